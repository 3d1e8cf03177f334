package org.overread.core.study;

import java.util.List;
import java.util.Optional;

/**
 * A series: instances in reading order: by position along the slice normal where they have one, else by Instance Number.
 *
 * @param volumetric whether the instances are parallel, evenly spaced frames of one size and frame of reference
 * @param warnings what a reader must know about the series as a whole: missing or duplicate slices, gantry tilt, …
 */
public record Series(
        String seriesInstanceUid,
        String modality,
        Optional<Integer> number,
        String description,
        String bodyPart,
        List<Instance> instances,
        boolean volumetric,
        List<String> warnings) {
    public Series {
        instances = List.copyOf(instances);
        warnings = List.copyOf(warnings);
    }

    public int frames() {
        return instances.stream().mapToInt(Instance::frames).sum();
    }
}
