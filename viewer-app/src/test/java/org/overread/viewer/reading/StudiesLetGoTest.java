package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SyntheticSeries;

/** A reader opens hundreds of studies a day in one window: none stays in memory once the next is on screen. */
@ExtendWith(VirtualScreen.class)
class StudiesLetGoTest {

    @Test
    void ofTenStudiesOpenedNoneIsHeldOnceTheWindowIsEmpty() throws Exception {
        List<WeakReference<Study>> opened = new ArrayList<>();
        try (ReadingBench bench = new ReadingBench(SyntheticSeries::read, 1200, 800)) {
            for (int number = 0; number < 10; number++) {
                opened.add(new WeakReference<>(read(bench, number)));
            }
            bench.window.nothingOpen();
            bench.settle();
            bench.host.review = null;
            bench.annotations = null;
            for (int turn = 0; turn < 50 && held(opened) > 0; turn++) {
                System.gc();
                Thread.sleep(50);
            }
            assertThat(held(opened)).isZero();
        }
    }

    private static Study read(ReadingBench bench, int number) throws Exception {
        Series series = SyntheticSeries.of("1.2." + (100 + number), 12);
        Study study = ReadingBench.study(series);
        bench.open(study);
        bench.window.inference(ReadingBench.run(
                ReadingBench.STUDY,
                RunState.FINDINGS,
                true,
                List.of(ReadingBench.onSlice(1, series, 5, new ImagePoint(44, 20), 6))));
        bench.script.press("F4").get();
        bench.settle();
        bench.script.press("Down").get();
        bench.script.press("D").get();
        bench.settle();
        bench.script.press("F2").get();
        bench.settle();
        return study;
    }

    private static long held(List<WeakReference<Study>> opened) {
        return opened.stream().filter(one -> one.get() != null).count();
    }
}
