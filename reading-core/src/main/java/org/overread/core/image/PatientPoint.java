package org.overread.core.image;

/** A point in the patient coordinate system. Units: mm. Frame: LPS+ (x to the left, y to posterior, z to the head; PS3.3 C.7.6.2.1.1). */
public record PatientPoint(double x, double y, double z) {

    public PatientPoint plus(double scale, Direction direction) {
        return new PatientPoint(x + scale * direction.x(), y + scale * direction.y(), z + scale * direction.z());
    }

    /** Distance in mm. */
    public double distanceTo(PatientPoint other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z));
    }
}
