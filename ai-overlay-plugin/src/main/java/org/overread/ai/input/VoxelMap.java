package org.overread.ai.input;

import org.overread.core.image.VolumeGeometry;

/**
 * The affine map from one grid's continuous voxels to another's, in the same patient.
 *
 * @param matrix 3 x 4, row-major: what a voxel (i, j, k, 1) of the one is in the other
 */
public record VoxelMap(double[] matrix) {
    /** Coefficients and offsets this close to whole numbers are meant to be them. */
    private static final double ROUNDING = 1e-7;

    static VoxelMap between(VolumeGeometry from, VolumeGeometry to) {
        double[] origin = to.toVoxel(from.toPatient(0, 0, 0));
        double[] matrix = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            // over the whole extent, so that rounding does not grow with it
            int reach = Math.max(1, SourceGrid.extent(from, axis) - 1);
            double[] there =
                    to.toVoxel(from.toPatient(axis == 0 ? reach : 0, axis == 1 ? reach : 0, axis == 2 ? reach : 0));
            for (int row = 0; row < 3; row++) {
                matrix[4 * row + axis] = whole((there[row] - origin[row]) / reach);
            }
        }
        for (int row = 0; row < 3; row++) {
            matrix[4 * row + 3] = whole(origin[row]);
        }
        return new VoxelMap(matrix);
    }

    private static double whole(double value) {
        double rounded = Math.rint(value);
        return Math.abs(value - rounded) < ROUNDING ? rounded : value;
    }

    public double[] apply(double i, double j, double k) {
        return new double[] {at(0, i, j, k), at(1, i, j, k), at(2, i, j, k)};
    }

    /** One coordinate of it: 0 column, 1 row, 2 slice. */
    public double at(int row, double i, double j, double k) {
        return matrix[4 * row] * i + matrix[4 * row + 1] * j + matrix[4 * row + 2] * k + matrix[4 * row + 3];
    }

    public double step(int row, int axis) {
        return matrix[4 * row + axis];
    }

    /** Whether each of the other grid's coordinates follows one of this one's alone: no oblique steps. */
    public boolean alongAxes() {
        int steps = 0;
        for (int row = 0; row < 3; row++) {
            for (int axis = 0; axis < 3; axis++) {
                steps += Math.abs(step(row, axis)) > ROUNDING ? 1 : 0;
            }
        }
        return steps == 3;
    }

    /** The axis of this grid that a coordinate of the other follows; of maps along axes. */
    public int axisOf(int row) {
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(step(row, axis)) > ROUNDING) {
                return axis;
            }
        }
        throw new IllegalStateException("a map of rank below three");
    }
}
