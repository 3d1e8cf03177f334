package org.overread.core.inference;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Finding;

/**
 * One model at work on a request, from being asked for to its end.
 *
 * <p>Past the deadline the state is LATE and stays so: a late result is there in {@link InferenceStatus#findings} to be
 * offered, and the reader's workflow does not wait for it. Only a late run that fails, or finds the series not to be what
 * the model is for, says so instead. Of a silent run nobody is told more than that it is one; its result goes to those who
 * monitor the model.
 *
 * <p>Thread: public methods from any; all else on the queue's control thread.
 */
public final class InferenceRun {
    private static final Logger LOG = System.getLogger(InferenceRun.class.getName());

    private final String runUid = Uids.create();
    private final InferenceRequest request;
    private final Duration timeLeft;
    private final Consumer<InferenceStatus> listener;
    private final ScheduledExecutorService control;
    private final RunSurroundings around;
    private final CompletableFuture<InferenceStatus> ended = new CompletableFuture<>();
    private volatile InferenceStatus status;

    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Future<?>> deadline = Optional.empty();
    private Optional<Future<?>> abandonment = Optional.empty();
    private RunState state = RunState.QUEUED;
    private RunDetails details;
    private Optional<RunReason> reason = Optional.empty();
    private String provider = "";
    private double progress;
    private boolean finished;
    private List<Finding> findings = List.of();
    private SeriesResult whole = SeriesResult.NONE;
    private long startedNanos;
    private boolean overdue;
    private MemoryNeed need = MemoryNeed.NONE;

    InferenceRun(
            InferenceRequest request,
            Duration timeLeft,
            Consumer<InferenceStatus> listener,
            ScheduledExecutorService control,
            RunSurroundings around) {
        this.request = request;
        this.timeLeft = timeLeft;
        this.listener = listener;
        this.control = control;
        this.around = around;
        details = RunDetails.of(request);
        status = ResultRelease.aloud(snapshot());
    }

    /** The run as it stands. */
    public InferenceStatus status() {
        return status;
    }

    /** Completes with the last status when the run has ended in any way; never exceptionally. */
    public CompletableFuture<InferenceStatus> ended() {
        return ended.copy();
    }

    /** Ends the run as FAILED, "cancelled"; the model is told to stop and not waited for. */
    public void cancel() {
        control.execute(() -> fail(InferenceFailure.CANCELLED));
    }

    RunPriority priority() {
        return request.priority();
    }

    /** Known once it is admitted. */
    MemoryNeed memoryNeed() {
        return need;
    }

    void whenEnded(Runnable then) {
        ended.thenRun(then);
    }

    /** Whether the run may wait for its turn; where not, it has ended. */
    boolean admit() {
        try {
            Optional<RunReason> excluded =
                    request.detector().notEligible(request.series()).or(request.input()::obstacle);
            if (excluded.isPresent()) {
                reason = excluded;
                finish(RunState.NOT_ELIGIBLE);
                return false;
            }
            need = request.detector().memoryNeed(request.input());
            Optional<RunReason> tooLarge = around.memory().refusal(need);
            if (tooLarge.isPresent()) {
                fail(new InferenceFailure(FailureCode.MEMORY_BUDGET, tooLarge.get()));
                return false;
            }
        } catch (RuntimeException e) {
            fail(InferenceFailure.of(e));
            return false;
        }
        publish();
        deadline = Optional.of(control.schedule(this::passDeadline, timeLeft.toMillis(), TimeUnit.MILLISECONDS));
        return true;
    }

    /**
     * Sets the model to work.
     *
     * @param whenLeft told on the control thread when the model's thread has ended, whenever that is, before the run says so
     */
    void begin(Duration abandonAfter, Runnable whenLeft) {
        stopWaiting();
        startedNanos = System.nanoTime();
        reason = overdue ? reason : Optional.empty();
        state = state == RunState.LATE ? RunState.LATE : RunState.RUNNING;
        publish();
        abandonAfter(
                abandonAfter,
                new InferenceFailure(
                        FailureCode.ABANDONED, RunReason.of(RunReason.Code.ABANDONED, abandonAfter.toSeconds())));
        Attempt begun = new Attempt(request, runUid, around.cache(), this::progressed);
        attempt = Optional.of(begun);
        begun.start(outcome -> control.execute(() -> {
            whenLeft.run();
            take(begun, outcome);
        }));
    }

