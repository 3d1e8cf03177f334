package org.overread.core.inference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Finding;

/**
 * A run as it stands at one moment.
 *
 * @param runUid names the run in findings and audit
 * @param progress 0…1
 * @param reason why, for NOT_ELIGIBLE, LATE and FAILED; of a QUEUED run, what it waits for
 * @param provider execution provider, e.g. "CPU", "CUDA"; empty before the run started
 * @param elapsed since the model was started; zero before, fixed once finished
 * @param finished whether the model has ended; a LATE run may be finished, its findings then wait to be asked for
 * @param findings in descending score; empty until finished
 * @param whole what the model says beside findings; its maps are not kept when the study is closed
 * @param details what is known beside the result: terms, failure code, images, fall back
 */
public record InferenceStatus(
        String runUid,
        ModelIdentity model,
        String studyInstanceUid,
        String seriesInstanceUid,
        RunState state,
        double progress,
        Optional<RunReason> reason,
        String provider,
        Duration elapsed,
        boolean finished,
        List<Finding> findings,
        SeriesResult whole,
        RunDetails details) {
    public InferenceStatus {
        findings = List.copyOf(findings);
    }

    /** A run of which nothing is known beside its result. */
    public InferenceStatus(
            String runUid,
            ModelIdentity model,
            String studyInstanceUid,
            String seriesInstanceUid,
            RunState state,
            double progress,
            Optional<RunReason> reason,
            String provider,
            Duration elapsed,
            boolean finished,
            List<Finding> findings) {
        this(
                runUid,
                model,
                studyInstanceUid,
                seriesInstanceUid,
                state,
                progress,
                reason,
                provider,
                elapsed,
                finished,
                findings,
                SeriesResult.NONE,
                RunDetails.PLAIN);
    }

    /** The reason in English, as it is recorded. */
    public Optional<String> said() {
        return reason.map(RunReason::english);
    }

    /** The same run with other findings. */
    public InferenceStatus with(List<Finding> others) {
        return with(state, reason, others, whole);
    }

    /** The same run, standing otherwise. */
    public InferenceStatus with(RunState other, Optional<RunReason> why) {
        return with(other, why, findings, whole);
    }

    /** Whether the model gave maps that are not at hand any more: they are not stored with the run. */
    public boolean lacksMaps() {
        return details.maps() && whole.maps().isEmpty();
    }

    /** Whether this is another run of the same model on the same series, made because the earlier one's maps are gone. */
    public boolean makesAgain(InferenceStatus earlier) {
        return earlier.lacksMaps()
                && !earlier.runUid.equals(runUid)
                && earlier.model.equals(model)
                && earlier.seriesInstanceUid.equals(seriesInstanceUid);
    }

    /** The same run without anything that the model says. */
    public InferenceStatus bare() {
        return with(state, reason, List.of(), SeriesResult.NONE);
    }

    private InferenceStatus with(RunState other, Optional<RunReason> why, List<Finding> others, SeriesResult beside) {
        return new InferenceStatus(
                runUid,
                model,
                studyInstanceUid,
                seriesInstanceUid,
                other,
                progress,
                why,
                provider,
                elapsed,
                finished,
                others,
                beside,
                details);
    }
}
