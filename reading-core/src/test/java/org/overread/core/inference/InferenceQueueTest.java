package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;

/** Whose turn it is, what there is room for, and what is known already. */
@Timeout(20)
class InferenceQueueTest {
    private static final MemoryNeed SMALL = new MemoryNeed(10, 10);
    private static final MemoryBudget BUDGET = new MemoryBudget(15, 15);

    private final Map<String, ResultCache.Kept> kept = new HashMap<>();
    private final List<InferenceStatus> monitored = new CopyOnWriteArrayList<>();
    private final List<InferenceStatus> told = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final InferenceQueue queue = new InferenceQueue(
            Clock.systemUTC(),
            Duration.ofSeconds(10),
            new RunSurroundings(cache(), monitored::add, MemoryBudget.ofThisProcess()));

    @AfterEach
    void close() {
        release.countDown();
        queue.close();
    }

    @Test
    void theStudyOnScreenGoesBeforePrefetchedOnesAndThoseBeforeTheWorklist() throws Exception {
        start(RunPriority.ON_SCREEN, "first", release);
        InferenceRun triage = start(RunPriority.TRIAGE, "triage", null);
        start(RunPriority.TRIAGE, "triage 2", null);
        start(RunPriority.PREFETCHED, "prefetched", null);
        start(RunPriority.ON_SCREEN, "screen", null);
        start(RunPriority.ON_SCREEN, "screen 2", null);
        release.countDown();
        InferenceRun last = start(RunPriority.TRIAGE, "triage 3", null);
        last.ended().get(5, TimeUnit.SECONDS);

        assertThat(order)
                .containsExactly("first", "screen", "screen 2", "prefetched", "triage", "triage 2", "triage 3");
        assertThat(triage.status().state()).isEqualTo(RunState.NO_FINDINGS);
    }

    @Test
    void aWorklistRunGivesWayToTheStudyOnScreenAndIsMadeAfterwards() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        InferenceRun triage = queue.start(
                request(RunPriority.TRIAGE, FakeLung.detector(monitor -> {
                    if (attempts.incrementAndGet() == 1) {
                        working.countDown();
                        while (!monitor.cancelled()) {
                            Thread.onSpinWait();
                        }
                        throw new InferenceException(InferenceException.Kind.CANCELLED, "cancelled");
                    }
                    return FakeLung.detection();
                })),
                told::add);
        assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
        InferenceRun urgent = start(RunPriority.ON_SCREEN, "screen", null);

