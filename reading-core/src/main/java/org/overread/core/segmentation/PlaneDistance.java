package org.overread.core.segmentation;

import java.util.OptionalDouble;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;

/**
 * How far frames lie off a plane.
 *
 * <p>Tolerance: planes coincide where every corner of the frame lies within 5 % of the slice distance or 0.06 mm of the
 * other plane, whichever is more (as in a volume's grid); parallel is within 0.08°.
 */
final class PlaneDistance {
    private static final double PARALLEL = 1 - 1e-6;
    private static final double FRACTION = 0.05;
    private static final double LEAST_MM = 0.06;

    private final ImagePlane plane;
    private final int columns;
    private final int rows;
    private final double toleranceMm;

    /** @param columns of the frames; {@code rows} of them */
    PlaneDistance(ImagePlane plane, int columns, int rows, OptionalDouble sliceDistanceMm) {
        this.plane = plane;
        this.columns = columns;
        this.rows = rows;
        this.toleranceMm = Math.max(LEAST_MM, sliceDistanceMm.orElse(0) * FRACTION);
    }

    boolean sameFrameOfReference(ImagePlane frame) {
        return plane.frameOfReferenceUid().equals(frame.frameOfReferenceUid());
    }

    boolean parallel(ImagePlane frame) {
        return Math.abs(plane.normal().dot(frame.normal())) > PARALLEL;
    }

    /** Signed distance of the frame's centre, mm. */
    double ofCentre(ImagePlane frame) {
        return plane.distanceMm(frame.toPatient(new ImagePoint(columns / 2.0, rows / 2.0)));
    }

    boolean coincides(ImagePlane frame) {
        return sameFrameOfReference(frame)
                && parallel(frame)
                && near(frame, 0, 0)
                && near(frame, columns, 0)
                && near(frame, 0, rows)
                && near(frame, columns, rows);
    }

    private boolean near(ImagePlane frame, int column, int row) {
        return Math.abs(plane.distanceMm(frame.toPatient(new ImagePoint(column, row)))) <= toleranceMm;
    }
}
