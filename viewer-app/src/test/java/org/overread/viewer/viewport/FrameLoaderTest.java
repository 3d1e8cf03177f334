package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;

class FrameLoaderTest {
    private static final long FRAME_BYTES = 2L * SyntheticSeries.SIZE * SyntheticSeries.SIZE;

    private final FrameStack stack = new FrameStack(SyntheticSeries.of("1.2.3", 20));

    @Test
    void theCacheStaysWithinItsBoundAndDropsTheLeastRecentlyUsed() throws Exception {
        FrameCache cache = new FrameCache(3 * FRAME_BYTES);
        for (int k = 0; k < 3; k++) {
            cache.put(SyntheticSeries.read(stack.frame(k).instance(), 1));
        }
        cache.get(stack.frame(0).ref());
        cache.put(SyntheticSeries.read(stack.frame(3).instance(), 1));
        assertThat(cache.bytes()).isEqualTo(3 * FRAME_BYTES);
        assertThat(cache.get(stack.frame(0).ref())).isPresent();
        assertThat(cache.get(stack.frame(1).ref())).isEmpty();
    }

    @Test
    void aFrameLargerThanTheBoundIsShownButNotKept() throws Exception {
        try (FrameLoader loader = new FrameLoader(SyntheticSeries::read, FRAME_BYTES - 1)) {
            assertThat(loader.load(stack.frame(4)).ref())
                    .isEqualTo(stack.frame(4).ref());
            assertThat(loader.cachedBytes()).isZero();
        }
    }

    @Test
    void framesOfTheSameInstanceAreKeptApart() throws Exception {
        FrameCache cache = new FrameCache(10 * FRAME_BYTES);
        cache.put(SyntheticSeries.read(stack.frame(0).instance(), 1));
        FrameRef second = new FrameRef(stack.frame(0).ref().sopInstanceUid(), 2);
        assertThat(cache.get(second)).isEmpty();
    }

    @Test
    void pixelsOfAnotherInstanceThanAskedForAreRefused() {
        FrameSource wrong =
                (instance, frame) -> SyntheticSeries.read(stack.frame(9).instance(), frame);
        try (FrameLoader loader = new FrameLoader(wrong, 1 << 20)) {
            assertThatThrownBy(() -> loader.load(stack.frame(4)))
                    .isInstanceOf(DicomException.class)
                    .hasMessageContaining("another instance");
            assertThat(loader.cachedBytes()).isZero();
        }
    }

