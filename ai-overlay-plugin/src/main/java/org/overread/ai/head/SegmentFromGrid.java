package org.overread.ai.head;

import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.SegmentOnFrames;
import org.overread.ai.volume.VoxelBox;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** A region of a cubic grid on the frames of the series: each pixel is inside where the grid's voxel nearest to it is. */
final class SegmentFromGrid {

    static SegmentOnFrames of(Volume volume, IsotropicGrid grid, VoxelMask region) {
        int[] window = window(volume.geometry(), grid, region.bounds());
        VoxelMask mask = VoxelMask.empty(window[3] - window[0], window[4] - window[1], window[5] - window[2]);
        for (int k = 0; k < mask.depth(); k++) {
            for (int j = 0; j < mask.height(); j++) {
                for (int i = 0; i < mask.width(); i++) {
                    double[] at = grid.toGrid(window[0] + i, window[1] + j, window[2] + k);
                    mask.inside()[mask.index(i, j, k)] = (byte) (contains(region, at) ? 1 : 0);
                }
            }
        }
        return new SegmentOnFrames(volume, mask, window[0], window[1], window[2]);
    }

    private static boolean contains(VoxelMask region, double[] at) {
        int x = (int) Math.rint(at[0]);
        int y = (int) Math.rint(at[1]);
        int z = (int) Math.rint(at[2]);
        return x >= 0
                && y >= 0
                && z >= 0
                && x < region.width()
                && y < region.height()
                && z < region.depth()
                && region.contains(x, y, z);
    }

    /** First and beyond-last source {column, row, slice} that the box may reach. */
    private static int[] window(VolumeGeometry source, IsotropicGrid grid, VoxelBox box) {
        double[] one = grid.toSource(box.x0() - 1, box.y0() - 1, box.z0() - 1);
        double[] other = grid.toSource(box.x1(), box.y1(), box.z1());
        int[] extent = {source.columns(), source.rows(), source.slices()};
        int[] window = new int[6];
        for (int axis = 0; axis < 3; axis++) {
            double low = Math.min(one[axis], other[axis]);
            double high = Math.max(one[axis], other[axis]);
            window[axis] = Math.clamp((long) Math.floor(low), 0, extent[axis] - 1);
            window[axis + 3] = Math.clamp((long) Math.ceil(high) + 1, window[axis] + 1, extent[axis]);
        }
        return window;
    }

    private SegmentFromGrid() {}
}
