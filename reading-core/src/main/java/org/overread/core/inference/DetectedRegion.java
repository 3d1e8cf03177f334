package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.PatientPoint;

/**
 * One region as a model reports it, mapped back to the series it was given. Not yet a finding.
 *
 * @param laterality the patient's side; empty where the detector cannot tell
 */
public record DetectedRegion(
        ModelScore score,
        PatientPoint centre,
        Optional<Laterality> laterality,
        Mark.Box box,
        List<Measurement> measurements,
        Optional<Mark.Mask> mask) {
    public DetectedRegion {
        measurements = List.copyOf(measurements);
    }
}
