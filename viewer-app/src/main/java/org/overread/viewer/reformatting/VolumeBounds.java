package org.overread.viewer.reformatting;

import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/** How far a volume reaches. Units: mm. */
record VolumeBounds(VolumeGeometry grid) {

    PatientPoint middle() {
        return grid.toPatient((grid.columns() - 1) / 2.0, (grid.rows() - 1) / 2.0, (grid.slices() - 1) / 2.0);
    }

    /** From the first to the last outer corner of the volume in a direction. */
    double extentMm(Direction direction) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            PatientPoint at = grid.toPatient(
                    (corner & 1) == 0 ? -0.5 : grid.columns() - 0.5,
                    (corner & 2) == 0 ? -0.5 : grid.rows() - 0.5,
                    (corner & 4) == 0 ? -0.5 : grid.slices() - 0.5);
            double along = direction.along(grid.origin(), at);
            least = Math.min(least, along);
            greatest = Math.max(greatest, along);
        }
        return greatest - least;
    }

    /** The distance of neighbouring voxels in a direction: in that of the slices their distance, aslant something between. */
    double stepMm(Direction direction) {
        double[] voxels = perMm(direction);
        return 1 / Math.sqrt(voxels[0] * voxels[0] + voxels[1] * voxels[1] + voxels[2] * voxels[2]);
    }

    /** A point moved in a direction, as far as the centres of the outermost voxels allow. */
    PatientPoint moved(PatientPoint from, Direction direction, double mm) {
        double[] at = grid.toVoxel(from);
        double[] step = perMm(direction);
        double[] last = {grid.columns() - 1.0, grid.rows() - 1.0, grid.slices() - 1.0};
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(step[axis]) > 1e-9) {
                double one = (0 - at[axis]) / step[axis];
                double other = (last[axis] - at[axis]) / step[axis];
                least = Math.max(least, Math.min(one, other));
                most = Math.min(most, Math.max(one, other));
            }
        }
        return from.plus(Math.clamp(mm, Math.min(least, 0), Math.max(most, 0)), direction);
    }

    /** The point itself, or of one outside the nearest voxel's centre on the volume's face. */
    PatientPoint within(PatientPoint point) {
        double[] voxel = grid.toVoxel(point);
        double i = Math.clamp(voxel[0], 0, grid.columns() - 1.0);
        double j = Math.clamp(voxel[1], 0, grid.rows() - 1.0);
        double k = Math.clamp(voxel[2], 0, grid.slices() - 1.0);
        return i == voxel[0] && j == voxel[1] && k == voxel[2] ? point : grid.toPatient(i, j, k);
    }

    private double[] perMm(Direction direction) {
        double[] from = grid.toVoxel(grid.origin());
        double[] to = grid.toVoxel(grid.origin().plus(1, direction));
        return new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    }
}
