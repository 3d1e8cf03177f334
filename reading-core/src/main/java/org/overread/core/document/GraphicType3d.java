package org.overread.core.document;

import java.util.Arrays;
import java.util.Optional;

/** What the points of an SCOORD3D mean (PS3.3 C.18.9.1.2). */
public enum GraphicType3d {
    POINT(1, 1),
    MULTIPOINT(1, Integer.MAX_VALUE),
    POLYLINE(2, Integer.MAX_VALUE),
    /** Coplanar; the last point is the first. */
    POLYGON(3, Integer.MAX_VALUE),
    /** Both ends of the major axis, then both of the minor one. */
    ELLIPSE(4, 4),
    /** Both ends of each of the three axes. */
    ELLIPSOID(6, 6);

    private final int atLeast;
    private final int atMost;

    GraphicType3d(int atLeast, int atMost) {
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    boolean takes(int points) {
        return points >= atLeast && points <= atMost;
    }

    static Optional<GraphicType3d> ofTerm(String term) {
        return Arrays.stream(values()).filter(one -> one.name().equals(term)).findFirst();
    }
}
