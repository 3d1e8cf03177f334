package org.overread.ai.nodule;

import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.SegmentOnFrames;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.image.Volume;

/** Puts a segmented nodule on the frames of the series it was found in. */
final class NoduleOnFrames {
    /** Pixels as dense as the nodule, in its region or next to it, that hang together; the mask may be empty. */
    static SegmentOnFrames of(Volume volume, LocalCube cube, NoduleSegmentation nodule, LungMask lungs) {
        int[] distance = CubeDistance.squared(nodule.region(), true, 1);
        int[] window = window(volume, cube, distance);
        VoxelMask dense = VoxelMask.empty(window[3] - window[0], window[4] - window[1], window[5] - window[2]);
        IsotropicGrid grid = cube.grid();
        HuSampler hu = new HuSampler(volume);
        for (int k = 0; k < dense.depth(); k++) {
            for (int j = 0; j < dense.height(); j++) {
                for (int i = 0; i < dense.width(); i++) {
                    double[] at = grid.toGrid(window[0] + i, window[1] + j, window[2] + k);
                    boolean inside = near(cube, distance, at)
                            && lungs.contains(at[0], at[1], at[2])
                            && hu.at(window[0] + i, window[1] + j, window[2] + k) >= nodule.thresholdHu();
                    dense.inside()[dense.index(i, j, k)] = (byte) (inside ? 1 : 0);
                }
            }
        }
        return new SegmentOnFrames(volume, whole(dense), window[0], window[1], window[2]);
    }

    private static boolean near(LocalCube cube, int[] distance, double[] at) {
        int x = cube.cubeVoxel(at[0], 0);
        int y = cube.cubeVoxel(at[1], 1);
        int z = cube.cubeVoxel(at[2], 2);
        return LocalCube.contains(x, y, z) && distance[LocalCube.index(x, y, z)] <= 1;
    }

    /** The largest connected part, its holes filled. */
    private static VoxelMask whole(VoxelMask dense) {
        VoxelMask whole = VoxelMask.empty(dense.width(), dense.height(), dense.depth());
        Components parts = new Components(dense, 1);
        int largest = parts.largest();
        parts.addTo(whole, (voxels, atSide) -> voxels == largest);
        new Components(whole, 0).addTo(whole, (voxels, atSide) -> !atSide);
        return whole;
    }

    /** First and beyond-last source {column, row, slice} that the region may reach, cut off at the volume's edges. */
    private static int[] window(Volume volume, LocalCube cube, int[] distance) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-1, -1, -1};
        for (int i = 0; i < distance.length; i++) {
            if (distance[i] <= 1) {
                double[] source = cube.grid()
                        .toSource(
                                cube.gridPosition(LocalCube.x(i), 0),
                                cube.gridPosition(LocalCube.y(i), 1),
                                cube.gridPosition(LocalCube.z(i), 2));
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], source[axis]);
                    high[axis] = Math.max(high[axis], source[axis]);
                }
            }
        }
        int[] extent = {
            volume.geometry().columns(),
            volume.geometry().rows(),
            volume.geometry().slices()
        };
        int[] window = new int[6];
        for (int axis = 0; axis < 3; axis++) {
            // One more on each side, so that the mask's outside hangs together around it.
            window[axis] = Math.clamp((long) Math.floor(low[axis]) - 1, 0, extent[axis] - 1);
            window[axis + 3] = Math.clamp((long) Math.ceil(high[axis]) + 2, window[axis] + 1, extent[axis]);
        }
        return window;
    }

    private NoduleOnFrames() {}
}
