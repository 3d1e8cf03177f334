package org.overread.ai.nodule;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.DetectedRegion;

/**
 * A nodule where the model has a peak, before it is given the package's words.
 *
 * @param side empty where it cannot be told
 * @param density empty where it cannot be told
 * @param mask empty where no nodule could be segmented
 */
record Candidate(
        ModelScore score,
        PatientPoint centre,
        Optional<Laterality> side,
        Mark.Box box,
        List<Measurement> measurements,
        Optional<Characteristic> density,
        Optional<Mark.Mask> mask) {

    DetectedRegion region(DetectedRegion.Label label) {
        return new DetectedRegion(
                label,
                Optional.of(score),
                Optional.of(centre),
                box,
                measurements,
                density.stream().toList(),
                mask);
    }
}
