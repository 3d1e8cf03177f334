package org.overread.core.inference;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;

/** A model working for a run, on a thread of its own that nobody waits for. */
final class Attempt implements DetectionMonitor {
    private static final Logger LOG = System.getLogger(Attempt.class.getName());

    private final InferenceRequest request;
    private final String runUid;
    private final ResultCache cache;
    private final Progress progress;
    private double told;
    private volatile boolean unwanted;
    private Optional<Runnable> stop = Optional.empty();

    /** Told in steps of a per cent, on the model's thread. */
    interface Progress {
        void reached(Attempt attempt, double fraction);
    }

    /** How it ended. */
    sealed interface Outcome {}

    record Found(
            String provider,
            List<Finding> findings,
            SeriesResult whole,
            boolean cached,
            List<String> fallbacks,
            Optional<String> notKept)
            implements Outcome {}

    record Failed(InferenceFailure failure) implements Outcome {}

    /** Looked into, the series is not what the model is for. */
    record Excluded(RunReason why) implements Outcome {}

    Attempt(InferenceRequest request, String runUid, ResultCache cache, Progress progress) {
        this.request = request;
        this.runUid = runUid;
        // what only those who monitor may see is not left where others may meet it
        this.cache = request.terms().silent() ? ResultCache.NONE : cache;
        this.progress = progress;
    }

    /** @param then told on the model's thread, as its last act */
    void start(Consumer<Outcome> then) {
        BackgroundThread.start("overread-inference", () -> then.accept(outcome()));
    }

    synchronized void unwanted() {
        unwanted = true;
        stop.ifPresent(Runnable::run);
        stop = Optional.empty();
    }

    /** The kernel that runs now: one run of a model after the other. */
    @Override
    public synchronized void whenCancelled(Runnable now) {
        if (unwanted) {
            now.run();
        } else {
            stop = Optional.of(now);
        }
    }

    @Override
    public void progress(double fraction) {
        if (fraction >= told + 0.01) {
            told = fraction;
            progress.reached(this, Math.min(1, fraction));
        }
    }

    @Override
    public boolean cancelled() {
        return unwanted;
    }

    /** Whatever a model throws, errors included, the reader is told. */
    private Outcome outcome() {
        try {
            ResultKey key = ResultKey.of(request);
            Optional<ResultCache.Kept> known = cache.find(key);
            return known.isPresent() ? again(known.get()) : computed(key);
        } catch (InferenceException e) {
            return e.kind() == InferenceException.Kind.NOT_ELIGIBLE ? new Excluded(e.reason()) : failed(e);
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private Found computed(ResultKey key) throws InferenceException, IOException, InterruptedException {
        Detection detection = request.detector().detect(request.input(), request.volumes(), this);
        List<Finding> found = FindingAssembly.assemble(
                detection,
                request.detector().model(),
                new FindingAssembly.Source(
                        runUid,
                        request.studyInstanceUid(),
                        request.series().seriesInstanceUid(),
                        request.firstNumber()));
        Optional<String> notKept =
                cache.keep(key, new ResultCache.Kept(detection.provider(), found, detection.whole()));
        return new Found(
                detection.provider(),
                found,
                detection.whole(),
                false,
                request.detector().fallbacks(),
                notKept);
    }

    /** What an earlier run found, as this one's. */
    private Found again(ResultCache.Kept known) {
        FindingOrigin origin = new FindingOrigin.Model(request.detector().model(), runUid);
        int number = request.firstNumber();
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : known.findings()) {
            findings.add(finding.of(request.studyInstanceUid(), origin).numbered(number++));
        }
        return new Found(known.provider(), findings, known.whole(), true, List.of(), Optional.empty());
    }

    private static Failed failed(Throwable cause) {
        InferenceFailure failure = InferenceFailure.of(cause);
        LOG.log(
                Logger.Level.DEBUG,
                "a model run ended early: {0}",
                failure.reason().english());
        return new Failed(failure);
    }
}
