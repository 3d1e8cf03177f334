package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.example.SyntheticStudies;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.hanging.KnownPriors;
import org.overread.viewer.viewport.SyntheticSeries;

/** The main states of the window look as they did when somebody last looked at them. */
@ExtendWith(VirtualScreen.class)
class GoldenScreensTest {
    private ReadingBench bench = new ReadingBench(SyntheticSeries::read, 1280, 800);

    private static final class NoPriors implements HangingSources.PriorSource {
        @Override
        public CompletableFuture<KnownPriors> of(Study current) {
            return CompletableFuture.completedFuture(KnownPriors.NONE);
        }

        @Override
        public CompletableFuture<Study> read(WorklistStudy prior) {
            throw new AssertionError(prior);
        }
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void withoutAStudyAndAfterAFailure() throws IOException {
        check(bench.picture("golden-empty"), "empty");
        bench.window.failed("No DICOM images in /media/disc (setup.exe: no DICOM).", List.of());
        bench.settle();
        check(bench.picture("golden-failed"), "failed");
    }

    @Test
    void readingWithFindings() throws IOException {
        Series series = SyntheticSeries.of("1.2.3", 9);
        bench.open(ReadingBench.study(series, SyntheticSeries.of("1.2.4", 5)));
        bench.window.inference(ReadingBench.run(
                ReadingBench.STUDY,
                RunState.FINDINGS,
                true,
                List.of(
                        ReadingBench.onSlice(1, series, 4, new ImagePoint(20, 30), 12),
                        ReadingBench.onSlice(2, series, 4, new ImagePoint(40, 20), 6))));
        bench.keys(KeyCode.D);
        WritableImage reading = bench.picture("golden-reading");
        check(reading, "reading");
        bench.keys(KeyCode.B);
        assertThat(GoldenPicture.of(bench.picture("golden-no-panel")).looksLike(GoldenPicture.of(reading)))
                .as("a missing panel is not noticed")
                .isFalse();
    }

    @Test
    void mammographyBackToBack() throws IOException {
        bench.close();
        bench = new ReadingBench(
                WindowSettings.standard(DrawnPixels::read, ReadingBench.READER)
                        .with(HangingSources.of(
                                CompletableFuture.completedFuture(HangingFiles.shipped()), new NoPriors())),
                1280,
                800);
        bench.open(SyntheticStudies.mammography("1.2.1", "20260101"));
        bench.settle();
        check(bench.picture("golden-mammography"), "mammography");
    }

    private static void check(WritableImage picture, String name) throws IOException {
        GoldenPicture now = GoldenPicture.of(picture);
        assertThat(now.looksLike(now.kept(name)))
                .as(name + " differs in " + now.differing(now.kept(name))
                        + " of its cells: look at target/screens/golden-" + name + ".png")
                .isTrue();
    }
}
