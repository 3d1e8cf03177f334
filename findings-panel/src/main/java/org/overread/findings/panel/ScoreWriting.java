package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.core.inference.ClassScore;

/** Writes a model's scores of a whole study: those that reach their operating points, critical ones first; of others how many. */
final class ScoreWriting {
    private final PanelTexts texts;

    ScoreWriting(PanelTexts texts) {
        this.texts = texts;
    }

    List<ScoreLine> lines(List<ClassScore> scores) {
        List<ScoreLine> lines = new ArrayList<>();
        scores.stream()
                .filter(score -> score.positive().orElse(true))
                .sorted(Comparator.comparing(score -> !urgent(score)))
                .forEach(score -> lines.add(line(score)));
        int below = scores.size() - lines.size();
        if (below > 0) {
            lines.add(new ScoreLine(texts.text("score.below", below), false));
        }
        return lines;
    }

    /** How many reach an operating point. */
    static long positive(List<ClassScore> scores) {
        return scores.stream().filter(score -> score.positive().orElse(false)).count();
    }

    private ScoreLine line(ClassScore score) {
        String how = score.certainty()
                .map(certainty -> texts.text("score.certainty", Math.round(certainty.percent())))
                .orElseGet(() ->
                        texts.text("score.raw", texts.twoDecimals(score.score().value())));
        String text = texts.text("score.line", score.code().meaning(), how);
        if (score.positive().isEmpty()) {
            text = texts.text("score.noPoint", text);
        }
        return new ScoreLine(urgent(score) ? texts.text("score.critical", text) : text, urgent(score));
    }

    private static boolean urgent(ClassScore score) {
        return score.critical() && score.positive().orElse(false);
    }
}
