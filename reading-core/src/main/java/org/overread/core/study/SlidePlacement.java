package org.overread.core.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PixelSpacing;

/**
 * How a total pixel matrix lies on the slide: the centre of its first pixel, mm, its directions and pixels (PS3.3 C.8.12.14,
 * C.8.12.2.1.1). Z offsets are stated in µm.
 *
 * @param cosines along a row, then along a column
 * @param betweenPlanes mm; empty where it is not stated
 */
record SlidePlacement(SlidePoint origin, double[] cosines, PixelSpacing spacing, OptionalDouble betweenPlanes) {
    private static final double MICROMETRES = 1000;
    private static final double COSINE_TOLERANCE = 1e-2;

    /** Empty where origin, orientation or spacing is absent or unusable. */
    static Optional<SlidePlacement> of(DataSet header, int frameNumber) {
        double[] cosines = header.numbers(Tag.ImageOrientationSlide);
        Optional<SlidePoint> origin =
                header.item(Tag.TotalPixelMatrixOriginSequence).flatMap(SlidePlacement::stated);
        Optional<PixelSpacing> spacing = Calibrations.of(header, frameNumber).whole();
        if (!areAxes(cosines) || origin.isEmpty() || spacing.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble step = FunctionalGroups.of(header, Tag.PixelMeasuresSequence, frameNumber)
                .map(measures -> measures.number(Tag.SpacingBetweenSlices))
                .orElse(OptionalDouble.empty());
        return Optional.of(new SlidePlacement(origin.get(), cosines, spacing.get(), step));
    }

    /** The point that an item's offsets state; empty where x or y is absent. */
    static Optional<SlidePoint> stated(DataSet item) {
        OptionalDouble x = item.number(Tag.XOffsetInSlideCoordinateSystem);
        OptionalDouble y = item.number(Tag.YOffsetInSlideCoordinateSystem);
        OptionalDouble z = item.number(Tag.ZOffsetInSlideCoordinateSystem);
        boolean known = x.isPresent() && y.isPresent();
        OptionalDouble above =
                z.isPresent() ? OptionalDouble.of(z.getAsDouble() / MICROMETRES) : OptionalDouble.empty();
        return known ? Optional.of(new SlidePoint(x.getAsDouble(), y.getAsDouble(), above)) : Optional.empty();
    }

    /** The centre of a pixel of the matrix, from 1, in a focal plane, from 0. */
    SlidePoint at(long column, long row, long plane) {
        double alongRow = (column - 1) * spacing.betweenColumnsMm();
        double alongColumn = (row - 1) * spacing.betweenRowsMm();
        return new SlidePoint(
                origin.x() + alongRow * cosines[0] + alongColumn * cosines[3],
                origin.y() + alongRow * cosines[1] + alongColumn * cosines[4],
                z(alongRow * cosines[2] + alongColumn * cosines[5], plane));
    }

    private OptionalDouble z(double slope, long plane) {
        boolean known = origin.z().isPresent() && (plane == 0 || betweenPlanes.isPresent());
        return known
                ? OptionalDouble.of(
                        origin.z().getAsDouble() + slope + (plane == 0 ? 0 : plane * betweenPlanes.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** Of unit length, and at right angles. */
    private static boolean areAxes(double[] c) {
        return c.length == 6
                && Math.abs(Math.hypot(Math.hypot(c[0], c[1]), c[2]) - 1) <= COSINE_TOLERANCE
                && Math.abs(Math.hypot(Math.hypot(c[3], c[4]), c[5]) - 1) <= COSINE_TOLERANCE
                && Math.abs(c[0] * c[3] + c[1] * c[4] + c[2] * c[5]) <= COSINE_TOLERANCE;
    }
}
