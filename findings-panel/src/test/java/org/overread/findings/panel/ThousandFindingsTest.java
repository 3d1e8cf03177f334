package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.overread.core.review.AssessmentDecision;

/** A list of 1,000 findings in a real window, beside one of 70 in the same run, since machines differ. */
class ThousandFindingsTest {
    private static final int DECISIONS = 60;

    @Test
    void decisionAmongAThousandFindingsTakesNoLongerThanAmongFew() {
        ReadingHost few = new ReadingHost(SomeFindings.byModel(70));
        ReadingHost many = new ReadingHost(SomeFindings.byModel(1000));
        try (PanelWindow fewWindow = PanelWindow.open(few.model, 344, 700);
                PanelWindow manyWindow = PanelWindow.open(many.model, 344, 700)) {
            double[] ofFew = new double[DECISIONS];
            double[] ofMany = new double[DECISIONS];
            decideAndLayOut(few, fewWindow);
            decideAndLayOut(many, manyWindow);
            for (int i = 0; i < DECISIONS; i++) {
                ofFew[i] = decideAndLayOut(few, fewWindow);
                ofMany[i] = decideAndLayOut(many, manyWindow);
            }
            assertThat(many.number(DECISIONS).decision()).contains(AssessmentDecision.ACCEPTED);
            assertThat(many.selectedNumber()).isEqualTo(DECISIONS + 1);
            assertThat(((ListView<?>) manyWindow.node("#findings-list"))
                            .getSelectionModel()
                            .getSelectedIndex())
                    .isEqualTo(DECISIONS);
            assertThat(median(ofMany))
                    .as("ms for a decision among 1,000; among 70 it takes %.1f", median(ofFew))
                    .isLessThan(3 * median(ofFew));
        }
    }

    private static double decideAndLayOut(ReadingHost host, PanelWindow window) {
        return PanelWindow.onFx(() -> {
            long start = System.nanoTime();
            host.model.moves().accept();
            window.panel.applyCss();
            window.panel.layout();
            return (System.nanoTime() - start) / 1e6;
        });
    }

    private static double median(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