    @Test
    void aFrameAskedForTwiceAtTheSameTimeIsReadOnce() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FrameSource slow = (instance, frame) -> {
            reads.incrementAndGet();
            reading.countDown();
            awaitQuietly(go);
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(slow, 1 << 20)) {
            loader.prefetch(this, List.of(stack.frame(2)));
            assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<ImageFrame> wanted = CompletableFuture.supplyAsync(() -> loadUnchecked(loader, 2));
            go.countDown();
            assertThat(wanted.get(5, TimeUnit.SECONDS).ref())
                    .isEqualTo(stack.frame(2).ref());
            assertThat(reads).hasValue(1);
        }
    }

    /** An interruption closes the file that is being read; the image is as good as before. */
    @Test
    void aReadThatIsBrokenOffNamesNoImageAndWhoeverElseWaitsGetsIt() throws Exception {
        List<FrameRef> refused = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch reading = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        FrameSource once = (instance, frame) -> {
            if (reads.incrementAndGet() == 1) {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new ClosedByInterruptException();
                }
            }
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(once, 1 << 20)) {
            loader.tell(told(refused));
            List<IOException> brokenOff = Collections.synchronizedList(new ArrayList<>());
            Thread fusing = new Thread(() -> {
                try {
                    loader.load(stack.frame(2));
                } catch (IOException e) {
                    brokenOff.add(e);
                }
            });
            fusing.start();
            assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<ImageFrame> painter = CompletableFuture.supplyAsync(() -> loadUnchecked(loader, 2));
            Thread.sleep(100);
            fusing.interrupt();
            fusing.join();
            assertThat(painter.get(5, TimeUnit.SECONDS).ref())
                    .isEqualTo(stack.frame(2).ref());
            assertThat(brokenOff).hasSize(1);
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void whatADecoderFailsOnAndWhatIsOfAnotherSizeIsRefusedAsWhatCannotBeRead() {
        List<FrameRef> refused = new ArrayList<>();
        FrameSource failing = (instance, frame) -> {
            if (instance.sopInstanceUid().endsWith(".1")) {
                throw new IllegalStateException("decoder");
            }
            return new GreyFrame(
                    new FrameRef(instance.sopInstanceUid(), frame), 2, 2, new short[4], true, ModalityLut.IDENTITY);
        };
        try (FrameLoader loader = new FrameLoader(failing, 1 << 20)) {
            loader.tell(told(refused));
            assertThatThrownBy(() -> loader.load(stack.frame(0))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> loader.load(stack.frame(1))).hasMessageContaining("size its header states");
        }
        assertThat(refused).containsExactly(stack.frame(0).ref(), stack.frame(1).ref());
    }

    @Test
    void readingAheadGoesWhereTheReaderScrolls() {
        List<Integer> order = new ArrayList<>();
        ReadingAhead.frames(stack, 10, 1)
                .forEach(frame -> order.add(stack.position(frame.ref()).getAsInt()));
        assertThat(order).startsWith(11, 12, 13, 9, 14, 15, 16, 8).hasSize(19).doesNotHaveDuplicates();
        assertThat(stack.position(ReadingAhead.frames(stack, 10, -1).getFirst().ref()))
                .hasValue(9);
    }

    @Test
    void readingAheadStopsForANewerWish() throws Exception {
        List<FrameRef> read = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        FrameSource recorded = (instance, frame) -> {
            read.add(new FrameRef(instance.sopInstanceUid(), frame));
            first.countDown();
            awaitQuietly(go);
            if (instance.sopInstanceUid().equals("1.2.3.20")) {
                last.countDown();
            }
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(recorded, 1 << 20, 1)) {
            loader.prefetch(this, stack.frames());
            assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
            loader.prefetch(this, List.of(stack.frame(19)));
            go.countDown();
            assertThat(last.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(read)
                    .containsExactly(stack.frame(0).ref(), stack.frame(19).ref());
        }
    }

    @Test
    void framesAreReadAheadOnSeveralThreadsAndForEveryViewer() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        FrameSource meeting = (instance, frame) -> {
            together.countDown();
            awaitQuietly(together);
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(meeting, 1 << 20, 3)) {
            loader.prefetch("left", stack.frames().subList(0, 2));
            loader.prefetch("right", stack.frames().subList(10, 12));
            assertThat(together.await(5, TimeUnit.SECONDS)).isTrue();
            awaitCached(loader, 4);
        }
    }

    @Test
    void whatIsWaitedForComesBeforeWhatIsReadAhead() throws Exception {
        List<FrameRef> read = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FrameSource recorded = (instance, frame) -> {
            if (instance.sopInstanceUid().equals("1.2.3.10")) {
                begun.countDown();
                awaitQuietly(go);
            }
            read.add(new FrameRef(instance.sopInstanceUid(), frame));
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(recorded, 1 << 20, 2)) {
            CompletableFuture<ImageFrame> waited = CompletableFuture.supplyAsync(() -> loadUnchecked(loader, 9));
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            loader.prefetch(this, stack.frames().subList(0, 2));
            Thread.sleep(50);
            assertThat(read).isEmpty();
            go.countDown();
            waited.get(5, TimeUnit.SECONDS);
            awaitCached(loader, 3);
            assertThat(read.getFirst()).isEqualTo(stack.frame(9).ref());
        }
    }

    @Test
    void aViewersShareOfTheCacheIsAllThatIsReadAheadForIt() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        FrameSource counted = (instance, frame) -> {
            reads.incrementAndGet();
            return SyntheticSeries.read(instance, frame);
        };
        try (FrameLoader loader = new FrameLoader(counted, 8 * FRAME_BYTES, 1)) {
            loader.prefetch(this, stack.frames());
            awaitCached(loader, 7);
            Thread.sleep(50);
            assertThat(reads).hasValue(7);
        }
    }

    @Test
    void ofWaitingTasksOnlyTheNewestIsRun() throws Exception {
        List<Integer> run = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (NewestWins worker = new NewestWins("test", Thread.NORM_PRIORITY)) {
            worker.submit(() -> {
                busy.countDown();
                awaitQuietly(go);
                run.add(0);
            });
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= 50; i++) {
                int number = i;
                worker.submit(() -> {
                    run.add(number);
                    done.countDown();
                });
            }
            go.countDown();
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(run).containsExactly(0, 50);
        }
    }

    private static FrameLoader.Told told(List<FrameRef> refused) {
        return new FrameLoader.Told() {
            @Override
            public void read(FrameRef frame) {}

            @Override
            public void refused(StackFrame frame, Exception why) {
                refused.add(frame.ref());
            }
        };
    }

    private static void awaitCached(FrameLoader loader, int frames) throws InterruptedException {
        for (int i = 0; i < 500 && loader.cachedBytes() < (long) frames * FRAME_BYTES; i++) {
            Thread.sleep(10);
        }
        assertThat(loader.cachedBytes()).isEqualTo((long) frames * FRAME_BYTES);
    }

    private ImageFrame loadUnchecked(FrameLoader loader, int position) {
        try {
            return loader.load(stack.frame(position));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
