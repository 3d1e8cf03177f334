package org.overread.ai.volume;

import java.util.Arrays;

/**
 * The parts of a mask that hang together by faces (6-connected), found over runs of voxels along x.
 *
 * <p>Time grows with the number of runs; memory is a few integers per run.
 */
public final class Components {
    private final VoxelMask mask;
    private int[] start = new int[1 << 12];
    private int[] end = new int[1 << 12];
    private int[] parent = new int[1 << 12];
    private final int[] firstOfRow;
    private int runs;
    private final int[] size;
    private final boolean[] atSide;

    /** @param value the voxels that are meant: 1 inside the mask, 0 outside */
    public Components(VoxelMask mask, int value) {
        this.mask = mask;
        firstOfRow = new int[mask.height() * mask.depth() + 1];
        for (int row = 0; row < mask.height() * mask.depth(); row++) {
            firstOfRow[row] = runs;
            findRuns(row, value);
            firstOfRow[row + 1] = runs;
            if (row % mask.height() != 0) {
                join(row - 1, row);
            }
            if (row >= mask.height()) {
                join(row - mask.height(), row);
            }
        }
        size = new int[runs];
        atSide = new boolean[runs];
        measure();
    }

    /** Which components are meant. */
    public interface Choice {
        /** @param atSide whether the component touches the first or last x or y of the grid */
        boolean take(int voxels, boolean atSide);
    }

    /** Adds the voxels of the chosen components to a mask of the same grid. */
    public void addTo(VoxelMask target, Choice choice) {
        for (int row = 0; row < firstOfRow.length - 1; row++) {
            for (int run = firstOfRow[row]; run < firstOfRow[row + 1]; run++) {
                int root = root(run);
                if (choice.take(size[root], atSide[root])) {
                    int from = row * mask.width();
                    Arrays.fill(target.inside(), from + start[run], from + end[run], (byte) 1);
                }
            }
        }
    }

    /** Voxels of the largest component; 0 where there is none. */
    public int largest() {
        return Arrays.stream(size).max().orElse(0);
    }

    private void findRuns(int row, int value) {
        int from = row * mask.width();
        int x = 0;
        while (x < mask.width()) {
            if (mask.inside()[from + x] != value) {
                x++;
                continue;
            }
            int first = x;
            while (x < mask.width() && mask.inside()[from + x] == value) {
                x++;
            }
            if (runs == start.length) {
                start = Arrays.copyOf(start, runs * 2);
                end = Arrays.copyOf(end, runs * 2);
                parent = Arrays.copyOf(parent, runs * 2);
            }
            start[runs] = first;
            end[runs] = x;
            parent[runs] = runs;
            runs++;
        }
    }

    private void join(int above, int row) {
        int a = firstOfRow[above];
        int b = firstOfRow[row];
        while (a < firstOfRow[above + 1] && b < firstOfRow[row + 1]) {
            if (start[a] < end[b] && start[b] < end[a]) {
                int first = root(a);
                int second = root(b);
                parent[Math.max(first, second)] = Math.min(first, second);
            }
            if (end[a] < end[b]) {
                a++;
            } else {
                b++;
            }
        }
    }

    private int root(int run) {
        int root = run;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void measure() {
        for (int row = 0; row < firstOfRow.length - 1; row++) {
            int y = row % mask.height();
            for (int run = firstOfRow[row]; run < firstOfRow[row + 1]; run++) {
                int root = root(run);
                size[root] += end[run] - start[run];
                atSide[root] |= y == 0 || y == mask.height() - 1 || start[run] == 0 || end[run] == mask.width();
            }
        }
    }
}
