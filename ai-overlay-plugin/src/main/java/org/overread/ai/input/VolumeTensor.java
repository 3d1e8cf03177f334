package org.overread.ai.input;

import java.nio.FloatBuffer;
import org.overread.ai.volume.SliceWorkers;

/** Fills a tensor with a volume's values on the tensor's grid. */
public final class VolumeTensor {
    /** As far as the outermost voxels reach. */
    private static final double HALF = 0.5 + 1e-6;

    private final TensorGrid grid;
    private final VolumeValues values;
    private final boolean nearest;
    private final VoxelMap map;
    private final double[] matrix;
    private final boolean exact;
    private final float beyond;

    /** @param nearest the nearest voxel's value instead of interpolation */
    public VolumeTensor(TensorGrid grid, VolumeValues values, boolean nearest) {
        this.grid = grid;
        this.values = values;
        map = grid.toSource();
        matrix = map.matrix();
        exact = map.alongAxes() && whole(matrix);
        this.nearest = nearest || exact;
        beyond = (float) values.least();
    }

    /** Voxels coincide: nothing is interpolated. */
    public boolean exact() {
        return exact;
    }

    /**
     * Writes depth by depth, row by row, width fastest; beyond the volume its least value.
     *
     * @param tensor filled from {@code from} on
     */
    public void fill(FloatBuffer tensor, int from, SliceWorkers workers) {
        if (map.alongAxes()) {
            new TensorLines(grid, values, nearest, beyond).fill(tensor, from, workers);
            return;
        }
        int plane = grid.width() * grid.height();
        workers.forEach(grid.depth(), d -> {
            float[] row = new float[grid.width()];
            for (int h = 0; h < grid.height(); h++) {
                fill(row, h, d);
                tensor.put(from + d * plane + h * row.length, row);
            }
        });
    }

    private void fill(float[] row, int h, int d) {
        double i = matrix[1] * h + matrix[2] * d + matrix[3];
        double j = matrix[5] * h + matrix[6] * d + matrix[7];
        double k = matrix[9] * h + matrix[10] * d + matrix[11];
        for (int w = 0; w < row.length; w++) {
            double column = i + matrix[0] * w;
            double line = j + matrix[4] * w;
            double slice = k + matrix[8] * w;
            if (!within(column, values.columns()) || !within(line, values.rows()) || !within(slice, values.slices())) {
                row[w] = beyond;
            } else {
                row[w] = (float) (nearest ? values.nearest(column, line, slice) : values.linear(column, line, slice));
            }
        }
    }

    static boolean within(double index, int extent) {
        return index >= -HALF && index <= extent - 1 + HALF;
    }

    private static boolean whole(double[] matrix) {
        for (double entry : matrix) {
            if (entry != Math.rint(entry)) {
                return false;
            }
        }
        return true;
    }
}
