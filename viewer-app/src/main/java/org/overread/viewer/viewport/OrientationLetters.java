package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;

/**
 * Which side of the patient lies at each edge of an image: L/R, P/A, H/F, the nearest axis first, up to three for oblique
 * images (PS3.3 C.7.6.1.1.1).
 */
record OrientationLetters(String left, String right, String top, String bottom) {
    /** sine of 5.7°: an axis that is leaned on less is not named */
    private static final double NAMED = 0.1;

    static OrientationLetters of(ImagePlane plane) {
        return new OrientationLetters(
                towards(opposite(plane.alongRow())),
                towards(plane.alongRow()),
                towards(opposite(plane.alongColumn())),
                towards(plane.alongColumn()));
    }

    private static Direction opposite(Direction d) {
        return new Direction(-d.x(), -d.y(), -d.z());
    }

    private record Axis(double share, String letter) {}

    static String towards(Direction d) {
        List<Axis> axes = new ArrayList<>(List.of(
                new Axis(Math.abs(d.x()), d.x() > 0 ? "L" : "R"),
                new Axis(Math.abs(d.y()), d.y() > 0 ? "P" : "A"),
                new Axis(Math.abs(d.z()), d.z() > 0 ? "H" : "F")));
        axes.sort(Comparator.comparingDouble(Axis::share).reversed());
        StringBuilder letters = new StringBuilder();
        axes.stream().filter(axis -> axis.share() > NAMED).forEach(axis -> letters.append(axis.letter()));
        return letters.toString();
    }
}
