package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;

/**
 * How the frames of a series lie to each other: their order along the slice normal, whether they form a volume, and what
 * a reader must be told.
 *
 * @param slices frames in reading order; empty where the images of the series have no common geometry
 * @param spacingMm between slices; 0 where not volumetric
 */
record SeriesGeometry(List<Slice> slices, double spacingMm, boolean volumetric, List<String> warnings) {

    /** A frame with its plane. */
    record Slice(Instance instance, int frameNumber, ImagePlane plane) {
        int columns() {
            return instance.header().integer(Tag.Columns).orElse(0);
        }

        int rows() {
            return instance.header().integer(Tag.Rows).orElse(0);
        }

        int instanceNumber() {
            return instance.header().integer(Tag.InstanceNumber).orElse(0);
        }
    }

    /** 1 - cosine of the largest angle (0.08°) between the axes of frames that count as parallel. */
    private static final double PARALLEL = 1e-6;

    private static final SeriesGeometry NONE = new SeriesGeometry(List.of(), 0, false, List.of());

    static SeriesGeometry of(List<Instance> instances) {
        List<Instance> images =
                instances.stream().filter(SeriesGeometry::isSliceImage).toList();
        List<Slice> slices = new ArrayList<>();
        int frames = 0;
        for (Instance image : images) {
            for (int frame = 1; frame <= image.frames(); frame++, frames++) {
                int number = frame;
                image.plane(frame).ifPresent(plane -> slices.add(new Slice(image, number, plane)));
            }
        }
        if (slices.size() < frames) {
            return slices.isEmpty()
                    ? NONE
                    : withoutOrder(
                            (frames - slices.size()) + " of " + frames + " images have no position in the patient");
        }
        return slices.size() < 2 ? NONE : ofSlices(slices);
    }

    /** Whether the instance is of slices: not a projection, not a derived object whose frames are laid out otherwise. */
    private static boolean isSliceImage(Instance instance) {
        boolean classicMultiFrame =
                instance.frames() > 1 && !instance.header().contains(Tag.PerFrameFunctionalGroupsSequence);
        return instance.frames() > 0 && !classicMultiFrame && !DerivedObjects.contains(instance.sopClassUid());
    }

    private static SeriesGeometry withoutOrder(String warning) {
        return new SeriesGeometry(List.of(), 0, false, List.of(warning));
    }

    private static SeriesGeometry ofSlices(List<Slice> slices) {
        Optional<SeriesGeometry> mixed = kinds(slices, "orientations", slice -> orientationKey(slices, slice));
        if (mixed.isPresent()) {
            return mixed.get();
        }
        ImagePlane first = slices.get(0).plane();
        List<Slice> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingDouble(
                        (Slice slice) -> first.distanceMm(slice.plane().firstPixelCentre()))
                .thenComparingInt(Slice::instanceNumber)
                .thenComparingInt(Slice::frameNumber));
        List<String> warnings = new ArrayList<>();
        kinds(slices, "sizes", slice -> slice.columns() + " x " + slice.rows())
                .ifPresent(found -> warnings.addAll(found.warnings()));
        kinds(slices, "pixel spacings", slice -> slice.plane().spacing())
                .ifPresent(found -> warnings.addAll(found.warnings()));
        kinds(slices, "frames of reference", slice -> slice.plane().frameOfReferenceUid())
                .ifPresent(found -> warnings.addAll(found.warnings()));
        SliceSpacing spacing = SliceSpacing.of(sorted.stream().map(Slice::plane).toList());
        warnings.addAll(spacing.warnings());
        boolean volumetric = warnings.isEmpty();
        return new SeriesGeometry(List.copyOf(sorted), volumetric ? spacing.millimetres() : 0, volumetric, warnings);
    }

    /** A geometry without order, and its warning, where the frames differ in some respect. */
    private static Optional<SeriesGeometry> kinds(List<Slice> slices, String respect, Function<Slice, Object> key) {
        long kinds = slices.stream().map(key).distinct().count();
        return kinds == 1 ? Optional.empty() : Optional.of(withoutOrder("images of " + kinds + " " + respect));
    }

    /** Index of the first slice that this one is parallel to. */
    private static Object orientationKey(List<Slice> slices, Slice slice) {
        for (int i = 0; i < slices.size(); i++) {
            ImagePlane other = slices.get(i).plane();
            if (1 - other.alongRow().dot(slice.plane().alongRow()) <= PARALLEL
                    && 1 - other.alongColumn().dot(slice.plane().alongColumn()) <= PARALLEL) {
                return i;
            }
        }
        throw new IllegalStateException("a slice is parallel to itself");
    }
}
