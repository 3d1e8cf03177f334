package org.overread.core.sr;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.ModelScore;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.study.Study;

/**
 * A model's run on a study, to be written down as the model left it.
 *
 * <p>Errors: IllegalArgumentException where a finding is not of this run: a reader's words must not appear as a model's, nor
 * one model's as another's.
 *
 * @param operatingPoint the score from which on the model reported regions, where it is known
 * @param writtenAt when the documents are made, in the station's zone
 */
public record UnverifiedRun(
        Study study,
        InferenceStatus run,
        Optional<ModelScore> operatingPoint,
        UnverifiedIds ids,
        ZonedDateTime writtenAt) {
    public UnverifiedRun {
        FindingOrigin own = new FindingOrigin.Model(run.model(), run.runUid());
        run.findings().stream()
                .filter(finding -> !finding.origin().equals(own))
                .findFirst()
                .ifPresent(finding -> {
                    throw new IllegalArgumentException(
                            "finding " + finding.trackingUid().value() + " is not of this run");
                });
    }

    /**
     * Whether there is a result to write: the model has ended and succeeded, late or not. A silent run has none for anybody
     * (invariant I4).
     */
    boolean hasResult() {
        return run.finished() && (succeeded() || late());
    }

    boolean late() {
        return run.state() == RunState.LATE;
    }

    private boolean succeeded() {
        return run.state() == RunState.FINDINGS || run.state() == RunState.NO_FINDINGS;
    }
}
