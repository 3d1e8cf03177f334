package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.study.Series;

@Timeout(20)
class InferenceRunTest {
    private final InferenceQueue queue =
            new InferenceQueue(Clock.systemUTC(), Duration.ofSeconds(10), RunSurroundings.plain());
    private final List<InferenceStatus> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        queue.close();
        never.countDown();
    }

    @Test
    void runWithFindingsGoesThroughQueuedAndRunning() throws Exception {
        InferenceStatus last = run(monitor -> {
            monitor.progress(0.5);
            return FakeLung.detection(FakeLung.region(0.9, -10, 0, 0));
        });

        assertThat(told)
                .extracting(InferenceStatus::state)
                .containsExactly(RunState.QUEUED, RunState.RUNNING, RunState.RUNNING, RunState.FINDINGS);
        assertThat(told).extracting(InferenceStatus::progress).containsExactly(0.0, 0.0, 0.5, 1.0);
        assertThat(last.finished()).isTrue();
        assertThat(last.provider()).isEqualTo("CPU");
        assertThat(last.said()).isEmpty();
        assertThat(last.elapsed()).isPositive();
        assertThat(last.findings()).extracting(Finding::number).containsExactly(1);
        assertThat(last.findings().get(0).origin()).isEqualTo(new FindingOrigin.Model(FakeLung.MODEL, last.runUid()));
    }

    @Test
    void runWithoutFindingsSaysSo() throws Exception {
        InferenceStatus last = run(monitor -> FakeLung.detection());

        assertThat(last.state()).isEqualTo(RunState.NO_FINDINGS);
        assertThat(last.finished()).isTrue();
    }

    @Test
    void ineligibleSeriesIsNotRunAndSaysWhy() throws Exception {
        Series mr = new Series("1.2.9", "MR", Optional.empty(), "", "", List.of(), true, List.of());
        InferenceStatus last = start(new InferenceRequest(
                        FakeLung.detector(monitor -> {
                            throw new AssertionError("must not run");
                        }),
                        FakeLung.STUDY,
                        mr,
                        FakeLung::volume,
                        Instant.now(),
                        Duration.ofSeconds(10),
                        1))
                .get(5, TimeUnit.SECONDS);

        assertThat(last.state()).isEqualTo(RunState.NOT_ELIGIBLE);
        assertThat(last.said()).contains("not CT");
        assertThat(told).hasSize(1);
    }

    @Test
    void seriesFoundUnfitDuringTheRunIsNotEligibleAndNotFailed() throws Exception {
        InferenceStatus last = run(monitor -> {
            throw new InferenceException(InferenceException.Kind.NOT_ELIGIBLE, "no lungs");
        });

        assertThat(last.state()).isEqualTo(RunState.NOT_ELIGIBLE);
        assertThat(last.said()).contains("no lungs");
        assertThat(last.finished()).isTrue();
    }

    @Test
    void lateRunStaysLateAndItsFindingsWaitToBeAskedFor() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        InferenceRun run = queue.start(
                request(
                        monitor -> {
                            await(late);
                            return FakeLung.detection(FakeLung.region(0.9, -10, 0, 0));
                        },
                        Duration.ofMillis(50)),
                status -> {
                    told.add(status);
                    if (status.state() == RunState.LATE) {
                        late.countDown();
                    }
                });
        InferenceStatus last = run.ended().get(5, TimeUnit.SECONDS);

        InferenceStatus atDeadline = told.get(told.size() - 2);
        assertThat(atDeadline.state()).isEqualTo(RunState.LATE);
        assertThat(atDeadline.finished()).isFalse();
        assertThat(atDeadline.findings()).isEmpty();
        assertThat(atDeadline.said().orElseThrow()).contains("no result within");
        assertThat(last.state()).isEqualTo(RunState.LATE);
        assertThat(last.finished()).isTrue();
        assertThat(last.findings()).hasSize(1);
    }

    @Test
    void deadlineCountsFromTheCompleteStudyNotFromTheStartOfTheRun() throws Exception {
        InferenceRequest longComplete = new InferenceRequest(
                FakeLung.detector(monitor -> {
                    await(never);
                    return FakeLung.detection();
                }),
                FakeLung.STUDY,
                FakeLung.CHEST,
                FakeLung::volume,
                Instant.now().minusSeconds(60),
                Duration.ofSeconds(10),
                1);
        CountDownLatch late = new CountDownLatch(1);
        queue.start(longComplete, whenLate(late));

        assertThat(late.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runThatWaitsForItsTurnCanBeLateToo() throws Exception {
        queue.start(request(monitor -> stuck(), Duration.ofSeconds(30)), status -> {});
        CountDownLatch late = new CountDownLatch(1);
        InferenceRun second =
                queue.start(request(monitor -> FakeLung.detection(), Duration.ofMillis(50)), whenLate(late));

        assertThat(late.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(second.status().finished()).isFalse();
    }

    @Test
    void cancelledRunWithAStuckKernelEndsAtOnceAndTheNextOneRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        InferenceRun stuck = queue.start(
                request(
                        monitor -> {
                            running.countDown();
                            return stuck();
                        },
                        Duration.ofSeconds(30)),
                told::add);
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        stuck.cancel();

        InferenceStatus last = stuck.ended().get(5, TimeUnit.SECONDS);
        assertThat(last.state()).isEqualTo(RunState.FAILED);
        assertThat(last.said()).contains("cancelled");
        assertThat(run(monitor -> FakeLung.detection()).state()).isEqualTo(RunState.NO_FINDINGS);
    }

    @Test
    void detectorLearnsThatItIsNoLongerWanted() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        InferenceRun run = queue.start(
                request(
                        monitor -> {
                            while (!monitor.cancelled()) {
                                Thread.onSpinWait();
                            }
                            stopped.countDown();
                            throw new InferenceException(InferenceException.Kind.CANCELLED, "cancelled");
                        },
                        Duration.ofSeconds(30)),
                told::add);
        run.cancel();

        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(run.ended().get(5, TimeUnit.SECONDS).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void runThatNeverReturnsIsAbandoned() throws Exception {
        try (InferenceQueue impatient =
                new InferenceQueue(Clock.systemUTC(), Duration.ofMillis(50), RunSurroundings.plain())) {
            InferenceRun run = impatient.start(request(monitor -> stuck(), Duration.ofSeconds(30)), told::add);
            InferenceStatus last = run.ended().get(5, TimeUnit.SECONDS);

            assertThat(last.state()).isEqualTo(RunState.FAILED);
            assertThat(last.said().orElseThrow()).contains("abandoned");
        }
    }

    @Test
    void everyKindOfFailureIsNamed() throws Exception {
        assertThat(failure(monitor -> {
                    throw new InferenceException(InferenceException.Kind.BAD_OUTPUT, "the output is not finite");
                }))
                .isEqualTo("the output is not finite");
        assertThat(failure(monitor -> {
                    throw new OutOfMemoryError("planted");
                }))
                .isEqualTo("not enough memory for this model and series");
        assertThat(failure(monitor -> {
                    throw new IllegalStateException("DOE^JANE");
                }))
                .isEqualTo("unexpected error (IllegalStateException)");
        assertThat(failure(monitor -> {
                    throw new UnsatisfiedLinkError("planted");
                }))
                .isEqualTo("unexpected error (UnsatisfiedLinkError)");
        assertThat(failure(monitor -> FakeLung.detection(FakeLung.region(Double.NaN, 0, 0, 0))))
                .isEqualTo("unexpected error (IllegalArgumentException)");
    }

    @Test
    void unreadableSeriesFailsWithoutAFileName() throws Exception {
        assertThat(unreadable(series -> {
                    throw new DicomException(DicomException.Kind.TRUNCATED, "ends early");
                }))
                .isEqualTo("the series cannot be read: ends early");
        assertThat(unreadable(series -> {
                    throw new IOException("/data/DOE^JANE.dcm");
                }))
                .isEqualTo("the series cannot be read (IOException)");
    }

    @Test
    void failingListenerDoesNotEndTheRun() throws Exception {
        InferenceRun run = queue.start(request(monitor -> FakeLung.detection(), Duration.ofSeconds(10)), status -> {
            throw new IllegalStateException("planted");
        });

        assertThat(run.ended().get(5, TimeUnit.SECONDS).state()).isEqualTo(RunState.NO_FINDINGS);
    }

    @Test
    void askingForARunDoesNotWait() {
        long before = System.nanoTime();
        queue.start(request(monitor -> stuck(), Duration.ofSeconds(10)), status -> await(never));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    private Consumer<InferenceStatus> whenLate(CountDownLatch late) {
        return status -> {
            if (status.state() == RunState.LATE) {
                late.countDown();
            }
        };
    }

    private String failure(FakeLung.Behaviour behaviour) throws Exception {
        InferenceStatus last = run(behaviour);
        assertThat(last.state()).isEqualTo(RunState.FAILED);
        assertThat(last.findings()).isEmpty();
        return last.said().orElseThrow();
    }

    private String unreadable(VolumeSource source) throws Exception {
        InferenceRequest request = new InferenceRequest(
                FakeLung.detector(monitor -> FakeLung.detection()),
                FakeLung.STUDY,
                FakeLung.CHEST,
                source,
                Instant.now(),
                Duration.ofSeconds(10),
                1);
        InferenceStatus last = start(request).get(5, TimeUnit.SECONDS);
        assertThat(last.state()).isEqualTo(RunState.FAILED);
        return last.said().orElseThrow();
    }

    private InferenceStatus run(FakeLung.Behaviour behaviour) throws Exception {
        return start(request(behaviour, Duration.ofSeconds(10))).get(5, TimeUnit.SECONDS);
    }

    private Future<InferenceStatus> start(InferenceRequest request) {
        return queue.start(request, told::add).ended();
    }

    private InferenceRequest request(FakeLung.Behaviour behaviour, Duration deadline) {
        return new InferenceRequest(
                FakeLung.detector(behaviour),
                FakeLung.STUDY,
                FakeLung.CHEST,
                FakeLung::volume,
                Instant.now(),
                deadline,
                1);
    }

    private Detection stuck() {
        await(never);
        return FakeLung.detection();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
