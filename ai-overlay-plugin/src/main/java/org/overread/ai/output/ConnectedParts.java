package org.overread.ai.output;

import java.util.Arrays;
import org.overread.ai.volume.VoxelBox;

/**
 * The parts of each label that hang together, numbered from 1 in the order of their first voxels.
 *
 * <p>Shape: as the labels, width fastest. Time grows with the number of voxels; memory is an integer for each.
 */
public final class ConnectedParts {
    private final int width;
    private final int height;
    private final byte[] labels;
    private final int[] part;
    private int[] parent = new int[1 << 10];
    private int made = 1;
    private int parts;

    /** @param connectivity 6, 18 or 26; of a single plane 4 or 8 as well */
    public ConnectedParts(byte[] labels, int width, int height, int connectivity) {
        this.labels = labels;
        this.width = width;
        this.height = height;
        part = new int[labels.length];
        int[][] before = before(connectivity);
        for (int index = 0; index < labels.length; index++) {
            if (labels[index] != 0) {
                join(index, before);
            }
        }
        number();
    }

    public int count() {
        return parts;
    }

    /** The part of each voxel, 0 for background; not to be changed. */
    public int[] numbers() {
        return part;
    }

    /** What is known of a part. */
    public record Extent(int number, int label, int voxels, VoxelBox box, double x, double y, double z) {}

    /** By their numbers; x, y, z is the centre of mass. */
    public Extent[] extents() {
        int[] voxels = new int[parts + 1];
        int[] label = new int[parts + 1];
        int[][] low = new int[3][parts + 1];
        int[][] high = new int[3][parts + 1];
        double[][] sum = new double[3][parts + 1];
        for (int[] axis : low) {
            Arrays.fill(axis, Integer.MAX_VALUE);
        }
        for (int index = 0; index < part.length; index++) {
            int n = part[index];
            if (n > 0) {
                voxels[n]++;
                label[n] = labels[index] & 0xFF;
                int row = index / width;
                int[] at = {index % width, row % height, row / height};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis][n] = Math.min(low[axis][n], at[axis]);
                    high[axis][n] = Math.max(high[axis][n], at[axis]);
                    sum[axis][n] += at[axis];
                }
            }
        }
        Extent[] extents = new Extent[parts];
        for (int n = 1; n <= parts; n++) {
            VoxelBox box =
                    new VoxelBox(low[0][n], low[1][n], low[2][n], high[0][n] + 1, high[1][n] + 1, high[2][n] + 1);
            extents[n - 1] = new Extent(
                    n, label[n], voxels[n], box, sum[0][n] / voxels[n], sum[1][n] / voxels[n], sum[2][n] / voxels[n]);
        }
        return extents;
    }

    /** Neighbours that come before a voxel, as {x, y, z}. */
    private static int[][] before(int connectivity) {
        int reach = switch (connectivity) {
            case 4, 6 -> 1;
            case 18 -> 2;
            case 8, 26 -> 3;
            default -> throw new IllegalArgumentException("connectivity " + connectivity);
        };
        int[][] all = new int[13][];
        int count = 0;
        for (int z = -1; z <= 0; z++) {
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    boolean earlier = (z * 3 + y) * 3 + x < 0;
                    if (earlier && Math.abs(x) + Math.abs(y) + Math.abs(z) <= reach) {
                        all[count++] = new int[] {x, y, z};
                    }
                }
            }
        }
        return Arrays.copyOf(all, count);
    }

    private void join(int index, int[][] before) {
        int x = index % width;
        int row = index / width;
        int y = row % height;
        int z = row / height;
        int own = 0;
        for (int[] step : before) {
            int i = x + step[0];
            int j = y + step[1];
            if (i < 0 || j < 0 || i >= width || j >= height || z + step[2] < 0) {
                continue;
            }
            int other = index + (step[2] * height + step[1]) * width + step[0];
            if (labels[other] == labels[index]) {
                own = own == 0 ? root(part[other]) : joined(own, root(part[other]));
            }
        }
        part[index] = own == 0 ? begun() : own;
    }

    private int begun() {
        if (made == parent.length) {
            parent = Arrays.copyOf(parent, 2 * made);
        }
        parent[made] = made;
        return made++;
    }

    private int joined(int one, int other) {
        int first = Math.min(one, other);
        parent[Math.max(one, other)] = first;
        return first;
    }

    private int root(int number) {
        int root = number;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void number() {
        int[] numbers = new int[made];
        for (int index = 0; index < part.length; index++) {
            if (part[index] != 0) {
                int root = root(part[index]);
                if (numbers[root] == 0) {
                    numbers[root] = ++parts;
                }
                part[index] = numbers[root];
            }
        }
    }
}
