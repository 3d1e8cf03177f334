package org.overread.core.finding;

import java.util.Optional;

/**
 * A finding as it was first claimed, by a model or a reader. It never changes; what readers decide stands in
 * assessments.
 *
 * @param frameOfReferenceUid of the claim's centre; empty where the image has no place in the patient
 * @param critical whether its maker says that it must come before a reader at once
 * @param number 1-based, unique in the study, in order of appearance: what the reader sees beside the mark
 */
public record Finding(
        TrackingUid trackingUid,
        int number,
        String studyInstanceUid,
        String seriesInstanceUid,
        Optional<String> frameOfReferenceUid,
        FindingOrigin origin,
        FindingClaim claim,
        Optional<ModelScore> score,
        Optional<CertaintyOfFinding> certainty,
        boolean critical) {

    /** One in the patient, and not critical. */
    public Finding(
            TrackingUid trackingUid,
            int number,
            String studyInstanceUid,
            String seriesInstanceUid,
            String frameOfReferenceUid,
            FindingOrigin origin,
            FindingClaim claim,
            Optional<ModelScore> score,
            Optional<CertaintyOfFinding> certainty) {
        this(
                trackingUid,
                number,
                studyInstanceUid,
                seriesInstanceUid,
                Optional.of(frameOfReferenceUid),
                origin,
                claim,
                score,
                certainty,
                false);
    }

    /** The same with another number. */
    public Finding numbered(int other) {
        return new Finding(
                trackingUid,
                other,
                studyInstanceUid,
                seriesInstanceUid,
                frameOfReferenceUid,
                origin,
                claim,
                score,
                certainty,
                critical);
    }

    /** The same as another run of its model states it. */
    public Finding of(String study, FindingOrigin other) {
        return new Finding(
                trackingUid,
                number,
                study,
                seriesInstanceUid,
                frameOfReferenceUid,
                other,
                claim,
                score,
                certainty,
                critical);
    }

    public boolean byModel() {
        return origin instanceof FindingOrigin.Model;
    }
}
