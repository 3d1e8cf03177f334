package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.core.image.ImagePlane;

/** Places along the common normal of parallel slices. */
final class SlicePositions {
    /** Slices nearer to each other than this lie in one place. */
    static final double SAME_MM = 0.01;

    private record Placed(double position, Slice slice) {}

    /** In ascending order along the normal of the first; within a place in the order given. */
    static List<Slice> sorted(List<Slice> slices) {
        return placed(slices).stream().map(Placed::slice).toList();
    }

    /** The slices of each place, places ascending. */
    static List<List<Slice>> places(List<Slice> slices) {
        List<List<Slice>> places = new ArrayList<>();
        double last = 0;
        for (Placed one : placed(slices)) {
            if (places.isEmpty() || one.position() - last > SAME_MM) {
                places.add(new ArrayList<>());
                last = one.position();
            }
            places.getLast().add(one.slice());
        }
        return places;
    }

    private static List<Placed> placed(List<Slice> slices) {
        ImagePlane first = slices.getFirst().plane();
        List<Placed> placed = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            placed.add(new Placed(first.distanceMm(slice.plane().firstPixelCentre()), slice));
        }
        placed.sort(Comparator.comparingDouble(Placed::position));
        return placed;
    }

    private SlicePositions() {}
}
