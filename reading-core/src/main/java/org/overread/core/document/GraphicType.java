package org.overread.core.document;

import java.util.Arrays;
import java.util.Optional;

/** What the points of an SCOORD mean (PS3.3 C.18.6.1.2). */
public enum GraphicType {
    POINT(1, 1),
    MULTIPOINT(1, Integer.MAX_VALUE),
    /** Closed where the last point is the first. */
    POLYLINE(2, Integer.MAX_VALUE),
    /** Centre, and a point on the perimeter. */
    CIRCLE(2, 2),
    /** Both ends of the major axis, then both of the minor one. */
    ELLIPSE(4, 4);

    private final int atLeast;
    private final int atMost;

    GraphicType(int atLeast, int atMost) {
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    boolean takes(int points) {
        return points >= atLeast && points <= atMost;
    }

    static Optional<GraphicType> ofTerm(String term) {
        return Arrays.stream(values()).filter(one -> one.name().equals(term)).findFirst();
    }
}
