package org.overread.core.segmentation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.image.ImagePlane;
import org.overread.core.reference.SourceImage;

/**
 * One frame of a segmentation.
 *
 * @param number from 1
 * @param segment whose frame it is; empty in label maps, where it is of all
 * @param plane where it lies in the patient; empty where it is not said
 * @param tile where it lies in a slide's matrix
 * @param sources the images it was derived from, with their frames
 * @param dimensionIndices Dimension Index Values, in the order of the segmentation's dimensions
 */
public record SegmentationFrame(
        int number,
        OptionalInt segment,
        Optional<ImagePlane> plane,
        Optional<TilePosition> tile,
        List<SourceImage> sources,
        List<Integer> dimensionIndices) {
    public SegmentationFrame {
        sources = List.copyOf(sources);
        dimensionIndices = List.copyOf(dimensionIndices);
    }
}
