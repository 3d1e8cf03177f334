package org.overread.core.image;

/** A unit vector in the patient coordinate system (LPS+). */
public record Direction(double x, double y, double z) {

    public double dot(Direction other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Right-handed cross product; of unit length where the two are at right angles. */
    public Direction cross(Direction other) {
        return new Direction(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** Length of the projection of {@code point - origin} on this direction, mm. */
    public double along(PatientPoint origin, PatientPoint point) {
        return x * (point.x() - origin.x()) + y * (point.y() - origin.y()) + z * (point.z() - origin.z());
    }

    public Direction opposite() {
        return new Direction(-x, -y, -z);
    }

    /** Brought to unit length. */
    public Direction unit() {
        double length = Math.sqrt(dot(this));
        return length == 1 ? this : new Direction(x / length, y / length, z / length);
    }
}
