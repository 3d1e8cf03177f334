package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.core.inference.RunState;
import org.overread.findings.panel.AiStateLine;
import org.overread.viewer.theme.Texts;

/**
 * How the AI stands, for a line with little room. Models are named in the findings panel, here only where there are several to be told
 * apart.
 */
final class BannerAi {
    private static final String BETWEEN = "     ";

    /** The same from all of it to the least; that a model is not for clinical use is in each. */
    static List<String> texts(List<AiStateLine> lines) {
        List<AiStateLine> runs =
                lines.stream().filter(line -> line.model().isPresent()).toList();
        List<AiStateLine> told = runs.isEmpty() ? lines : runs;
        boolean several = lines.size() > 1;
        List<String> texts = new ArrayList<>(List.of(joined(lines, several), joined(told, told.size() > 1)));
        if (runs.isEmpty() && lines.stream().allMatch(line -> line.state().isEmpty())) {
            texts.add(Texts.of("banner.ai", Texts.of("banner.aiNone")));
        }
        told.stream()
                .filter(line -> line.model().isPresent())
                .min(Comparator.comparingInt(BannerAi::rank))
                .ifPresent(first -> texts.add(with(first, told)));
        return texts;
    }

    private static String joined(List<AiStateLine> lines, boolean named) {
        return String.join(
                BETWEEN, lines.stream().map(line -> text(line, named)).toList());
    }

    private static String with(AiStateLine first, List<AiStateLine> all) {
        String text = text(first, false);
        boolean unsaid = !first.referenceOnly() && all.stream().anyMatch(AiStateLine::referenceOnly);
        return all.size() == 1
                ? text
                : Texts.of("banner.aiMore", text, all.size() - 1) + (unsaid ? Texts.of("banner.reference") : "");
    }

    /** What the reader waits for or has to know comes first. */
    private static int rank(AiStateLine line) {
        return line.state()
                .map(state -> switch (state) {
                    case FAILED -> 0;
                    case LATE -> 1;
                    case FINDINGS -> 2;
                    case HELD -> 3;
                    case RUNNING, QUEUED -> 4;
                    default -> RunState.values().length;
                })
                .orElse(RunState.values().length + 1);
    }

    private static String text(AiStateLine line, boolean named) {
        String model = named ? line.model().map(name -> name + ": ").orElse("") : "";
        String reference = line.referenceOnly() ? Texts.of("banner.reference") : "";
        return Texts.of("banner.ai", model + line.text() + reference);
    }

    private BannerAi() {}
}
