package org.overread.core.reformat;

import org.overread.core.image.Direction;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

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

    /** The patient position of the middle of a pixel, zero-based. */
    public PatientPoint pixelCentre(int column, int row) {
        return toPatient(new ImagePoint(column + 0.5, row + 0.5));
    }

    /** One pixel of this plane, around a point of it. */
    public ReformatPlane around(PatientPoint point) {
        return new ReformatPlane(frameOfReferenceUid, point, across, down, pixelMm, 1, 1, slab);
    }

    /**
     * The plane through a point that covers all of a volume, in pixels as fine as its voxels: the same points of the volume
     * are the same points of this grid, however a plane is looked at.
     */
    public static ReformatPlane through(
            VolumeGeometry volume, PatientPoint point, Direction across, Direction down, Slab slab) {
        double pixel = Math.min(volume.spacingI(), Math.min(volume.spacingJ(), volume.planeDistanceMm()));
        PatientPoint middle =
                volume.toPatient((volume.columns() - 1) / 2.0, (volume.rows() - 1) / 2.0, (volume.slices() - 1) / 2.0);
        double reach = middle.distanceTo(volume.toPatient(-0.5, -0.5, -0.5));
        for (int corner = 1; corner < 4; corner++) {
            reach = Math.max(
                    reach,
                    middle.distanceTo(volume.toPatient(
                            (corner & 1) == 0 ? -0.5 : volume.columns() - 0.5,
                            (corner & 2) == 0 ? -0.5 : volume.rows() - 0.5,
                            -0.5)));
        }
        int pixels = Math.clamp(2L * (long) Math.ceil(reach / pixel), 1, LARGEST);
        double depth = across.cross(down).along(middle, point);
        PatientPoint centre = middle.plus(depth, across.cross(down));
        return new ReformatPlane(
                volume.frameOfReferenceUid(),
                centre,
                across,
                down,
                Math.max(pixel, 2 * reach / LARGEST),
                pixels,
                pixels,
                slab);
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
