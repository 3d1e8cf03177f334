package org.overread.ai.volume;

/** A box of voxels, from the first inside to the first beyond, along each axis. */
public record VoxelBox(int x0, int y0, int z0, int x1, int y1, int z1) {
    public static final VoxelBox EMPTY = new VoxelBox(0, 0, 0, 0, 0, 0);

    public int width() {
        return x1 - x0;
    }

    public int height() {
        return y1 - y0;
    }

    public int depth() {
        return z1 - z0;
    }

    public long voxels() {
        return (long) width() * height() * depth();
    }

    public boolean isEmpty() {
        return voxels() == 0;
    }

    /** Grown on all sides, but not beyond a grid of the given extents. */
    public VoxelBox grown(int margin, int width, int height, int depth) {
        return new VoxelBox(
                Math.max(0, x0 - margin),
                Math.max(0, y0 - margin),
                Math.max(0, z0 - margin),
                Math.min(width, x1 + margin),
                Math.min(height, y1 + margin),
                Math.min(depth, z1 + margin));
    }
}
