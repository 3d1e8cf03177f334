package org.overread.core.image;

/**
 * A regular grid of voxels in the patient.
 *
 * <p>Frame: voxel index (i, j, k) = (column, row, slice), zero-based, integers at voxel centres; patient mm LPS+.
 *
 * @param origin centre of voxel (0, 0, 0)
 * @param alongI direction of increasing column; {@code alongJ} of increasing row; {@code alongK} of increasing slice
 */
public record VolumeGeometry(
        String frameOfReferenceUid,
        int columns,
        int rows,
        int slices,
        PatientPoint origin,
        Direction alongI,
        Direction alongJ,
        Direction alongK,
        double spacingI,
        double spacingJ,
        double spacingK) {

    public PatientPoint toPatient(double i, double j, double k) {
        return origin.plus(i * spacingI, alongI).plus(j * spacingJ, alongJ).plus(k * spacingK, alongK);
    }

    /** Continuous voxel index {i, j, k} of a patient point; exact for orthogonal grids, which these are. */
    public double[] toVoxel(PatientPoint point) {
        return new double[] {
            alongI.along(origin, point) / spacingI,
            alongJ.along(origin, point) / spacingJ,
            alongK.along(origin, point) / spacingK
        };
    }

    public long voxels() {
        return (long) columns * rows * slices;
    }
}
