package org.overread.core.radiotherapy;

import java.util.Optional;

/** Contour Geometric Type (PS3.3 C.8.8.6.1). */
public enum ContourType {
    /** A single point. */
    POINT,
    /** An open curve in a plane. */
    OPEN_PLANAR,
    /** An open curve in space. */
    OPEN_NONPLANAR,
    /** A closed polygon in a plane; a hole is reached by a keyhole: a channel of no width. */
    CLOSED_PLANAR,
    /** A closed polygon in a plane, one of several that together hold what an odd number of them holds. */
    CLOSEDPLANAR_XOR;

    static Optional<ContourType> named(String name) {
        for (ContourType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public boolean closed() {
        return this == CLOSED_PLANAR || this == CLOSEDPLANAR_XOR;
    }
}
