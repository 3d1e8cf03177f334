package org.overread.ai.input;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.overread.ai.volume.SliceWorkers;

/**
 * Fills a tensor whose axes follow a volume's own, line by line along the volume's rows of pixels: what lies together in
 * memory is read together, whatever axis of the tensor it goes to.
 */
final class TensorLines {
    /** Rows of the tensor that are filled together where a line goes across them. */
    private static final int BLOCK = 32;

    private final TensorGrid grid;
    private final VolumeValues values;
    private final boolean nearest;
    private final float beyond;
    private final VoxelMap map;
    private final int lineAxis;

    TensorLines(TensorGrid grid, VolumeValues values, boolean nearest, float beyond) {
        this.grid = grid;
        this.values = values;
        this.nearest = nearest;
        this.beyond = beyond;
        map = grid.toSource();
        lineAxis = map.axisOf(0);
    }

    void fill(FloatBuffer tensor, int from, SliceWorkers workers) {
        FloatBuffer whole = tensor.duplicate().clear();
        int depths = lineAxis == 2 ? BLOCK : 1;
        int heights = lineAxis == 1 ? BLOCK : 1;
        workers.forEach((grid.depth() + depths - 1) / depths, slab -> {
            Block block = new Block(Math.max(depths, heights));
            int d0 = slab * depths;
            int d1 = Math.min(grid.depth(), d0 + depths);
            for (int h0 = 0; h0 < grid.height(); h0 += heights) {
                int h1 = Math.min(grid.height(), h0 + heights);
                block.make(h0, d0, lineAxis == 0 ? grid.width() : lineAxis == 1 ? h1 - h0 : d1 - d0);
                for (int row = 0; row < (d1 - d0) * (h1 - h0); row++) {
                    int d = lineAxis == 2 ? d0 + row : d0;
                    int h = lineAxis == 1 ? h0 + row : h0;
                    whole.put(from + (d * grid.height() + h) * grid.width(), block.rows[row]);
                }
            }
        });
    }

    /** Rows of the tensor next to each other along the axis of lines, of one thread. */
    private final class Block {
        private final float[][] rows;
        private final double[] line = new double[values.columns()];
        private final double[] other = new double[values.columns()];
        private final double[] last = new double[values.columns()];
        private final float[] made;

        Block(int most) {
            rows = new float[lineAxis == 0 ? 1 : most][grid.width()];
            made = new float[most];
        }

        void make(int h, int d, int count) {
            if (lineAxis == 0) {
                line(rows[0], new int[] {0, h, d}, count);
                return;
            }
            int[] at = {0, h, d};
            for (int w = 0; w < grid.width(); w++) {
                at[0] = w;
                line(made, at, count);
                for (int n = 0; n < count; n++) {
                    rows[n][w] = made[n];
                }
            }
        }

        /** Values from a voxel of the tensor on, along the axis of lines. */
        private void line(float[] into, int[] at, int count) {
            double row = map.at(1, at[0], at[1], at[2]);
            double slice = map.at(2, at[0], at[1], at[2]);
            if (!VolumeTensor.within(row, values.rows()) || !VolumeTensor.within(slice, values.slices())) {
                Arrays.fill(into, 0, count, beyond);
                return;
            }
            double first = map.at(0, at[0], at[1], at[2]);
            double step = map.step(0, lineAxis);
            int low = column(Math.floor(Math.min(first, first + step * (count - 1))));
            int high = column(Math.ceil(Math.max(first, first + step * (count - 1))));
            blend(row, slice, low, high);
            for (int n = 0; n < count; n++) {
                double column = first + step * n;
                into[n] = VolumeTensor.within(column, values.columns()) ? (float) between(column) : beyond;
            }
        }

        private double between(double column) {
            double at = Math.clamp(column, 0, values.columns() - 1);
            if (nearest) {
                return line[(int) Math.rint(at)];
            }
            int below = (int) at;
            return at == below ? line[below] : line[below] + (at - below) * (line[below + 1] - line[below]);
        }

        /** Fills the line with the volume's values at a row and slice. */
        private void blend(double row, double slice, int low, int high) {
            double j = Math.clamp(row, 0, values.rows() - 1);
            double k = Math.clamp(slice, 0, values.slices() - 1);
            if (nearest) {
                values.line((int) Math.rint(j), (int) Math.rint(k), low, high, line);
                return;
            }
            blendRows(j, (int) k, low, high, line);
            if (k != (int) k) {
                blendRows(j, (int) k + 1, low, high, last);
                mix(line, last, k - (int) k, low, high);
            }
        }

        private void blendRows(double j, int slice, int low, int high, double[] into) {
            values.line((int) j, slice, low, high, into);
            if (j != (int) j) {
                values.line((int) j + 1, slice, low, high, other);
                mix(into, other, j - (int) j, low, high);
            }
        }

        private int column(double index) {
            return Math.clamp((long) index, 0, values.columns() - 1);
        }
    }

    private static void mix(double[] one, double[] other, double part, int low, int high) {
        for (int i = low; i <= high; i++) {
            one[i] += part * (other[i] - one[i]);
        }
    }
}
