package org.overread.core.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PixelSpacing;

/**
 * Slices that can be stacked at all: parallel, of one size, pixel spacing and frame of reference. In ascending order of
 * their first Instance Number.
 */
final class SliceGroups {
    /** 1 - cosine of the largest angle (0.08°) between the axes of frames that count as parallel. */
    private static final double PARALLEL = 1e-6;
    /** Pixel spacings that differ by less, of their size, are one: they are written with unlike numbers of digits. */
    private static final double SAME_SPACING = 1e-4;
    /** Orientations looked through for a parallel one; beyond this only equal ones count as parallel. */
    private static final int MOST_ORIENTATIONS = 200;

    private record Key(String frameOfReference, int columns, int rows, int orientation, int spacing) {}

    private final List<ImagePlane> orientations = new ArrayList<>();
    private final List<PixelSpacing> spacings = new ArrayList<>();
    private final Map<List<Direction>, Integer> knownOrientations = new HashMap<>();
    private final Map<PixelSpacing, Integer> knownSpacings = new HashMap<>();
    private final Map<Key, List<Slice>> groups = new LinkedHashMap<>();
    private Kinds kinds;

    static SliceGroups of(List<Slice> slices) {
        SliceGroups groups = new SliceGroups();
        for (Slice slice : slices) {
            groups.groups
                    .computeIfAbsent(groups.key(slice), key -> new ArrayList<>())
                    .add(slice);
        }
        groups.kinds = Kinds.of(groups.groups.keySet());
        return groups;
    }

    Collection<List<Slice>> groups() {
        return groups.values();
    }

    /** In which respects the groups differ. */
    List<SeriesWarning> differences() {
        List<SeriesWarning> differences = new ArrayList<>();
        differ(kinds.orientations(), SeriesWarning.Code.ORIENTATIONS, differences);
        differ(kinds.sizes(), SeriesWarning.Code.SIZES, differences);
        differ(kinds.spacings(), SeriesWarning.Code.SPACINGS, differences);
        differ(kinds.frames().size(), SeriesWarning.Code.FRAMES_OF_REFERENCE, differences);
        return differences;
    }

    /** What sets a group apart from the others, for the reader; empty where there is one only. */
    String label(List<Slice> group) {
        Slice first = group.getFirst();
        List<String> parts = new ArrayList<>();
        if (kinds.orientations() > 1) {
            parts.add(orientation(first.plane()));
        }
        if (kinds.sizes() > 1) {
            parts.add(first.columns() + " x " + first.rows());
        }
        if (kinds.spacings() > 1) {
            parts.add(String.format(
                    Locale.ROOT, "%.3g mm pixels", first.plane().spacing().betweenColumnsMm()));
        }
        if (kinds.frames().size() > 1) {
            parts.add("frame of reference " + kinds.frames().get(first.plane().frameOfReferenceUid()));
        }
        return String.join(", ", parts);
    }

    private static void differ(long kinds, SeriesWarning.Code code, List<SeriesWarning> differences) {
        if (kinds > 1) {
            differences.add(SeriesWarning.of(code, kinds));
        }
    }

    /** How many kinds there are in each respect; frames of reference with their numbers in order of appearance. */
    private record Kinds(long orientations, long sizes, long spacings, Map<String, Integer> frames) {

        static Kinds of(Set<Key> keys) {
            Map<String, Integer> frames = new HashMap<>();
            keys.forEach(key -> frames.putIfAbsent(key.frameOfReference(), frames.size() + 1));
            return new Kinds(
                    keys.stream().map(Key::orientation).distinct().count(),
                    keys.stream()
                            .map(key -> key.columns() + " x " + key.rows())
                            .distinct()
                            .count(),
                    keys.stream().map(Key::spacing).distinct().count(),
                    frames);
        }
    }

    private Key key(Slice slice) {
        ImagePlane plane = slice.plane();
        return new Key(
                plane.frameOfReferenceUid(),
                slice.columns(),
                slice.rows(),
                knownOrientations.computeIfAbsent(
                        List.of(plane.alongRow(), plane.alongColumn()), axes -> orientation(plane, axes)),
                knownSpacings.computeIfAbsent(plane.spacing(), this::spacing));
    }

    private int orientation(ImagePlane plane, List<Direction> axes) {
        for (int i = 0; i < Math.min(orientations.size(), MOST_ORIENTATIONS); i++) {
            ImagePlane other = orientations.get(i);
            if (1 - other.alongRow().dot(axes.get(0)) <= PARALLEL
                    && 1 - other.alongColumn().dot(axes.get(1)) <= PARALLEL) {
                return i;
            }
        }
        orientations.add(plane);
        return orientations.size() - 1;
    }

    private int spacing(PixelSpacing spacing) {
        for (int i = 0; i < Math.min(spacings.size(), MOST_ORIENTATIONS); i++) {
            PixelSpacing other = spacings.get(i);
            if (close(other.betweenRowsMm(), spacing.betweenRowsMm())
                    && close(other.betweenColumnsMm(), spacing.betweenColumnsMm())) {
                return i;
            }
        }
        spacings.add(spacing);
        return spacings.size() - 1;
    }

    private static boolean close(double one, double other) {
        return Math.abs(one - other) <= SAME_SPACING * one;
    }

    /** The usual word where the normal is within 25° of an axis of the patient. */
    private static String orientation(ImagePlane plane) {
        Direction normal = plane.normal();
        double near = Math.cos(Math.toRadians(25));
        if (Math.abs(normal.z()) > near) {
            return "axial";
        }
        if (Math.abs(normal.y()) > near) {
            return "coronal";
        }
        return Math.abs(normal.x()) > near ? "sagittal" : "oblique";
    }
}
