package org.overread.core.segmentation;

/** The volume of a segment, or why it has none. */
public sealed interface SegmentVolume {

    /**
     * Pixels inside times pixel area times slice distance.
     *
     * @param millilitres volume
     * @param pixels inside; the sum of occupancies in a fractional segmentation
     * @param sliceDistanceMm what each slice counts for
     * @param sliceDistanceFrom where it is known from
     */
    record Known(double millilitres, double pixels, double sliceDistanceMm, SliceDistance sliceDistanceFrom)
            implements SegmentVolume {}

    /** {@code reason} in words. */
    record Unknown(String reason) implements SegmentVolume {}

    /** Where the distance of slices is known from. */
    enum SliceDistance {
        /** The positions of the segmentation's frames. */
        POSITIONS,
        /** Spacing Between Slices. */
        SPACING_BETWEEN_SLICES,
        /** Slice Thickness, of a segmentation in a single plane. */
        SLICE_THICKNESS
    }
}
