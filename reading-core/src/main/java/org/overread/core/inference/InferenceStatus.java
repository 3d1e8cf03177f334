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
 * @param reason why, for NOT_ELIGIBLE, LATE and FAILED: one line that can be shown
 * @param provider execution provider, e.g. "CPU", "CUDA"; empty before the run started
 * @param elapsed since the model was started; zero before, fixed once finished
 * @param finished whether the model has ended; a LATE run may be finished, its findings then wait to be asked for
 * @param findings in descending score; empty until finished
 * @param whole what the model says beside findings; not kept when the study is closed
 */
public record InferenceStatus(
        String runUid,
        ModelIdentity model,
        String studyInstanceUid,
        String seriesInstanceUid,
        RunState state,
        double progress,
        Optional<String> reason,
        String provider,
        Duration elapsed,
        boolean finished,
        List<Finding> findings,
        SeriesResult whole) {
    public InferenceStatus {
        findings = List.copyOf(findings);
    }

    /** A run that says nothing beside its findings. */
    public InferenceStatus(
            String runUid,
            ModelIdentity model,
            String studyInstanceUid,
            String seriesInstanceUid,
            RunState state,
            double progress,
            Optional<String> reason,
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
                SeriesResult.NONE);
    }
}
