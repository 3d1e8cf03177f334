package org.overread.core.inference;

import java.util.List;

/** What a detector gave: regions at or above the operating point, in descending score, and the execution provider it ran on. */
public record Detection(String provider, List<DetectedRegion> regions) {
    public Detection {
        regions = List.copyOf(regions);
    }
}
