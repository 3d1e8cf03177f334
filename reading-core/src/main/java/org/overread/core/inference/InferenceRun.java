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
 * One model at work on one series, from being asked for to its end.
 *
 * <p>Past the deadline the state is LATE and stays so: a late result is there in {@link InferenceStatus#findings} to be
 * offered, and the reader's workflow does not wait for it. Only a late run that fails, or finds the series not to be what
 * the model is for, says so instead.
 *
 * <p>Thread: public methods from any; all else on the queue's control thread, but for {@link #work}.
 */
public final class InferenceRun {
    static final String CANCELLED = "cancelled";

    private static final Logger LOG = System.getLogger(InferenceRun.class.getName());

    private final String runUid = Uids.create();
    private final InferenceRequest request;
    private final Duration timeLeft;
    private final Consumer<InferenceStatus> listener;
    private final ScheduledExecutorService control;
    private final CompletableFuture<InferenceStatus> ended = new CompletableFuture<>();
    private volatile InferenceStatus status;
    private volatile boolean unwanted;

    private Optional<Future<?>> deadline = Optional.empty();
    private Optional<Future<?>> abandonment = Optional.empty();
    private RunState state = RunState.QUEUED;
    private Optional<String> reason = Optional.empty();
    private String provider = "";
    private double progress;
    private boolean finished;
    private List<Finding> findings = List.of();
    private SeriesResult whole = SeriesResult.NONE;
    private long startedNanos;

    InferenceRun(
            InferenceRequest request,
            Duration timeLeft,
            Consumer<InferenceStatus> listener,
            ScheduledExecutorService control) {
        this.request = request;
        this.timeLeft = timeLeft;
        this.listener = listener;
        this.control = control;
        status = snapshot();
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
        unwanted = true;
        control.execute(() -> fail(CANCELLED));
    }

    void whenEnded(Runnable then) {
        ended.thenRun(then);
    }

    /** Whether the run may wait for its turn; where not, it has ended. */
    boolean admit() {
        try {
            reason = request.detector().notEligible(request.series());
        } catch (RuntimeException e) {
            fail(InferenceFailure.words(e));
            return false;
        }
        if (reason.isPresent()) {
            finish(RunState.NOT_ELIGIBLE);
            return false;
        }
        publish();
        deadline = Optional.of(control.schedule(this::passDeadline, timeLeft.toMillis(), TimeUnit.MILLISECONDS));
        return true;
    }

    void begin(Duration abandonAfter) {
        startedNanos = System.nanoTime();
        state = state == RunState.LATE ? RunState.LATE : RunState.RUNNING;
        publish();
        abandonment = Optional.of(control.schedule(
                () -> fail("no result after " + abandonAfter.toSeconds() + " s; the run was abandoned"),
                abandonAfter.toMillis(),
                TimeUnit.MILLISECONDS));
        Thread.ofPlatform().daemon().name("overread-inference").start(this::work);
    }

    void fail(String why) {
        end(RunState.FAILED, why);
    }

    private void end(RunState last, String why) {
        if (!finished) {
            unwanted = true;
            reason = Optional.of(why);
            finish(last);
        }
    }

    private void passDeadline() {
        if (!finished) {
            state = RunState.LATE;
            reason = Optional.of(
                    "no result within " + request.deadline().toSeconds() + " s; the study is read without it");
            publish();
        }
    }

    private void advance(double fraction) {
        if (!finished) {
            progress = fraction;
            publish();
        }
    }

    private void succeed(Detection detection, List<Finding> found) {
        if (!finished) {
            provider = detection.provider();
            whole = detection.whole();
            findings = found;
            progress = 1;
            finish(state == RunState.LATE ? state : found.isEmpty() ? RunState.NO_FINDINGS : RunState.FINDINGS);
        }
    }

    private void finish(RunState last) {
        deadline.ifPresent(timer -> timer.cancel(false));
        abandonment.ifPresent(timer -> timer.cancel(false));
        state = last;
        finished = true;
        publish();
        ended.complete(status);
    }

    private void publish() {
        status = snapshot();
        try {
            listener.accept(status);
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "a listener to a run failed: {0}",
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
                whole);
    }

    /** On the model's own thread. Whatever a model throws, errors included, the reader is told. */
    private void work() {
        try {
            Detection detection = request.detector().detect(request.series(), request.volume(), new Monitor());
            List<Finding> found = FindingAssembly.assemble(
                    detection,
                    request.detector().model(),
                    new FindingAssembly.Source(
                            runUid,
                            request.studyInstanceUid(),
                            request.series().seriesInstanceUid(),
                            request.firstNumber()));
            control.execute(() -> succeed(detection, found));
        } catch (Throwable e) {
            String why = InferenceFailure.words(e);
            LOG.log(Logger.Level.DEBUG, "a model run ended early: {0}", why);
            boolean excluded =
                    e instanceof InferenceException ended && ended.kind() == InferenceException.Kind.NOT_ELIGIBLE;
            control.execute(() -> end(excluded ? RunState.NOT_ELIGIBLE : RunState.FAILED, why));
        }
    }

    /** Passes progress on in steps of a per cent. */
    private final class Monitor implements DetectionMonitor {
        private double told;

        @Override
        public void progress(double fraction) {
            if (fraction >= told + 0.01) {
                told = fraction;
                control.execute(() -> advance(Math.min(1, fraction)));
            }
        }

        @Override
        public boolean cancelled() {
            return unwanted;
        }
    }
}
