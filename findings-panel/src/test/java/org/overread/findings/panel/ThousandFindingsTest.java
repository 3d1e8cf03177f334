package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.overread.core.review.AssessmentDecision;

/** A list of 1,000 findings in a real window. */
class ThousandFindingsTest {
    private static final double WITHOUT_VISIBLE_DELAY_MS = 100;

    @Test
    void decisionsOnAThousandFindingsShowWithoutVisibleDelay() {
        ReadingHost host = new ReadingHost(SomeFindings.byModel(1000));
        try (PanelWindow window = PanelWindow.open(host.model, 344, 700)) {
            window.type(KeyCode.D);
            double[] millis = new double[60];
            for (int i = 0; i < millis.length; i++) {
                millis[i] = acceptAndLayOut(host, window);
            }
            Arrays.sort(millis);
            double median = millis[millis.length / 2];
            double slowest = millis[millis.length - 1];
            assertThat(host.number(60).decision()).contains(AssessmentDecision.ACCEPTED);
            assertThat(host.selectedNumber()).isEqualTo(61);
            ListView<?> list = (ListView<?>) window.node("#findings-list");
            assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(60);
            assertThat(median)
                    .as("median of 60 decisions, ms; slowest %.1f", slowest)
                    .isLessThan(WITHOUT_VISIBLE_DELAY_MS);
        }
    }

    private static double acceptAndLayOut(ReadingHost host, PanelWindow window) {
        return PanelWindow.onFx(() -> {
            long start = System.nanoTime();
            host.model.moves().accept();
            window.panel.applyCss();
            window.panel.layout();
            return (System.nanoTime() - start) / 1e6;
        });
    }
}
