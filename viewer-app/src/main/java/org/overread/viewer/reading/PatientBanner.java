package org.overread.viewer.reading;

import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.text.FontWeight;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.findings.panel.AiStateLine;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/** Whose images these are, always in view; beside it the AI's state and the reader. Who the patient is is never shortened. */
final class PatientBanner extends Region {
    private static final double HEIGHT = 56;
    private static final double MARGIN = 16;
    private static final double GAP = 20;
    private static final double FIRST_BASELINE = 24;
    private static final double SECOND_BASELINE = 45;
    private static final double RIGHT_SHARE = 0.45;
    private static final double LEAST_OF_AI = 120;

    private final OneLine name = new OneLine(18, FontWeight.BOLD, Palette.TEXT);
    private final OneLine person = new OneLine(14, Palette.TEXT);
    private final OneLine identifiers = new OneLine(13, Palette.TEXT);
    private final OneLine study = new OneLine(13, Palette.SECONDARY);
    private final OneLine ai = new OneLine(13, Palette.TEXT);
    private List<String> aiTexts = List.of("");
    private final OneLine priors = new OneLine(13, Palette.TEXT);
    private final OneLine reader = new OneLine(13, Palette.SECONDARY);

    PatientBanner() {
        setBackground(Background.fill(Palette.PANEL));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        getChildren().addAll(name, person, identifiers, study, ai, priors, reader);
    }

    void none() {
        write(Texts.of("banner.noStudy"), "", "", "");
    }

    void show(Study shown) {
        write(
                PatientWriting.name(shown.patient().name()),
                PatientWriting.person(shown.patient(), shown.date()),
                PatientWriting.identifiers(shown.patient(), shown.accessionNumber()),
                PatientWriting.study(shown.description(), shown.date()));
    }

    /** Whose images are on their way, as the worklist says; once they have come, they say themselves whose they are. */
    void coming(WorklistStudy line) {
        write(
                PatientWriting.name(line.patient().name()),
                PatientWriting.person(line.patient(), line.date()),
                PatientWriting.identifiers(line.patient(), line.accessionNumber()),
                PatientWriting.study(line.description(), line.date()));
    }

    private void write(String whose, String who, String numbers, String what) {
        name.set(whose);
        person.set(who);
        identifiers.set(numbers);
        study.set(what);
        requestLayout();
    }

    void ai(List<AiStateLine> lines) {
        aiTexts = BannerAi.texts(lines);
        ai.set(aiTexts.getFirst());
        requestLayout();
    }

    /** How many earlier studies of the patient are known of. @param perhapsMore whether an archive could not be asked */
    void priors(int count, boolean perhapsMore) {
        String known = count == 0 ? "" : Texts.of("banner.priors", count);
        String text = perhapsMore ? Texts.of(count == 0 ? "banner.priorsUnknown" : "banner.priorsMore", known) : known;
        if (!text.equals(priors.whole())) {
            priors.set(text);
            requestLayout();
        }
    }

    void reader(ReaderIdentity identity) {
        reader.set(Texts.of("banner.reader", PatientWriting.name(identity.personName())));
        requestLayout();
    }

    /** Who the patient is, in a line. */
    String patient() {
        return name.whole() + "  ·  " + person.whole() + "  ·  " + identifiers.whole();
    }

    /** All that is said, for tests. */
    String content() {
        return String.join(
                "\n",
                name.whole(),
                person.whole(),
                identifiers.whole(),
                study.whole(),
                aiTexts.getFirst(),
                priors.whole(),
                reader.whole());
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - MARGIN;
        name.at(MARGIN, FIRST_BASELINE);
        double afterName = MARGIN + name.width() + GAP;
        double room = right - afterName - person.width() - GAP;
        fitAi(room);
        reader.fit(getWidth() * RIGHT_SHARE);
        ai.at(right - ai.width(), FIRST_BASELINE);
        reader.at(right - reader.width(), SECOND_BASELINE);
        // where there is no room for both, the patient comes first
        ai.setVisible(room > LEAST_OF_AI);
        person.at(afterName, FIRST_BASELINE);
        identifiers.at(MARGIN, SECOND_BASELINE);
        double afterIds = MARGIN + identifiers.width() + GAP;
        double priorsAt = right - reader.width() - GAP - priors.width();
        priors.at(priorsAt, SECOND_BASELINE);
        study.fit(Math.max(0, priorsAt - GAP - afterIds));
        study.at(afterIds, SECOND_BASELINE);
    }

    /** The longest text that there is room for. */
    private void fitAi(double room) {
        for (String text : aiTexts) {
            ai.set(text);
            if (ai.width() <= room) {
                return;
            }
        }
        ai.fit(room);
    }
}
