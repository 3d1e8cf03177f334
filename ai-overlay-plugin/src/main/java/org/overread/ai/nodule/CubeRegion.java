package org.overread.ai.nodule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** Neighbourhoods within a cube of {@link LocalCube#SIZE} voxels. */
final class CubeRegion {
    private static final int SIZE = LocalCube.SIZE;

    /** Voxels within {@code reach} of one along every axis, itself included, cut off at the cube's edges. */
    static int[] near(int middle, int reach) {
        int x = LocalCube.x(middle);
        int y = LocalCube.y(middle);
        int z = LocalCube.z(middle);
        return IntStream.rangeClosed(Math.max(0, z - reach), Math.min(SIZE - 1, z + reach))
                .flatMap(k -> IntStream.rangeClosed(Math.max(0, y - reach), Math.min(SIZE - 1, y + reach))
                        .flatMap(j -> IntStream.rangeClosed(Math.max(0, x - reach), Math.min(SIZE - 1, x + reach))
                                .map(i -> LocalCube.index(i, j, k))))
                .toArray();
    }

    /** The voxels that hang together by faces with a start voxel. */
    static boolean[] connected(boolean[] inside, int start) {
        boolean[] reached = new boolean[inside.length];
        Deque<Integer> open = new ArrayDeque<>();
        visit(start, inside, reached, open);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (LocalCube.x(at) > 0) {
                visit(at - 1, inside, reached, open);
            }
            if (LocalCube.x(at) < SIZE - 1) {
                visit(at + 1, inside, reached, open);
            }
            if (LocalCube.y(at) > 0) {
                visit(at - SIZE, inside, reached, open);
            }
            if (LocalCube.y(at) < SIZE - 1) {
                visit(at + SIZE, inside, reached, open);
            }
            if (LocalCube.z(at) > 0) {
                visit(at - SIZE * SIZE, inside, reached, open);
            }
            if (LocalCube.z(at) < SIZE - 1) {
                visit(at + SIZE * SIZE, inside, reached, open);
            }
        }
        return reached;
    }

    private static void visit(int voxel, boolean[] inside, boolean[] reached, Deque<Integer> open) {
        if (inside[voxel] && !reached[voxel]) {
            reached[voxel] = true;
            open.push(voxel);
        }
    }

    private CubeRegion() {}
}
