package org.overread.core.image;

/**
 * A regular grid of voxels in the patient; sheared where the gantry was tilted.
 *
 * <p>Frame: voxel index (i, j, k) = (column, row, slice), zero-based, integers at voxel centres; patient mm LPS+.
 *
 * @param origin centre of voxel (0, 0, 0)
 * @param alongI direction of increasing column; {@code alongJ} of increasing row; {@code alongK} of increasing slice
 * @param spacingK distance of neighbouring slices' first voxels along {@code alongK}: in a sheared grid more than the
 *     distance of the planes
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
    /** Sine of the largest angle by which slices that count as stacked along their normal may miss it. */
    private static final double RECTANGULAR = 1e-6;

    public PatientPoint toPatient(double i, double j, double k) {
        return origin.plus(i * spacingI, alongI).plus(j * spacingJ, alongJ).plus(k * spacingK, alongK);
    }

    /** Continuous voxel index {i, j, k} of a patient point; exact for sheared grids too. */
    public double[] toVoxel(PatientPoint point) {
        Direction jk = alongJ.cross(alongK);
        Direction ki = alongK.cross(alongI);
        Direction ij = alongI.cross(alongJ);
        double volume = alongI.dot(jk);
        return new double[] {
            jk.along(origin, point) / volume / spacingI,
            ki.along(origin, point) / volume / spacingJ,
            ij.along(origin, point) / volume / spacingK
        };
    }

    /** Whether slices are not stacked along their normal (gantry tilt): what computes on a rectangular grid must resample first. */
    public boolean sheared() {
        return Math.abs(alongK.dot(alongI)) > RECTANGULAR || Math.abs(alongK.dot(alongJ)) > RECTANGULAR;
    }

    /** Distance of neighbouring slice planes along their normal, mm. */
    public double planeDistanceMm() {
        return spacingK * Math.abs(alongI.cross(alongJ).unit().dot(alongK));
    }

    /** Voxel index (i, j, k, 1) to patient mm, 4 x 4, row-major. */
    public double[] voxelToPatient() {
        return new double[] {
            alongI.x() * spacingI,
            alongJ.x() * spacingJ,
            alongK.x() * spacingK,
            origin.x(),
            alongI.y() * spacingI,
            alongJ.y() * spacingJ,
            alongK.y() * spacingK,
            origin.y(),
            alongI.z() * spacingI,
            alongJ.z() * spacingJ,
            alongK.z() * spacingK,
            origin.z(),
            0,
            0,
            0,
            1
        };
    }

    /** Patient mm (x, y, z, 1) to continuous voxel index, 4 x 4, row-major. */
    public double[] patientToVoxel() {
        double[] zero = toVoxel(new PatientPoint(0, 0, 0));
        double[] x = toVoxel(new PatientPoint(1, 0, 0));
        double[] y = toVoxel(new PatientPoint(0, 1, 0));
        double[] z = toVoxel(new PatientPoint(0, 0, 1));
        double[] matrix = new double[16];
        for (int row = 0; row < 3; row++) {
            matrix[4 * row] = x[row] - zero[row];
            matrix[4 * row + 1] = y[row] - zero[row];
            matrix[4 * row + 2] = z[row] - zero[row];
            matrix[4 * row + 3] = zero[row];
        }
        matrix[15] = 1;
        return matrix;
    }

    /** Whether a patient point lies in the volume, to the outer faces of its outermost voxels. */
    public boolean contains(PatientPoint point) {
        double[] voxel = toVoxel(point);
        return within(voxel[0], columns) && within(voxel[1], rows) && within(voxel[2], slices);
    }

    private static boolean within(double index, int extent) {
        return index >= -0.5 && index <= extent - 0.5;
    }

    public long voxels() {
        return (long) columns * rows * slices;
    }
}
