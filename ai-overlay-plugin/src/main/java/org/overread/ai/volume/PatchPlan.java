package org.overread.ai.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * How a region is cut into patches for a model: cores that tile the region, each with a halo wide enough that its result
 * is the one that the whole volume would give.
 */
public record PatchPlan(List<Patch> patches) {

    /** What is kept of a run, and what the model is given. */
    public record Patch(VoxelBox core, VoxelBox input) {}

    public PatchPlan {
        patches = List.copyOf(patches);
    }

    /** @param maxVoxels of a patch with its halo; passed only where a core of a single voxel would pass it */
    public static PatchPlan over(VoxelBox region, IsotropicGrid grid, int halo, long maxVoxels) {
        int[] parts = {1, 1, 1};
        PatchPlan plan = cut(region, grid, halo, parts);
        while (plan.largest() > maxVoxels) {
            double[] length = {
                (double) region.width() / parts[0],
                (double) region.height() / parts[1],
                (double) region.depth() / parts[2]
            };
            // Slabs first: only a slab thinner than its halos is worth cutting the other way.
            int axis = length[2] > 2 * halo ? 2 : length[1] > length[0] ? 1 : 0;
            axis = length[axis] > 1 ? axis : 2;
            if (length[axis] <= 1) {
                return plan;
            }
            parts[axis]++;
            plan = cut(region, grid, halo, parts);
        }
        return plan;
    }

    public long largest() {
        return patches.stream().mapToLong(patch -> patch.input().voxels()).max().orElse(0);
    }

    private static PatchPlan cut(VoxelBox region, IsotropicGrid grid, int halo, int[] parts) {
        List<Patch> patches = new ArrayList<>();
        for (int c = 0; c < parts[2]; c++) {
            for (int b = 0; b < parts[1]; b++) {
                for (int a = 0; a < parts[0]; a++) {
                    VoxelBox core = new VoxelBox(
                            at(region.x0(), region.width(), a, parts[0]),
                            at(region.y0(), region.height(), b, parts[1]),
                            at(region.z0(), region.depth(), c, parts[2]),
                            at(region.x0(), region.width(), a + 1, parts[0]),
                            at(region.y0(), region.height(), b + 1, parts[1]),
                            at(region.z0(), region.depth(), c + 1, parts[2]));
                    if (!core.isEmpty()) {
                        patches.add(new Patch(core, core.grown(halo, grid.width(), grid.height(), grid.depth())));
                    }
                }
            }
        }
        return new PatchPlan(patches);
    }

    private static int at(int from, int length, int part, int parts) {
        return from + (int) ((long) length * part / parts);
    }
}
