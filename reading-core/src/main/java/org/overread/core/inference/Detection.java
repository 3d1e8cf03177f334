package org.overread.core.inference;

import java.util.List;
import java.util.Optional;

/**
 * What a detector gave.
 *
 * @param provider the execution provider it ran on
 * @param frameOfReferenceUid of the regions' centres; empty where the images have no place in the patient
 * @param regions at or above their operating points, in descending score
 * @param whole what it says beside regions
 */
public record Detection(
        String provider, Optional<String> frameOfReferenceUid, List<DetectedRegion> regions, SeriesResult whole) {
    public Detection {
        regions = List.copyOf(regions);
    }
}