        assertThat(urgent.ended().get(5, TimeUnit.SECONDS).state()).isEqualTo(RunState.NO_FINDINGS);
        assertThat(triage.ended().get(5, TimeUnit.SECONDS).state()).isEqualTo(RunState.NO_FINDINGS);
        assertThat(attempts).hasValue(2);
        assertThat(told)
                .extracting(InferenceStatus::state)
                .containsSubsequence(RunState.RUNNING, RunState.QUEUED, RunState.RUNNING, RunState.NO_FINDINGS);
    }

    @Test
    void aRunThatNeedsMoreMemoryThanModelsMayTakeFailsByNameAndIsNotStarted() throws Exception {
        try (InferenceQueue small = queue(BUDGET, Duration.ofSeconds(10))) {
            InferenceStatus last = small.start(
                            request(RunPriority.ON_SCREEN, needing(new MemoryNeed(20L << 20, 0), monitor -> {
                                throw new AssertionError("must not run");
                            })),
                            told::add)
                    .ended()
                    .get(5, TimeUnit.SECONDS);

            assertThat(last.state()).isEqualTo(RunState.FAILED);
            assertThat(last.details().failure()).contains(FailureCode.MEMORY_BUDGET);
            assertThat(last.said().orElseThrow()).contains("20 MiB of memory");
        }
    }

    @Test
    void memoryThatAStuckModelHoldsIsWaitedForAndUsedOnceItIsGivenBack() throws Exception {
        try (InferenceQueue small = queue(BUDGET, Duration.ofSeconds(10))) {
            CountDownLatch working = new CountDownLatch(1);
            InferenceRun stuck = small.start(
                    request(RunPriority.ON_SCREEN, needing(SMALL, monitor -> {
                        working.countDown();
                        await(release);
                        return FakeLung.detection();
                    })),
                    status -> {});
            assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
            stuck.cancel();
            CountDownLatch waits = new CountDownLatch(1);
            InferenceRun next = small.start(
                    request(RunPriority.ON_SCREEN, needing(SMALL, monitor -> FakeLung.detection())), status -> {
                        if (status.said().orElse("").contains("waits for memory")) {
                            waits.countDown();
                        }
                    });
            assertThat(waits.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(next.status().state()).isEqualTo(RunState.QUEUED);
            release.countDown();

            assertThat(next.ended().get(5, TimeUnit.SECONDS).state()).isEqualTo(RunState.NO_FINDINGS);
        }
    }

    @Test
    void memoryThatIsNeverGivenBackEndsTheWaitingRunByName() throws Exception {
        try (InferenceQueue small = queue(BUDGET, Duration.ofMillis(100))) {
            small.start(
                    request(RunPriority.ON_SCREEN, needing(SMALL, monitor -> {
                        await(release);
                        return FakeLung.detection();
                    })),
                    status -> {});
            InferenceStatus last = small.start(
                            request(RunPriority.ON_SCREEN, needing(SMALL, monitor -> FakeLung.detection())), told::add)
                    .ended()
                    .get(5, TimeUnit.SECONDS);

            assertThat(last.details().failure()).contains(FailureCode.MEMORY_BUDGET);
            assertThat(last.said().orElseThrow()).contains("an earlier run still holds it");
        }
    }

    @Test
    void aResultComputedBeforeIsTakenAsThisRunsOwn() throws Exception {
        AtomicInteger detections = new AtomicInteger();
        FindingDetector detector = FakeLung.detector(monitor -> {
            detections.incrementAndGet();
            return FakeLung.detection(FakeLung.region(0.9, -10, 0, 0));
        });
        InferenceStatus first = ended(detector, ReleaseTerms.AT_ONCE);
        InferenceStatus again = ended(detector, ReleaseTerms.AT_ONCE);

        assertThat(detections).hasValue(1);
        assertThat(first.details().cached()).isFalse();
        assertThat(again.details().cached()).isTrue();
        assertThat(again.state()).isEqualTo(RunState.FINDINGS);
        Finding finding = again.findings().getFirst();
        assertThat(finding.trackingUid()).isEqualTo(first.findings().getFirst().trackingUid());
        assertThat(finding.origin()).isEqualTo(new FindingOrigin.Model(FakeLung.MODEL, again.runUid()));
    }

    @Test
    void mapsComputedBeforeAreThereWithoutTheModelAndNoneOfASilentRunIsKept() throws Exception {
        AtomicInteger detections = new AtomicInteger();
        FindingDetector detector = FakeLung.detector(monitor -> {
            detections.incrementAndGet();
            return new Detection("CPU", Optional.of(FakeLung.FRAME_OF_REFERENCE), List.of(), FakeLung.lungs());
        });
        ended(detector, new ReleaseTerms(RolloutPhase.SILENT, ReadingMode.CONCURRENT));
        assertThat(kept).isEmpty();
        InferenceStatus first = ended(detector, ReleaseTerms.AT_ONCE);
        InferenceStatus again = ended(detector, ReleaseTerms.AT_ONCE);

        assertThat(detections).hasValue(2);
        assertThat(again.details().cached()).isTrue();
        assertThat(again.details().maps()).isTrue();
        assertThat(again.whole()).isEqualTo(first.whole()).isEqualTo(FakeLung.lungs());
        // kept of a run that was let out, it is not given out again where the model is silent now
        InferenceStatus silenced = ended(detector, new ReleaseTerms(RolloutPhase.SILENT, ReadingMode.CONCURRENT));
        assertThat(silenced.whole()).isEqualTo(SeriesResult.NONE);
        assertThat(detections).hasValue(3);
    }

    @Test
    void ofASilentRunNobodyIsToldMoreThanThatItIsOneAndTheMonitorsGetAll() throws Exception {
        ReleaseTerms silent = new ReleaseTerms(RolloutPhase.SILENT, ReadingMode.CONCURRENT);
        FindingDetector finds = FakeLung.detector(monitor -> FakeLung.detection(FakeLung.region(0.9, -10, 0, 0)));
        FindingDetector fails = FakeLung.detector(monitor -> {
            throw new InferenceException(InferenceException.Kind.BAD_OUTPUT, "planted");
        });
        ended(finds, silent);
        ended(fails, silent);

        assertThat(told).isNotEmpty().allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(RunState.SILENT);
            assertThat(status.findings()).isEmpty();
            assertThat(status.said()).isEmpty();
            assertThat(status.provider()).isEmpty();
            assertThat(status.elapsed()).isZero();
            assertThat(status.progress()).isZero();
            assertThat(status.details().failure()).isEmpty();
        });
        assertThat(monitored).extracting(InferenceStatus::state).containsExactly(RunState.FINDINGS, RunState.FAILED);
        assertThat(monitored.getFirst().findings()).hasSize(1);
        assertThat(kept).isEmpty();
    }

    private InferenceStatus ended(FindingDetector detector, ReleaseTerms terms) throws Exception {
        InferenceRequest request = new InferenceRequest(
                detector,
                FakeLung.STUDY,
                RunInput.of(FakeLung.CHEST),
                FakeLung::volume,
                Instant.now(),
                Duration.ofSeconds(10),
                1,
                terms,
                RunPriority.ON_SCREEN);
        return queue.start(request, told::add).ended().get(5, TimeUnit.SECONDS);
    }

    private InferenceRun start(RunPriority priority, String name, CountDownLatch until) {
        return queue.start(
                request(priority, FakeLung.detector(monitor -> {
                    order.add(name);
                    if (until != null) {
                        await(until);
                    }
                    return FakeLung.detection();
                })),
                status -> {});
    }

    private InferenceRequest request(RunPriority priority, FindingDetector detector) {
        return new InferenceRequest(
                detector,
                FakeLung.STUDY,
                RunInput.of(FakeLung.CHEST),
                FakeLung::volume,
                Instant.now(),
                Duration.ofSeconds(10),
                1,
                ReleaseTerms.AT_ONCE,
                priority);
    }

    private static FindingDetector needing(MemoryNeed need, FakeLung.Behaviour behaviour) {
        return FakeLung.detector(FakeLung.MODEL, need, behaviour);
    }

    private InferenceQueue queue(MemoryBudget memory, Duration abandonAfter) {
        return new InferenceQueue(
                Clock.systemUTC(), abandonAfter, new RunSurroundings(ResultCache.NONE, monitored::add, memory));
    }

    private ResultCache cache() {
        return new ResultCache() {
            @Override
            public Optional<Kept> find(ResultKey key) {
                return order.isEmpty() ? Optional.ofNullable(kept.get(key.digest())) : Optional.empty();
            }

            @Override
            public Optional<String> keep(ResultKey key, Kept result) {
                kept.put(key.digest(), result);
                return Optional.empty();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
