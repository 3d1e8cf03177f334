package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.PatientPoint;

/**
 * One region as a model reports it, mapped back to the series it was given. Not yet a finding.
 *
 * @param label what it is
 * @param centre mm LPS+, in the detection's frame of reference; empty where the image has no place in the patient (a radiograph)
 * @param score empty where the model gives a region but no score for it
 */
public record DetectedRegion(
        Label label,
        Optional<ModelScore> score,
        Optional<PatientPoint> centre,
        Mark.Box box,
        List<Measurement> measurements,
        List<Characteristic> characteristics,
        Optional<Mark.Mask> mask) {

    /** One whose qualities are not known. */
    public DetectedRegion(
            Label label,
            Optional<ModelScore> score,
            Optional<PatientPoint> centre,
            Mark.Box box,
            List<Measurement> measurements,
            Optional<Mark.Mask> mask) {
        this(label, score, centre, box, measurements, List.of(), mask);
    }

    /**
     * What a region is, as the model's package codes it, and what its score means.
     *
     * @param site where in the body
     * @param laterality the patient's side; empty where the detector cannot tell
     * @param critical whether it must come before a reader at once
     * @param certainty what the score means for the reader; empty where the model has no calibration
     */
    public record Label(
            CodedConcept code,
            Optional<CodedConcept> site,
            Optional<Laterality> laterality,
            boolean critical,
            Optional<CertaintyOfFinding> certainty) {}

    public DetectedRegion {
        measurements = List.copyOf(measurements);
        characteristics = List.copyOf(characteristics);
    }
}
