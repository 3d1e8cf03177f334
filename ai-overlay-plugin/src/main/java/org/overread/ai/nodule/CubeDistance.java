package org.overread.ai.nodule;

/** Squared distances within a cube of {@link LocalCube#SIZE} voxels. */
final class CubeDistance {
    private static final int SIZE = LocalCube.SIZE;
    private static final int FAR = 3 * SIZE * SIZE;

    /**
     * To the nearest voxel where {@code of} has the given value, in voxels squared; exact up to {@code reach} voxels, and
     * some larger number beyond.
     */
    static int[] squared(boolean[] of, boolean value, int reach) {
        int[] distance = new int[of.length];
        for (int i = 0; i < of.length; i++) {
            distance[i] = of[i] == value ? 0 : FAR;
        }
        int[] line = new int[SIZE];
        for (int stride : new int[] {1, SIZE, SIZE * SIZE}) {
            for (int i = 0; i < of.length; i++) {
                if (i / stride % SIZE == 0) {
                    alongLine(distance, i, stride, line, reach);
                }
            }
        }
        return distance;
    }

    private static void alongLine(int[] distance, int from, int stride, int[] line, int reach) {
        for (int a = 0; a < SIZE; a++) {
            line[a] = distance[from + a * stride];
        }
        for (int a = 0; a < SIZE; a++) {
            int nearest = line[a];
            // Farther steps cannot lower a distance that is smaller than they are.
            for (int step = 1; step * step < nearest && step <= reach; step++) {
                if (a >= step) {
                    nearest = Math.min(nearest, line[a - step] + step * step);
                }
                if (a + step < SIZE) {
                    nearest = Math.min(nearest, line[a + step] + step * step);
                }
            }
            distance[from + a * stride] = nearest;
        }
    }

    private CubeDistance() {}
}
