package org.overread.core.radiotherapy;

import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.RandomAccess;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;

/** One contour of a region of interest (PS3.3 C.8.8.6). Frame: patient mm LPS+, in the region's frame of reference. */
public final class Contour {
    private final OptionalInt number;
    private final ContourType type;
    private final double[] coordinates;
    private final OptionalDouble slabThicknessMm;
    private final List<InstanceReference> images;

    /** @param coordinates x, y, z of each point */
    Contour(
            OptionalInt number,
            ContourType type,
            double[] coordinates,
            OptionalDouble slabThicknessMm,
            List<InstanceReference> images) {
        this.number = number;
        this.type = type;
        this.coordinates = coordinates;
        this.slabThicknessMm = slabThicknessMm;
        this.images = List.copyOf(images);
    }

    /** Contour Number, where it has one. */
    public OptionalInt number() {
        return number;
    }

    public ContourType type() {
        return type;
    }

    /** How thick the slab is that the contour stands for, mm. */
    public OptionalDouble slabThicknessMm() {
        return slabThicknessMm;
    }

    /** The images it was drawn on. */
    public List<InstanceReference> images() {
        return images;
    }

    /** Its points in order; of a closed one the first is not repeated unless it was written twice. */
    public List<PatientPoint> points() {
        return new Points();
    }

    /** Whether every point lies within a tolerance, mm, of a plane in the contour's frame of reference. */
    public boolean liesOn(ImagePlane plane, double toleranceMm) {
        for (PatientPoint point : points()) {
            if (!(Math.abs(plane.distanceMm(point)) <= toleranceMm)) {
                return false;
            }
        }
        return true;
    }

    /** Area of a closed contour, mm²; a keyhole's hole is not in it. Empty for open ones and points. */
    public OptionalDouble areaMm2() {
        if (!type.closed()) {
            return OptionalDouble.empty();
        }
        double x = 0;
        double y = 0;
        double z = 0;
        List<PatientPoint> points = points();
        PatientPoint origin = points.getFirst();
        for (int i = 0; i < points.size(); i++) {
            PatientPoint a = points.get(i);
            PatientPoint b = points.get((i + 1) % points.size());
            double[] u = {a.x() - origin.x(), a.y() - origin.y(), a.z() - origin.z()};
            double[] v = {b.x() - origin.x(), b.y() - origin.y(), b.z() - origin.z()};
            x += u[1] * v[2] - u[2] * v[1];
            y += u[2] * v[0] - u[0] * v[2];
            z += u[0] * v[1] - u[1] * v[0];
        }
        return OptionalDouble.of(Math.sqrt(x * x + y * y + z * z) / 2);
    }

    private final class Points extends AbstractList<PatientPoint> implements RandomAccess {
        @Override
        public PatientPoint get(int index) {
            int at = Math.multiplyExact(index, 3);
            return new PatientPoint(coordinates[at], coordinates[at + 1], coordinates[at + 2]);
        }

        @Override
        public int size() {
            return coordinates.length / 3;
        }
    }
}
