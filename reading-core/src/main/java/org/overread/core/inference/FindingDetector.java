package org.overread.core.inference;

import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Volume;
import org.overread.core.study.Series;

/** A model that finds regions in a volume: the port behind which an inference engine stands. */
public interface FindingDetector extends AutoCloseable {

    ModelIdentity model();

    /** What a region of this model is. */
    CodedConcept label();

    /** Where this model's regions lie. */
    Optional<CodedConcept> site();

    /** Why a series cannot be given to this model, in one line that can be shown; empty where it can. */
    Optional<String> notEligible(Series series);

    /** Calibration: what a score means for the reader; empty where the model has none. */
    Optional<CertaintyOfFinding> certainty(ModelScore score);

    /** The score from which on regions are reported; empty where it is not one number. */
    default Optional<ModelScore> operatingPoint() {
        return Optional.empty();
    }

    /**
     * Runs the model; takes seconds, checks {@code monitor} between patches.
     *
     * @param volume values in HU for CT
     * @throws InferenceException with the cause by kind; never a partial result
     */
    Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException;

    @Override
    void close();
}
