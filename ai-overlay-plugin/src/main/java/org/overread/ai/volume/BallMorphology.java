package org.overread.ai.volume;

import java.util.Arrays;

/**
 * Dilation, erosion and closing by a ball of voxels, exact by squared distances. What lies outside the grid is neither
 * inside nor outside the mask: it takes nothing away.
 */
public final class BallMorphology {
    private final int radius;
    private final int beyond;
    private final SliceWorkers workers;

    /** @param radius voxels, up to 9 */
    public BallMorphology(int radius, SliceWorkers workers) {
        if (radius < 1 || radius > 9) {
            throw new IllegalArgumentException("a ball of " + radius + " voxels");
        }
        this.radius = radius;
        this.beyond = radius * radius + 1;
        this.workers = workers;
    }

    public VoxelMask closed(VoxelMask mask) {
        return eroded(dilated(mask));
    }

    /** Voxels within the radius of one inside. */
    public VoxelMask dilated(VoxelMask mask) {
        return within(mask, 1, 1);
    }

    /** Voxels with none outside within the radius. */
    public VoxelMask eroded(VoxelMask mask) {
        return within(mask, 0, 0);
    }

    /** {@code result} where a voxel of value {@code target} lies within the radius, else its opposite. */
    private VoxelMask within(VoxelMask mask, int target, int result) {
        VoxelMask answer = VoxelMask.empty(mask.width(), mask.height(), mask.depth());
        int plane = mask.width() * mask.height();
        byte[] inPlane = new byte[mask.inside().length];
        workers.forEach(mask.depth(), z -> distancesInPlane(mask, target, z, inPlane));
        workers.forEach(mask.depth(), z -> {
            int[] nearest = new int[plane];
            Arrays.fill(nearest, beyond);
            for (int dz = -radius; dz <= radius; dz++) {
                if (z + dz >= 0 && z + dz < mask.depth()) {
                    lower(nearest, inPlane, (z + dz) * plane, plane, dz * dz);
                }
            }
            for (int i = 0; i < plane; i++) {
                answer.inside()[z * plane + i] = (byte) (nearest[i] < beyond ? result : 1 - result);
            }
        });
        return answer;
    }

    /** Squared distances in voxels to the nearest target of the slice, those beyond the ball capped. */
    private void distancesInPlane(VoxelMask mask, int target, int z, byte[] distances) {
        int width = mask.width();
        int height = mask.height();
        byte[] alongRows = new byte[width * height];
        for (int y = 0; y < height; y++) {
            distancesInRow(mask.inside(), mask.index(0, y, z), width, target, alongRows, y * width);
        }
        int[] nearest = new int[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(nearest, beyond);
            for (int dy = -radius; dy <= radius; dy++) {
                if (y + dy >= 0 && y + dy < height) {
                    lower(nearest, alongRows, (y + dy) * width, width, dy * dy);
                }
            }
            int row = mask.index(0, y, z);
            for (int x = 0; x < width; x++) {
                distances[row + x] = (byte) nearest[x];
            }
        }
    }

    private void distancesInRow(byte[] inside, int from, int width, int target, byte[] squared, int to) {
        int steps = radius + 1;
        for (int x = 0; x < width; x++) {
            steps = inside[from + x] == target ? 0 : Math.min(steps + 1, radius + 1);
            squared[to + x] = (byte) Math.min(beyond, steps * steps);
        }
        steps = radius + 1;
        for (int x = width - 1; x >= 0; x--) {
            steps = inside[from + x] == target ? 0 : Math.min(steps + 1, radius + 1);
            squared[to + x] = (byte) Math.min(squared[to + x], steps * steps);
        }
    }

    private static void lower(int[] nearest, byte[] distances, int from, int count, int more) {
        for (int i = 0; i < count; i++) {
            nearest[i] = Math.min(nearest[i], distances[from + i] + more);
        }
    }
}
