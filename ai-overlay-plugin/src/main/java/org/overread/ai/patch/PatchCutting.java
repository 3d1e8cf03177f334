package org.overread.ai.patch;

import java.util.ArrayList;
import java.util.List;
import org.overread.ai.volume.VoxelBox;

/**
 * How a tensor is cut into patches, in the order of depth, height, width.
 *
 * @param depth extents of the tensor
 */
public record PatchCutting(int depth, int height, int width) {

    /** One patch. */
    public List<Patch> whole() {
        VoxelBox all = new VoxelBox(0, 0, 0, width, height, depth);
        return List.of(new Patch(all, all));
    }

    /** Plane by plane. */
    public List<Patch> planes() {
        List<Patch> patches = new ArrayList<>();
        for (int z = 0; z < depth; z++) {
            VoxelBox plane = new VoxelBox(0, 0, z, width, height, z + 1);
            patches.add(new Patch(plane, plane));
        }
        return patches;
    }

    /**
     * Slabs whose cores tile the tensor, each with a halo on either side: the stitched result is that of the whole tensor,
     * where a voxel's result does not depend on what is further away than the halo.
     *
     * @param most voxels of a slab; passed where a core of one plane would pass it
     */
    public List<Patch> slabs(int halo, long most) {
        long plane = (long) height * width;
        int planes = Math.clamp(most / plane, 1, depth);
        int core = planes >= depth ? depth : Math.max(1, planes - 2 * halo);
        List<Patch> patches = new ArrayList<>();
        for (int from = 0; from < depth; from += core) {
            int to = Math.min(depth, from + core);
            patches.add(new Patch(
                    new VoxelBox(0, 0, Math.max(0, from - halo), width, height, Math.min(depth, to + halo)),
                    new VoxelBox(0, 0, from, width, height, to)));
        }
        return patches;
    }

    /**
     * Patches of one size that overlap; the last of a row ends where the tensor ends. The tensor must hold one.
     *
     * @param size depth, height, width of a patch
     * @param overlap of neighbours, as a part of their extent, 0 to less than 1
     */
    public List<Patch> overlapping(List<Integer> size, double overlap) {
        List<Patch> patches = new ArrayList<>();
        for (int z : starts(depth, size.get(0), overlap)) {
            for (int y : starts(height, size.get(1), overlap)) {
                for (int x : starts(width, size.get(2), overlap)) {
                    VoxelBox box = new VoxelBox(x, y, z, x + size.get(2), y + size.get(1), z + size.get(0));
                    patches.add(new Patch(box, box));
                }
            }
        }
        return patches;
    }

    private static List<Integer> starts(int extent, int size, double overlap) {
        if (size > extent) {
            throw new IllegalArgumentException("a patch of " + size + " in a tensor of " + extent);
        }
        int step = Math.max(1, (int) Math.floor(size * (1 - overlap)));
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start + size < extent; start += step) {
            starts.add(start);
        }
        starts.add(extent - size);
        return starts;
    }
}
