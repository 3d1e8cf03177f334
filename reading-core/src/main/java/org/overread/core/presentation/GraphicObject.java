package org.overread.core.presentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.image.CieLab;

/**
 * A drawn shape, points exactly as given.
 *
 * @param filled of closed ones
 * @param lineThickness in points of the presentation, where given
 * @param group Graphic Group ID
 */
public record GraphicObject(
        AnnotationUnits units,
        Type type,
        List<AnnotationPoint> points,
        boolean filled,
        Optional<CieLab> lineColour,
        OptionalDouble lineThickness,
        OptionalInt group) {
    public GraphicObject {
        points = List.copyOf(points);
    }

    /** Graphic Type (PS3.3 C.10.5.1.1). */
    public enum Type {
        POINT(1, 1),
        POLYLINE(2, Integer.MAX_VALUE),
        /** A smooth curve through the points. */
        INTERPOLATED(2, Integer.MAX_VALUE),
        /** Centre, and a point on the perimeter. */
        CIRCLE(2, 2),
        /** Both ends of the major axis, then both of the minor one. */
        ELLIPSE(4, 4);

        private final int atLeast;
        private final int atMost;

        Type(int atLeast, int atMost) {
            this.atLeast = atLeast;
            this.atMost = atMost;
        }

        boolean takes(int points) {
            return points >= atLeast && points <= atMost;
        }

        static Optional<Type> ofTerm(String term) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(term))
                    .findFirst();
        }
    }
}
