package org.overread.ai.nodule;

import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;

/**
 * The surroundings of a point, sampled at 1 mm: a cube of {@link #SIZE} voxels, its middle voxel at the point.
 *
 * <p>Frame: cube voxel (x, y, z), axes as the isotropic grid's.
 */
final class LocalCube {
    static final double VOXEL_MM = 1;
    static final int REACH = 25;
    static final int SIZE = 2 * REACH + 1;

    private final IsotropicGrid grid;
    private final double[] centre;
    private final float[] hu = new float[SIZE * SIZE * SIZE];

    /** @param centre grid position {x, y, z} */
    LocalCube(IsotropicGrid grid, HuSampler sampler, double... centre) {
        this.grid = grid;
        this.centre = centre.clone();
        for (int z = 0; z < SIZE; z++) {
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    double[] source = grid.toSource(gridPosition(x, 0), gridPosition(y, 1), gridPosition(z, 2));
                    hu[index(x, y, z)] = (float) sampler.at(source[0], source[1], source[2]);
                }
            }
        }
    }

    static int index(int x, int y, int z) {
        return (z * SIZE + y) * SIZE + x;
    }

    static int middle() {
        return index(REACH, REACH, REACH);
    }

    static int x(int index) {
        return index % SIZE;
    }

    static int y(int index) {
        return index / SIZE % SIZE;
    }

    static int z(int index) {
        return index / (SIZE * SIZE);
    }

    static boolean contains(int x, int y, int z) {
        return x >= 0 && y >= 0 && z >= 0 && x < SIZE && y < SIZE && z < SIZE;
    }

    IsotropicGrid grid() {
        return grid;
    }

    float hu(int index) {
        return hu[index];
    }

    /** Grid coordinate of a cube voxel along an axis: 0 x, 1 y, 2 z. */
    double gridPosition(double cubePosition, int axis) {
        return centre[axis] + (cubePosition - REACH) * VOXEL_MM / grid.voxelMm();
    }

    /** Cube coordinate, rounded to a voxel, of a grid position; may lie outside the cube. */
    int cubeVoxel(double gridPosition, int axis) {
        return REACH + (int) Math.rint((gridPosition - centre[axis]) * grid.voxelMm() / VOXEL_MM);
    }
}
