package org.overread.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;

/**
 * The distances between parallel slices, and what is uneven about them.
 *
 * <p>Tolerances: a slice may lie off an even grid by 5 % of the spacing or 0.06 mm (positions written to one decimal),
 * whichever is more; sideways, off the line through the first slice, by half a pixel.
 *
 * @param millimetres mean distance of neighbours along the normal; 0 where all lie in one place
 * @param step from each slice to the next; empty where they are not evenly spaced along one line
 */
record SliceSpacing(double millimetres, Optional<Step> step, List<SeriesWarning> warnings) {
    private static final double EVEN_FRACTION = 0.05;
    private static final double EVEN_MM = 0.06;
    private static final int NAMED_GAPS = 3;

    /** From the first pixel of a slice to that of the next. */
    record Step(Direction direction, double millimetres) {}

    /** Of planes in ascending order along their common normal; at least two. */
    static SliceSpacing of(List<ImagePlane> planes) {
        ImagePlane first = planes.get(0);
        double[] positions = planes.stream()
                .mapToDouble(plane -> first.distanceMm(plane.firstPixelCentre()))
                .toArray();
        double[] distinct = distinct(positions);
        List<SeriesWarning> warnings = new ArrayList<>(repetitions(positions.length - distinct.length));
        SliceShear shear = SliceShear.of(planes, positions);
        if (distinct.length < 2) {
            shear.warning().ifPresent(warnings::add);
            return new SliceSpacing(0, Optional.empty(), warnings);
        }
        double mean = (distinct[distinct.length - 1] - distinct[0]) / (distinct.length - 1);
        List<SeriesWarning> unevenness = unevenness(distinct, mean);
        boolean even = warnings.isEmpty() && unevenness.isEmpty();
        shear.warning().ifPresent(warnings::add);
        warnings.addAll(unevenness);
        return new SliceSpacing(mean, even ? step(planes, mean, shear) : Optional.empty(), warnings);
    }

    private static List<SeriesWarning> repetitions(int repeated) {
        return repeated == 0 ? List.of() : List.of(SeriesWarning.of(SeriesWarning.Code.REPEATED, repeated));
    }

    private static Optional<Step> step(List<ImagePlane> planes, double mean, SliceShear shear) {
        ImagePlane first = planes.get(0);
        return switch (shear.kind()) {
            case STRAIGHT -> Optional.of(new Step(first.normal(), mean));
            case SHIFTED -> Optional.empty();
            case TILTED -> {
                PatientPoint from = first.firstPixelCentre();
                PatientPoint to = planes.get(planes.size() - 1).firstPixelCentre();
                double length = from.distanceTo(to);
                Direction direction = new Direction(
                        (to.x() - from.x()) / length, (to.y() - from.y()) / length, (to.z() - from.z()) / length);
                yield Optional.of(new Step(direction, length / (planes.size() - 1)));
            }
        };
    }

    private static double[] distinct(double[] ascending) {
        double[] kept = new double[ascending.length];
        int count = 0;
        for (double position : ascending) {
            if (count == 0 || position - kept[count - 1] > SlicePositions.SAME_MM) {
                kept[count++] = position;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static List<SeriesWarning> unevenness(double[] positions, double mean) {
        double[] gaps = gaps(positions);
        double median = gaps[(gaps.length - 1) / 2];
        List<SeriesWarning> missing = new ArrayList<>();
        boolean even = true;
        for (int i = 1; i < positions.length; i++) {
            double gap = positions[i] - positions[i - 1];
            if (gap > 1.5 * median) {
                missing.add(SeriesWarning.of(
                        SeriesWarning.Code.MISSING,
                        Math.max(1, Math.round(gap / median) - 1),
                        positions[i - 1],
                        positions[i]));
            }
            even &= Math.abs(positions[i] - i * mean) <= Math.max(EVEN_FRACTION * mean, EVEN_MM);
        }
        if (missing.size() > NAMED_GAPS) {
            int unnamed = missing.size() - NAMED_GAPS;
            missing.subList(NAMED_GAPS, missing.size()).clear();
            missing.add(SeriesWarning.of(SeriesWarning.Code.MISSING_ELSEWHERE, unnamed));
        }
        return !missing.isEmpty() || even
                ? missing
                : List.of(SeriesWarning.of(SeriesWarning.Code.UNEVEN, gaps[0], gaps[gaps.length - 1]));
    }

    /** Distances of neighbours, ascending. */
    private static double[] gaps(double[] positions) {
        double[] gaps = new double[positions.length - 1];
        Arrays.setAll(gaps, i -> positions[i + 1] - positions[i]);
        Arrays.sort(gaps);
        return gaps;
    }
}
