package org.overread.core.parametric;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.ImagePlane;
import org.overread.core.reference.SourceImage;
import org.overread.core.study.RealWorldMapping;

/**
 * One frame of a parametric map.
 *
 * @param number from 1
 * @param plane where it lies in the patient; empty where it is not said
 * @param sources the images it was computed from, with their frames
 * @param quantities what its stored values measure; several are other scales of the same values
 */
public record MapFrame(
        int number, Optional<ImagePlane> plane, List<SourceImage> sources, List<RealWorldMapping> quantities) {
    public MapFrame {
        sources = List.copyOf(sources);
        quantities = List.copyOf(quantities);
    }
}
