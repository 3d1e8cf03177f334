package org.overread.core.segmentation;

import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;

/** What is known of a segment on one frame of an image. */
public sealed interface ProjectedSegment {

    /** The image frame. */
    FrameRef frame();

    /**
     * It has pixels there.
     *
     * @param mask on the image's frame, cut to the pixels inside
     * @param resampled whether the grids differ: each image pixel has the segment's value at its centre, and borders are
     *     only as exact as that
     */
    record Inside(MaskFrame mask, boolean resampled) implements ProjectedSegment {
        @Override
        public FrameRef frame() {
            return mask.frame();
        }
    }

    /** It has no pixels there. */
    record Empty(FrameRef frame) implements ProjectedSegment {}

    /** Whether it has pixels there cannot be told; {@code reason} in words. */
    record Refused(FrameRef frame, String reason) implements ProjectedSegment {}
}
