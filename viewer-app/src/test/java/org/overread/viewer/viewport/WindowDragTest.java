package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.overread.core.image.LookupTable;
import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiWindow;
import org.overread.core.image.VoiWindow.Function;

class WindowDragTest {

    @Test
    void aDragChangesWidthAcrossAndCentreDown() {
        assertThat(WindowDrag.from(new VoiWindow(40, 400, "Mediastinum"), 10, -5))
                .isEqualTo(new VoiWindow(35, 410, ""));
        assertThat(WindowDrag.from(new VoiWindow(40, 2, ""), -500, 0).width()).isEqualTo(1);
    }

    @Test
    void narrowWindowsOfRealNumbersStayExactAndNeverEmpty() {
        VoiWindow window = new VoiWindow(0.002, 0.001, Function.LINEAR_EXACT, "");
        VoiWindow dragged = WindowDrag.from(window, -10_000, 100);
        assertThat(dragged.function()).isEqualTo(Function.LINEAR_EXACT);
        assertThat(dragged.width()).isEqualTo(0.0005);
        assertThat(dragged.center()).isCloseTo(0.00225, within(1e-12));
    }

    @Test
    void aTableGoesOverIntoTheLineNearestToIt() {
        char[] outputs = new char[1000];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (char) (i * 4);
        }
        VoiWindow dragged = WindowDrag.from(new VoiLut(new LookupTable(100, outputs, 12), "HARD"), 0, 0);
        assertThat(dragged.function()).isEqualTo(Function.LINEAR);
        assertThat(dragged.center()).isCloseTo(600, within(5.0));
        assertThat(dragged.width()).isCloseTo(1000, within(10.0));
    }

    @Test
    void widthsAreWrittenWithTheDigitsThatTellThem() {
        assertThat(WindowText.of(new VoiWindow(40, 400, ""))).isEqualTo("W 400  L 40");
        assertThat(WindowText.of(new VoiWindow(0.002, 0.00125, Function.LINEAR_EXACT, "")))
                .isEqualTo("W 0.00125  L 0.00200");
        assertThat(WindowText.of(new VoiWindow(40, 400, Function.SIGMOID, ""))).endsWith("sigmoid");
    }
}
