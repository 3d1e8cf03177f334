package org.overread.core.segmentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.segmentation.SegmentVolume.SliceDistance;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;

/**
 * Volumes of segments, from their pixels and the frames' geometry. All frames of the segmentation give the slice
 * distance: a segment's own may be few, and have gaps where it has no pixels.
 */
public final class SegmentVolumes {
    private static final double SAME_PLACE_MM = 0.01;
    private static final double EVEN_FRACTION = 0.05;
    private static final double EVEN_MM = 0.06;
    private static final double PARALLEL = 1 - 1e-6;

    /** So many gaps of one size in a row are no accident. */
    private static final int TELLING_GAPS = 3;

    private record Slices(double millimetres, SliceDistance from) {}

    private final Segmentation segmentation;
    private final Instance instance;

    /** @param instance that the segmentation was read from */
    public SegmentVolumes(Segmentation segmentation, Instance instance) {
        this.segmentation = segmentation;
        this.instance = instance;
    }

    /** Decodes all frames of a segment. Errors: as {@link SegmentationPixels}. */
    public SegmentVolume of(int segment) throws IOException {
        Optional<FractionScale.Meaning> meaning = segmentation.fractions().map(FractionScale::meaning);
        if (meaning.equals(Optional.of(FractionScale.Meaning.PROBABILITY))) {
            return new SegmentVolume.Unknown("its pixels are probabilities, which fill no volume");
        }
        List<ImagePlane> planes = new ArrayList<>();
        for (SegmentationFrame frame : segmentation.frames().all()) {
            if (frame.plane().isEmpty()) {
                return new SegmentVolume.Unknown("not all frames say where they lie in the patient");
            }
            planes.add(frame.plane().get());
        }
        if (planes.isEmpty()) {
            return new SegmentVolume.Unknown("it has no frames");
        }
        Optional<String> against = against(planes);
        return against.isPresent() ? new SegmentVolume.Unknown(against.get()) : of(segment, planes);
    }

    private static Optional<String> against(List<ImagePlane> planes) {
        ImagePlane first = planes.get(0);
        for (ImagePlane plane : planes) {
            if (Math.abs(first.normal().dot(plane.normal())) < PARALLEL
                    || !first.spacing().equals(plane.spacing())) {
                return Optional.of("its frames are not parallel, or not of one pixel spacing");
            }
        }
        return Optional.empty();
    }

    private SegmentVolume of(int segment, List<ImagePlane> planes) throws IOException {
        Optional<Slices> slices = slices(planes);
        if (slices.isEmpty()) {
            return new SegmentVolume.Unknown("the distance of its slices is not known, or uneven");
        }
        double pixels = 0;
        TreeSet<Double> places = new TreeSet<>();
        for (SegmentationFrame frame : segmentation.frames().of(segment)) {
            double inside = pixels(frame, segment);
            ImagePlane plane = frame.plane().orElseThrow();
            double place = planes.get(0).distanceMm(plane.firstPixelCentre());
            if (inside > 0 && near(places, place)) {
                return new SegmentVolume.Unknown(
                        String.format(Locale.ROOT, "segment %d has two frames in one plane", segment));
            }
            if (inside > 0) {
                places.add(place);
            }
            pixels += inside;
        }
        ImagePlane first = planes.get(0);
        double perPixel = first.spacing().betweenRowsMm()
                * first.spacing().betweenColumnsMm()
                * slices.get().millimetres();
        return new SegmentVolume.Known(
                pixels * perPixel / 1000,
                pixels,
                slices.get().millimetres(),
                slices.get().from());
    }

    private static boolean near(TreeSet<Double> places, double place) {
        return !places.subSet(place - SAME_PLACE_MM, place + SAME_PLACE_MM).isEmpty();
    }

    private double pixels(SegmentationFrame frame, int segment) throws IOException {
        return segmentation.type() == SegmentationType.FRACTIONAL
                ? segmentation.pixels().fractions(frame).sum()
                : segmentation.pixels().mask(frame, segment).pixels();
    }

    /** By the frames' positions where they are several; by what the frames say else. */
    private Optional<Slices> slices(List<ImagePlane> planes) {
        double[] places = planes.stream()
                .mapToDouble(plane -> planes.get(0).distanceMm(plane.firstPixelCentre()))
                .sorted()
                .toArray();
        DataSet measures = FunctionalGroups.of(instance.header(), Tag.PixelMeasuresSequence, 1)
                .orElse(new DataSet());
        OptionalDouble between = positive(measures.number(Tag.SpacingBetweenSlices));
        OptionalDouble smallest = smallestGap(places);
        if (smallest.isEmpty()) {
            return between.isPresent()
                    ? Optional.of(new Slices(between.getAsDouble(), SliceDistance.SPACING_BETWEEN_SLICES))
                    : positive(measures.number(Tag.SliceThickness)).stream()
                            .mapToObj(mm -> new Slices(mm, SliceDistance.SLICE_THICKNESS))
                            .findFirst();
        }
        if (between.isPresent() && contradicts(places, smallest.getAsDouble(), between.getAsDouble())) {
            return Optional.empty();
        }
        if (between.isPresent() && onGrid(places, between.getAsDouble())) {
            return Optional.of(new Slices(between.getAsDouble(), SliceDistance.SPACING_BETWEEN_SLICES));
        }
        return onGrid(places, smallest.getAsDouble())
                ? Optional.of(new Slices(smallest.getAsDouble(), SliceDistance.POSITIONS))
                : Optional.empty();
    }

    private static OptionalDouble positive(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
    }

    private static OptionalDouble smallestGap(double[] places) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.length; i++) {
            double gap = places[i] - places[i - 1];
            smallest = gap > SAME_PLACE_MM ? Math.min(smallest, gap) : smallest;
        }
        return Double.isFinite(smallest) ? OptionalDouble.of(smallest) : OptionalDouble.empty();
    }

    /** Whether frames lie evenly, but at another distance than is said. */
    private static boolean contradicts(double[] places, double smallest, double between) {
        int gaps = 0;
        for (int i = 1; i < places.length; i++) {
            double gap = places[i] - places[i - 1];
            if (gap > SAME_PLACE_MM) {
                if (Math.abs(gap - smallest) > tolerance(smallest)) {
                    return false;
                }
                gaps++;
            }
        }
        return gaps >= TELLING_GAPS && Math.abs(smallest - between) > tolerance(smallest);
    }

    private static double tolerance(double distance) {
        return Math.min(distance / 4, Math.max(EVEN_MM, EVEN_FRACTION * distance));
    }

    private static boolean onGrid(double[] places, double distance) {
        for (int i = 1; i < places.length; i++) {
            double steps = (places[i] - places[i - 1]) / distance;
            if (Math.abs(steps - Math.rint(steps)) * distance > tolerance(distance)) {
                return false;
            }
        }
        return true;
    }
}
