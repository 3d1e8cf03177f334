package org.overread.viewer.overlaying;

import org.overread.core.image.VolumeGeometry;
import org.overread.core.reformat.Reformatter;
import org.overread.core.reformat.Slab;

/**
 * The places in a volume in front of and behind a place of a thick plane, and what of their values its projection shows, as
 * {@link Reformatter} does it for the volume that the plane is of.
 *
 * @param step from one place to the next, in voxels
 * @param steps how many places there are, the first in front
 */
record SlabSteps(double[] step, int steps, Slab.Projection projection) {
    private static final int MOST = 2_000;

    /** @param deeper the voxel 1 mm behind {@code at} along the line of sight */
    static SlabSteps between(double[] at, double[] deeper, Slab slab, VolumeGeometry grid) {
        double finest = Math.min(grid.spacingI(), Math.min(grid.spacingJ(), grid.planeDistanceMm()));
        double thickness = slab.thicknessMm();
        int steps = thickness == 0 ? 1 : (int) Math.min(MOST, Math.ceil(thickness / finest) + 1);
        double mm = steps == 1 ? 0 : thickness / (steps - 1);
        double[] step = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            step[axis] = (deeper[axis] - at[axis]) * mm;
        }
        return new SlabSteps(step, steps, slab.projection());
    }

    /** At a voxel in the middle of the slab; NaN where none of it has a value. */
    float value(Reformatter volume, double i, double j, double k) {
        if (steps == 1) {
            return volume.atVoxel(i, j, k);
        }
        double gathered = 0;
        int count = 0;
        for (int n = 0; n < steps; n++) {
            double away = n - (steps - 1) / 2.0;
            float value = volume.atVoxel(i + away * step[0], j + away * step[1], k + away * step[2]);
            if (!Float.isNaN(value)) {
                gathered = count == 0 ? value : with(gathered, value);
                count++;
            }
        }
        return count == 0 ? Float.NaN : (float) (projection == Slab.Projection.MEAN ? gathered / count : gathered);
    }

    private double with(double gathered, float value) {
        return switch (projection) {
            case MEAN -> gathered + value;
            case MAXIMUM -> Math.max(gathered, value);
            case MINIMUM -> Math.min(gathered, value);
        };
    }
}
