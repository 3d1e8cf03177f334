package org.overread.viewer.reformatting;

import org.overread.core.image.Direction;

/**
 * How a plane lies and which way up it is seen.
 *
 * @param across direction of increasing column; {@code down} of increasing row; at right angles, of unit length
 */
public record PlaneOrientation(Direction across, Direction down) {

    /** The line of sight: away from the reader. */
    public Direction normal() {
        return across.cross(down);
    }

    /** Turned about an axis by the right-hand rule; radians. */
    PlaneOrientation turned(Direction axis, double angle) {
        Direction newAcross = unit(turned(across, axis, angle));
        Direction newDown = unit(turned(down, axis, angle));
        Direction normal = unit(newAcross.cross(newDown));
        // rounding does not add up over many turns: the three stay at right angles
        return new PlaneOrientation(newAcross, normal.cross(newAcross));
    }

    /** As it lies when another plane is brought into a new orientation and this one goes along. */
    PlaneOrientation carriedAlong(PlaneOrientation from, PlaneOrientation to) {
        return new PlaneOrientation(carried(across, from, to), carried(down, from, to));
    }

    private static Direction carried(Direction v, PlaneOrientation from, PlaneOrientation to) {
        double a = v.dot(from.across());
        double d = v.dot(from.down());
        double n = v.dot(from.normal());
        Direction normal = to.normal();
        return new Direction(
                a * to.across().x() + d * to.down().x() + n * normal.x(),
                a * to.across().y() + d * to.down().y() + n * normal.y(),
                a * to.across().z() + d * to.down().z() + n * normal.z());
    }

    /** Angle between the lines of sight, whichever way they point; radians 0 … π/2. */
    double angleTo(PlaneOrientation other) {
        return Math.acos(Math.min(1, Math.abs(normal().dot(other.normal()))));
    }

    private static Direction turned(Direction v, Direction axis, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        Direction aside = axis.cross(v);
        double along = axis.dot(v) * (1 - cos);
        return new Direction(
                v.x() * cos + aside.x() * sin + axis.x() * along,
                v.y() * cos + aside.y() * sin + axis.y() * along,
                v.z() * cos + aside.z() * sin + axis.z() * along);
    }

    private static Direction unit(Direction v) {
        double length = Math.sqrt(v.dot(v));
        return new Direction(v.x() / length, v.y() / length, v.z() / length);
    }
}
