package org.overread.viewer.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameSource;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.SyntheticSeries;

class VolumeReadingTest {
    private static final int SLICES = 12;

    private final Series series = SyntheticSeries.of("1.2.3", SLICES);
    private final FrameRef first = new FrameStack(series).frame(0).ref();
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    /** Else the window stands still until the disk has given the slice. */
    @Test
    void aStudyThatLeavesDoesNotWaitForItsVolumeWhichIsNotReadToItsEnd() throws Exception {
        try (FrameLoader loader = new FrameLoader(slow(), 1)) {
            VolumeReading volumes = new VolumeReading(loader);
            CompletableFuture<Optional<VolumeValues>> asked =
                    CompletableFuture.supplyAsync(() -> volumes.of(series, first), VolumeReadingTest::apart);
            assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture.runAsync(volumes::forget, VolumeReadingTest::apart)
                    .get(10, TimeUnit.SECONDS);
            go.countDown();
            assertThat(asked.get(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(reads).hasValue(1);
        }
    }

    @Test
    void aVolumeMeasuredInAgainIsNotReadAgain() {
        go.countDown();
        try (FrameLoader loader = new FrameLoader(slow(), 1)) {
            VolumeReading volumes = new VolumeReading(loader);
            Optional<VolumeValues> values = volumes.of(series, first);
            assertThat(values).isPresent();
            assertThat(volumes.of(series, first)).containsSame(values.get());
            assertThat(reads).hasValue(SLICES);
        }
    }

    private FrameSource slow() {
        return (instance, frame) -> {
            reads.incrementAndGet();
            reading.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return SyntheticSeries.read(instance, frame);
        };
    }

    private static void apart(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }
}