    /** Lets a more urgent run go first: the model is told to stop, and begins anew at the run's next turn. */
    void giveWay() {
        stop();
        state = state == RunState.LATE ? RunState.LATE : RunState.QUEUED;
        progress = 0;
        startedNanos = 0;
        publish();
    }

    /** Memory that an earlier run has not given back is waited for, but not for ever. */
    void waitForMemory(Duration atMost) {
        if (abandonment.isEmpty()) {
            if (!overdue) {
                reason = Optional.of(RunReason.of(RunReason.Code.WAITS_FOR_MEMORY));
                publish();
            }
            abandonAfter(
                    atMost,
                    new InferenceFailure(
                            FailureCode.MEMORY_BUDGET,
                            RunReason.of(RunReason.Code.MEMORY_NOT_FREED, atMost.toSeconds())));
        }
    }

    void fail(InferenceFailure failure) {
        if (!finished) {
            reason = Optional.of(failure.reason());
            details = details.failed(failure.code());
            finish(RunState.FAILED);
        }
    }

    private void take(Attempt from, Attempt.Outcome outcome) {
        if (finished || attempt.isEmpty() || attempt.get() != from) {
            return;
        }
        switch (outcome) {
            case Attempt.Found found -> succeed(found);
            case Attempt.Failed failed -> fail(failed.failure());
            case Attempt.Excluded excluded -> {
                reason = Optional.of(excluded.why());
                finish(RunState.NOT_ELIGIBLE);
            }
        }
    }

    private void succeed(Attempt.Found found) {
        provider = found.provider();
        details = details.ran(found);
        findings = found.findings();
        whole = found.whole();
        progress = 1;
        finish(state == RunState.LATE ? state : findings.isEmpty() ? RunState.NO_FINDINGS : RunState.FINDINGS);
    }

    private void passDeadline() {
        if (!finished) {
            overdue = true;
            state = RunState.LATE;
            reason = Optional.of(
                    RunReason.of(RunReason.Code.LATE, request.deadline().toSeconds()));
            publish();
        }
    }

    /** On the model's thread. */
    private void progressed(Attempt from, double fraction) {
        control.execute(() -> {
            if (!finished && attempt.isPresent() && attempt.get() == from) {
                progress = fraction;
                publish();
            }
        });
    }

    private void finish(RunState last) {
        stop();
        deadline.ifPresent(timer -> timer.cancel(false));
        state = last;
        finished = true;
        keepForMonitoring();
        publish();
        ended.complete(status);
    }

    private void stop() {
        attempt.ifPresent(Attempt::unwanted);
        attempt = Optional.empty();
        stopWaiting();
    }

    private void abandonAfter(Duration time, InferenceFailure as) {
        abandonment = Optional.of(control.schedule(() -> fail(as), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void stopWaiting() {
        abandonment.ifPresent(timer -> timer.cancel(false));
        abandonment = Optional.empty();
    }

    private void keepForMonitoring() {
        if (request.terms().silent()) {
            guarded(() -> around.monitoring().keep(snapshot()));
        }
    }

    private void publish() {
        status = ResultRelease.aloud(snapshot());
        guarded(() -> listener.accept(status));
    }

    /** Who is told of a run cannot end it. */
    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "what was to be told of a run failed: {0}",
                    e.getClass().getName());
        }
    }

    private InferenceStatus snapshot() {
        return new InferenceStatus(
                runUid,
                request.detector().model(),
                request.studyInstanceUid(),
                request.series().seriesInstanceUid(),
                state,
                progress,
                reason,
                provider,
                startedNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startedNanos),
                finished,
                findings,
                whole,
                details);
    }
}
