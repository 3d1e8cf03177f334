package org.overread.core.reformat;

import org.overread.core.image.Direction;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;

/**
 * A plane through a volume, and the grid of pixels on it.
 *
 * @param centre the patient point in the middle of the picture, mm LPS+
 * @param across direction of increasing column; {@code down} of increasing row; at right angles, of unit length
 * @param pixelMm side of a pixel
 */
public record ReformatPlane(
        String frameOfReferenceUid,
        PatientPoint centre,
        Direction across,
        Direction down,
        double pixelMm,
        int columns,
        int rows,
        Slab slab) {
    private static final double RIGHT_ANGLE = 1e-6;
    private static final int LARGEST = 16_384;

    public ReformatPlane {
        if (!(pixelMm > 0) || columns < 1 || rows < 1 || columns > LARGEST || rows > LARGEST) {
            throw new IllegalArgumentException(columns + " x " + rows + " pixels of " + pixelMm + " mm");
        }
        if (Math.abs(across.dot(down)) > RIGHT_ANGLE
                || Math.abs(across.dot(across) - 1) > RIGHT_ANGLE
                || Math.abs(down.dot(down) - 1) > RIGHT_ANGLE) {
            throw new IllegalArgumentException("directions that are not at right angles");
        }
    }

    /** The line of sight: away from the reader. */
    public Direction normal() {
        return across.cross(down);
    }

    /** The patient position of a point of the picture; SCOORD convention ((0, 0) = outer corner of the first pixel). */
    public PatientPoint toPatient(ImagePoint point) {
        return centre.plus((point.column() - columns / 2.0) * pixelMm, across)
                .plus((point.row() - rows / 2.0) * pixelMm, down);
    }

    /** The foot of the perpendicular from a patient point on the plane. */
    public ImagePoint toImage(PatientPoint point) {
        return new ImagePoint(
                across.along(centre, point) / pixelMm + columns / 2.0,
                down.along(centre, point) / pixelMm + rows / 2.0);
    }

    /** Signed distance of a patient point from the plane along {@link #normal}, mm. */
    public double distanceMm(PatientPoint point) {
        return normal().along(centre, point);
    }
}
