package org.overread.viewer.hanging;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.hanging.HangingProtocol;
import org.overread.core.hanging.HangingStep;
import org.overread.core.hanging.HungCell;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;

/** The words for what hangs where. */
public final class HangingTexts {
    private static final long DAYS_SAID = 60;
    private static final long MONTHS_SAID = 24;

    /** What a protocol is called: a shipped one in the language of the screen, others as they call themselves. */
    public static String name(HangingProtocol protocol) {
        return protocol.origin() == HangingProtocol.Origin.SHIPPED
                ? Texts.of("protocol." + protocol.id())
                : protocol.name();
    }

    /** What a step of a protocol is called, also as it is hung, without places that have nothing to show. */
    static String name(HangingProtocol protocol, HangingStep step) {
        List<String> names = protocol.steps().stream().map(HangingStep::name).toList();
        int number = names.indexOf(step.name()) + 1;
        return protocol.origin() == HangingProtocol.Origin.SHIPPED
                ? Texts.of("protocol." + protocol.id() + "." + number)
                : step.name();
    }

    /** A DA as it is written on the screen. */
    static String day(Optional<String> date) {
        return date.map(Texts::date).orElse(Texts.of("banner.noDate"));
    }

    private static Optional<LocalDate> date(Optional<String> date) {
        try {
            return date.map(text -> LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What stands over every image of a prior. */
    static String prior(PriorStudy prior, Study current) {
        String age = date(prior.study().date())
                .flatMap(then -> date(current.date()).map(now -> age(then, now)))
                .orElse("");
        String text = Texts.of("prior.label", day(prior.study().date()), age).strip();
        return prior.differences().isEmpty() ? text : text + "  ·  " + Texts.of("prior.check");
    }

    /** In what a prior contradicts the study being read about whose it is; empty where it does not. */
    static String differences(PriorStudy prior) {
        String differing = prior.differences().stream()
                .map(one -> Texts.of("prior.differs." + one))
                .collect(Collectors.joining(", "));
        return differing.isEmpty() ? "" : Texts.of("prior.differs", differing);
    }

    private static String age(LocalDate then, LocalDate now) {
        long days = ChronoUnit.DAYS.between(then, now);
        long months = ChronoUnit.MONTHS.between(then, now);
        if (days < 0) {
            return "";
        }
        if (days < DAYS_SAID) {
            return Texts.of("prior.days", days);
        }
        return months < MONTHS_SAID ? Texts.of("prior.months", months) : Texts.of("prior.years", months / 12);
    }

    /** What is missing in a cell, and why as far as it is known. */
    static String missing(HungCell.Missing missing, List<PriorStudy> priors, boolean moreComes) {
        String label = missing.cell().label();
        String what;
        if (missing.prior() == 0) {
            what = Texts.of(moreComes ? "hanging.missingSoFar" : "hanging.missing", label);
        } else if (missing.noPrior()) {
            what = Texts.of("hanging.noPrior", label);
        } else {
            what = Texts.of(
                    "hanging.missingInPrior",
                    label,
                    day(priors.get(missing.prior() - 1).study().date()));
        }
        return missing.contradictory().isEmpty()
                ? what
                : what + "\n"
                        + Texts.of(
                                "hanging.contradictory",
                                missing.contradictory().size(),
                                String.join("; ", missing.contradictory()));
    }

    /** Series by number and description, as the strip has them. */
    static String names(List<FrameStack> stacks) {
        return stacks.stream()
                .map(stack -> (stack.series()
                                        .number()
                                        .map(number -> number + " ")
                                        .orElse("")
                                + stack.series().description())
                        .strip())
                .map(name -> name.isEmpty() ? Texts.of("hanging.nameless") : name)
                .collect(Collectors.joining(", "));
    }

    private HangingTexts() {}
}
