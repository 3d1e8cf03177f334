package org.overread.ai.volume;

/**
 * A set of voxels of a grid; 1 where inside.
 *
 * @param inside in the order z, y, x, x fastest
 */
public record VoxelMask(int width, int height, int depth, byte[] inside) {
    public VoxelMask {
        if (inside.length != width * height * depth) {
            throw new IllegalArgumentException("a mask of " + inside.length + " voxels for another grid");
        }
    }

    public static VoxelMask empty(int width, int height, int depth) {
        return new VoxelMask(width, height, depth, new byte[Math.multiplyExact(width * height, depth)]);
    }

    public boolean contains(int x, int y, int z) {
        return inside[index(x, y, z)] != 0;
    }

    public int index(int x, int y, int z) {
        return (z * height + y) * width + x;
    }

    public int count() {
        int count = 0;
        for (byte voxel : inside) {
            count += voxel;
        }
        return count;
    }

    /** The smallest box around the voxels inside; empty where there are none. */
    public VoxelBox bounds() {
        int x0 = width;
        int x1 = 0;
        int y0 = height;
        int y1 = 0;
        int z0 = depth;
        int z1 = 0;
        for (int z = 0; z < depth; z++) {
            for (int y = 0; y < height; y++) {
                int row = index(0, y, z);
                for (int x = 0; x < width; x++) {
                    if (inside[row + x] != 0) {
                        x0 = Math.min(x0, x);
                        x1 = Math.max(x1, x + 1);
                        y0 = Math.min(y0, y);
                        y1 = Math.max(y1, y + 1);
                        z0 = Math.min(z0, z);
                        z1 = z + 1;
                    }
                }
            }
        }
        return x0 < x1 ? new VoxelBox(x0, y0, z0, x1, y1, z1) : VoxelBox.EMPTY;
    }
}
