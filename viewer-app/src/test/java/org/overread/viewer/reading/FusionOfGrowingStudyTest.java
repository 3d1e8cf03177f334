package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SyntheticPet;
import org.overread.viewer.viewport.SyntheticSeries;

/** What is fused while images of the study still arrive, and once it has left the screen. */
@ExtendWith(VirtualScreen.class)
class FusionOfGrowingStudyTest {
    private ReadingBench bench;
    /** The last slice of the PET is not read before this opens. */
    private CountDownLatch petIsRead = new CountDownLatch(0);

    private final CountDownLatch awaited = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);

    private volatile WeakReference<Object> lastOfPet;

    @BeforeEach
    void window() {
        bench = new ReadingBench(this::read, 1200, 900);
    }

    @AfterEach
    void closeWindow() {
        petIsRead.countDown();
        bench.close();
    }

    @Test
    void itGoesOnWhenMoreImagesArriveTwiceBeforeTheFirstWereOnScreen() {
        openFused();
        growTwice();
        awaitFused();
        assertThat(bench.texts()).contains("Fused: PT 5  PET AC", "SUVbw 0.00 to 8.00 g/ml", "opacity 40 %");
    }

    @Test
    void whatIsStillBeingReadIsFusedAllTheSame() {
        petIsRead = new CountDownLatch(1);
        bench.open(studyWith(0));
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        growTwice();
        petIsRead.countDown();
        awaitFused();
        assertThat(bench.texts()).contains("Fused: PT 5  PET AC", "opacity 50 %");
    }

    @Test
    void aSliceWhoseReadingWasBrokenOffIsNotNamedAsUnreadable() throws Exception {
        petIsRead = new CountDownLatch(1);
        bench.open(studyWith(0));
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        assertThat(awaited.await(10, TimeUnit.SECONDS)).isTrue();
        growTwice();
        petIsRead.countDown();
        awaitFused();
        assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
        bench.settle();
        assertThat(bench.texts()).doesNotContain("file not read").doesNotContain("files not read");
    }

    @Test
    void noVoxelOfItIsHeldOnceTheStudyHasLeftTheScreen() throws Exception {
        openFused();
        bench.window.nothingOpen();
        bench.settle();
        for (int turn = 0; turn < 50 && lastOfPet.get() != null; turn++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(lastOfPet.get()).isNull();
    }

    private void openFused() {
        bench.open(studyWith(0));
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        awaitFused();
        bench.keys(KeyCode.SHIFT, KeyCode.H);
        bench.keys(KeyCode.OPEN_BRACKET);
        assertThat(bench.texts()).contains("SUVbw 0.00 to 8.00 g/ml", "opacity 40 %");
    }

    /** In one go on the JavaFX thread: no image is painted between. */
    private void growTwice() {
        bench.read(() -> {
            for (int images : List.of(5, 6)) {
                bench.window.grown(new OpenStudy(
                        studyWith(images),
                        bench.host.review,
                        bench.annotations,
                        bench.keyImages,
                        UnseenFiles.unreadable(List.of())));
            }
            return null;
        });
    }

    private static Study studyWith(int more) {
        Series ct = SyntheticSeries.of("1.2.3", 20);
        Series pet = SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE);
        return more == 0 ? ReadingBench.study(ct, pet) : ReadingBench.study(ct, pet, SyntheticSeries.of("1.2.4", more));
    }

    private ImageFrame read(Instance instance, int frame) throws IOException {
        ImageFrame read = SyntheticPet.read(instance, frame);
        if (instance.sopInstanceUid().equals(SyntheticPet.UID + "." + SyntheticPet.SLICES)) {
            awaited.countDown();
            try {
                petIsRead.await();
            } catch (InterruptedException e) {
                brokenOff.countDown();
                throw new InterruptedIOException();
            }
            lastOfPet = new WeakReference<>(((GreyFrame) read).stored());
        }
        return read;
    }

    private void awaitFused() {
        for (int i = 0; i < 200 && !bench.texts().contains("Fused:"); i++) {
            bench.settle();
        }
        bench.settle();
    }
}
