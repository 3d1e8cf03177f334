package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.study.Instance;
import org.overread.viewer.viewport.SyntheticSeries;

/** What was tolerated in a frame's pixel data is said on that frame, and on no other. */
@ExtendWith(VirtualScreen.class)
class PixelDataWarningsTest {
    private ReadingBench bench;

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aDamagedFrameSaysSoAndAWholeOneDoesNot() {
        bench = new ReadingBench(PixelDataWarningsTest::read, 1200, 800);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 4)));
        bench.script.press("Home");
        bench.settle();
        assertThat(bench.texts()).contains("Slice 1 /").contains("Pixel data: detail is missing");

        bench.script.press("Down");
        bench.settle();
        assertThat(bench.texts()).contains("Slice 2 /").doesNotContain("Pixel data:");
    }

    private static ImageFrame read(Instance instance, int number) {
        GreyFrame frame = SyntheticSeries.read(instance, number);
        boolean first = instance.sopInstanceUid().endsWith(".1");
        return new GreyFrame(
                frame.ref(),
                frame.columns(),
                frame.rows(),
                frame.stored(),
                frame.unsigned(),
                frame.modalityLut(),
                first ? List.of("detail is missing") : List.of());
    }
}
