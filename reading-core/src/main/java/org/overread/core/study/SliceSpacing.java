package org.overread.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;

/**
 * The distances between parallel slices, and what is uneven about them.
 *
 * <p>Tolerances: a slice may lie off an even grid by 5 % of the spacing or 0.06 mm (positions written to one decimal),
 * whichever is more; sideways, off the line through the first slice along the normal, by half a pixel.
 *
 * @param millimetres mean distance of neighbours along the normal
 */
record SliceSpacing(double millimetres, List<String> warnings) {
    private static final double SAME_POSITION_MM = 0.01;
    private static final double EVEN_FRACTION = 0.05;
    private static final double EVEN_MM = 0.06;
    private static final int NAMED_GAPS = 3;

    /** Of planes in ascending order along their common normal; at least two. */
    static SliceSpacing of(List<ImagePlane> planes) {
        ImagePlane first = planes.get(0);
        double[] positions = planes.stream()
                .mapToDouble(plane -> first.distanceMm(plane.firstPixelCentre()))
                .toArray();
        List<String> warnings = new ArrayList<>();
        double[] distinct = distinct(positions);
        if (distinct.length < positions.length) {
            int repeated = positions.length - distinct.length;
            warnings.add((repeated == 1 ? "1 image lies" : repeated + " images lie")
                    + " where another image of the series lies (phases, echoes or repetitions)");
        }
        tilt(planes, positions).ifPresent(warnings::add);
        if (distinct.length < 2) {
            return new SliceSpacing(0, warnings);
        }
        double mean = (distinct[distinct.length - 1] - distinct[0]) / (distinct.length - 1);
        unevenness(distinct, mean).forEach(warnings::add);
        return new SliceSpacing(mean, warnings);
    }

    private static double[] distinct(double[] ascending) {
        double[] kept = new double[ascending.length];
        int count = 0;
        for (double position : ascending) {
            if (count == 0 || position - kept[count - 1] > SAME_POSITION_MM) {
                kept[count++] = position;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static List<String> unevenness(double[] positions, double mean) {
        double median = medianGap(positions);
        List<String> gaps = new ArrayList<>();
        boolean even = true;
        for (int i = 1; i < positions.length; i++) {
            double gap = positions[i] - positions[i - 1];
            if (gap > 1.5 * median) {
                gaps.add(gapText(Math.round(gap / median) - 1, positions[i - 1], positions[i]));
            }
            even &= Math.abs(positions[i] - i * mean) <= Math.max(EVEN_FRACTION * mean, EVEN_MM);
        }
        if (gaps.size() > NAMED_GAPS) {
            int unnamed = gaps.size() - NAMED_GAPS;
            gaps.subList(NAMED_GAPS, gaps.size()).clear();
            gaps.add("slices are missing in " + unnamed + " more places");
        }
        return !gaps.isEmpty() || even
                ? gaps
                : List.of(String.format(
                        Locale.ROOT,
                        "uneven slice spacing, %.2f to %.2f mm",
                        gapQuantile(positions, 0),
                        gapQuantile(positions, 1)));
    }

    private static String gapText(long missing, double from, double to) {
        return String.format(
                Locale.ROOT,
                "%s missing between %.1f and %.1f mm from the first slice",
                missing == 1 ? "1 slice is" : missing + " slices are",
                from,
                to);
    }

    private static double medianGap(double[] positions) {
        return gapQuantile(positions, 0.5);
    }

    private static double gapQuantile(double[] positions, double quantile) {
        double[] gaps = new double[positions.length - 1];
        Arrays.setAll(gaps, i -> positions[i + 1] - positions[i]);
        Arrays.sort(gaps);
        return gaps[(int) (quantile * (gaps.length - 1))];
    }

    /** Slices that are not stacked along their normal: the gantry was tilted, or the images are shifted. */
    private static Optional<String> tilt(List<ImagePlane> planes, double[] positions) {
        ImagePlane first = planes.get(0);
        double halfPixel =
                Math.min(first.spacing().betweenRowsMm(), first.spacing().betweenColumnsMm()) / 2;
        double worst = 0;
        for (int i = 0; i < positions.length; i++) {
            PatientPoint onAxis = first.firstPixelCentre().plus(positions[i], first.normal());
            worst = Math.max(worst, onAxis.distanceTo(planes.get(i).firstPixelCentre()));
        }
        if (worst <= halfPixel) {
            return Optional.empty();
        }
        PatientPoint last = planes.get(planes.size() - 1).firstPixelCentre();
        double extent = positions[positions.length - 1];
        double sideways = first.firstPixelCentre().plus(extent, first.normal()).distanceTo(last);
        double degrees = Math.toDegrees(Math.atan2(sideways, extent));
        return Optional.of(
                sideways >= worst * 0.9
                        ? String.format(Locale.ROOT, "slices are stacked at an angle of %.1f° (gantry tilt)", degrees)
                        : String.format(Locale.ROOT, "slices are shifted against each other by up to %.1f mm", worst));
    }
}
