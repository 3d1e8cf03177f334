package org.overread.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/**
 * Parallel slices of one size, spacing and frame of reference, one at each place where nothing is amiss: a whole series, or
 * one phase, echo, b-value or direction of it.
 *
 * @param label what sets it apart from the other stacks of its series, for the reader; empty where it is the only one
 * @param slices in ascending order along the normal of the first
 * @param geometry the grid that the slices make; empty for fewer than two, for missing, doubled or unevenly spaced ones, and
 *     where values of some cannot be compared with those of others
 * @param remarks what a reader must know about this stack
 */
public record SliceStack(
        String label, List<Slice> slices, Optional<VolumeGeometry> geometry, List<SeriesWarning> remarks) {
    /** What is left out between two slices is said from this part of their thickness on. */
    private static final double NOTABLE_GAP = 0.5;

    public SliceStack {
        slices = List.copyOf(slices);
        remarks = List.copyOf(remarks);
    }

    /** Of parallel slices of one size, in any order; at least one. */
    static SliceStack of(String label, List<Slice> slices) {
        ImagePlane first = slices.getFirst().plane();
        List<Slice> sorted = SlicePositions.sorted(slices);
        List<ImagePlane> planes = sorted.stream().map(Slice::plane).toList();
        List<SeriesWarning> warnings = new ArrayList<>();
        Optional<VolumeGeometry> geometry = Optional.empty();
        if (sorted.size() > 1) {
            SliceSpacing spacing = SliceSpacing.of(planes);
            warnings.addAll(spacing.warnings());
            geometry = spacing.step().map(step -> grid(sorted, step));
            spacing.step().flatMap(step -> gap(sorted, spacing.millimetres())).ifPresent(warnings::add);
        }
        Optional<SeriesWarning> otherUnits = otherUnits(sorted);
        if (otherUnits.isPresent()) {
            warnings.add(otherUnits.get());
            geometry = Optional.empty();
        }
        if (first.axes() == PatientAxes.OTHER) {
            warnings.add(SeriesWarning.of(SeriesWarning.Code.OTHER_SPACE));
        }
        return new SliceStack(label, sorted, geometry, warnings);
    }

    /** What a reader must know about this stack, in English. */
    public List<String> warnings() {
        return SeriesWarning.english(remarks);
    }

    /** Whether the slices are a rectangular volume: evenly spaced along their normal. */
    public boolean volumetric() {
        return geometry.filter(grid -> !grid.sheared()).isPresent();
    }

    /** Distance of neighbouring planes, mm; empty where they are not evenly spaced. */
    public OptionalDouble spacingMm() {
        return geometry.isPresent() ? OptionalDouble.of(geometry.get().planeDistanceMm()) : OptionalDouble.empty();
    }

    /** Index of the slice whose plane is nearest to a patient point. Empty for a point of another frame of reference. */
    public OptionalInt nearest(String frameOfReferenceUid, PatientPoint point) {
        ImagePlane first = slices.getFirst().plane();
        if (!first.frameOfReferenceUid().equals(frameOfReferenceUid)) {
            return OptionalInt.empty();
        }
        double wanted = first.distanceMm(point);
        int low = 0;
        int high = slices.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean before = low > 0 && wanted - position(low - 1) <= position(low) - wanted;
        return OptionalInt.of(before ? low - 1 : low);
    }

    private double position(int slice) {
        return slices.getFirst().plane().distanceMm(slices.get(slice).plane().firstPixelCentre());
    }

    /** For the reader: thickness and distance of the slices, and whether they overlap or leave something out. Empty where either is unknown. */
    public Optional<String> sampling() {
        OptionalDouble thickness = slices.getFirst().thicknessMm();
        if (thickness.isEmpty() || spacingMm().isEmpty()) {
            return Optional.empty();
        }
        double left = spacingMm().getAsDouble() - thickness.getAsDouble();
        String text = String.format(
                Locale.ROOT,
                "%.2f mm slices every %.2f mm",
                thickness.getAsDouble(),
                spacingMm().getAsDouble());
        return Optional.of(
                Math.abs(left) < 0.01
                        ? text
                        : String.format(
                                Locale.ROOT, "%s (%s %.2f mm)", text, left > 0 ? "gap" : "overlap", Math.abs(left)));
    }

    /** Slices whose values cannot be compared with those of most. */
    private static Optional<SeriesWarning> otherUnits(List<Slice> slices) {
        Map<String, Integer> counts = new HashMap<>();
        for (Slice slice : slices) {
            counts.merge(ModalityLuts.stated(slice.instance().header(), slice.frameNumber()), 1, Integer::sum);
        }
        int others = slices.size() - Collections.max(counts.values());
        return others == 0
                ? Optional.empty()
                : Optional.of(SeriesWarning.of(SeriesWarning.Code.UNITS, others, slices.size()));
    }

    private static Optional<SeriesWarning> gap(List<Slice> sorted, double spacingMm) {
        double thickness = sorted.getFirst().thicknessMm().orElse(spacingMm);
        boolean localizer =
                sorted.getFirst().instance().header().strings(Tag.ImageType).contains("LOCALIZER");
        return localizer || spacingMm - thickness <= NOTABLE_GAP * thickness
                ? Optional.empty()
                : Optional.of(SeriesWarning.of(SeriesWarning.Code.GAP, spacingMm - thickness, thickness, spacingMm));
    }

    private static VolumeGeometry grid(List<Slice> sorted, SliceSpacing.Step step) {
        Slice first = sorted.getFirst();
        ImagePlane plane = first.plane();
        return new VolumeGeometry(
                plane.frameOfReferenceUid(),
                first.columns(),
                first.rows(),
                sorted.size(),
                plane.firstPixelCentre(),
                plane.alongRow(),
                plane.alongColumn(),
                step.direction(),
                plane.spacing().betweenColumnsMm(),
                plane.spacing().betweenRowsMm(),
                step.millimetres());
    }
}
