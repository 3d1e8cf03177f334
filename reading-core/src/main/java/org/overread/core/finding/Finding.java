package org.overread.core.finding;

import java.util.Optional;

/**
 * A finding as it was first claimed, by a model or a reader. It never changes; what readers decide stands in
 * assessments.
 *
 * @param number 1-based, unique in the study, in order of appearance: what the reader sees beside the mark
 */
public record Finding(
        TrackingUid trackingUid,
        int number,
        String studyInstanceUid,
        String seriesInstanceUid,
        String frameOfReferenceUid,
        FindingOrigin origin,
        FindingClaim claim,
        Optional<ModelScore> score,
        Optional<CertaintyOfFinding> certainty) {

    public boolean byModel() {
        return origin instanceof FindingOrigin.Model;
    }
}
