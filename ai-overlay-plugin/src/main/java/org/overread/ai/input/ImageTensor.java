package org.overread.ai.input;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.overread.ai.volume.SliceWorkers;

/** Resizes a frame's values to a tensor's pixels. */
public final class ImageTensor {
    /** How values between pixels are made. */
    public enum Way {
        LINEAR,
        NEAREST,
        /** The mean of what a pixel of the tensor covers. */
        AREA
    }

    private final ImageGrid grid;
    private final Way way;

    public ImageTensor(ImageGrid grid, Way way) {
        this.grid = grid;
        this.way = way;
    }

    /**
     * Writes one channel; scaled by what lies on the frame alone, and the rest filled with the least of it.
     *
     * @param tensor filled from {@code from} on
     */
    public void fill(float[] values, ValueScaling scaling, FloatBuffer tensor, int from, SliceWorkers workers) {
        int[] filled = grid.filled();
        int width = filled[2] - filled[0];
        int height = filled[3] - filled[1];
        boolean whole = width == grid.width() && height == grid.height();
        FloatBuffer resized = whole ? tensor : FloatBuffer.allocate(width * height);
        int start = whole ? from : 0;
        if (grid.asStored()) {
            resized.put(start, values, 0, width * height);
        } else {
            workers.forEach(height, y -> {
                float[] row = new float[width];
                for (int x = 0; x < width; x++) {
                    row[x] = at(values, filled[0] + x, filled[1] + y);
                }
                resized.put(start + y * width, row);
            });
        }
        scaling.apply(resized, start, width * height);
        if (!whole) {
            surround(resized, filled, tensor, from);
        }
    }

    /** What lies beside the frame becomes the least of it. */
    private void surround(FloatBuffer resized, int[] filled, FloatBuffer tensor, int from) {
        int width = filled[2] - filled[0];
        float[] row = new float[grid.width()];
        float least = (float) ValueStatistics.of(resized, 0, resized.capacity()).least();
        for (int y = 0; y < grid.height(); y++) {
            Arrays.fill(row, least);
            if (y >= filled[1] && y < filled[3]) {
                resized.get((y - filled[1]) * width, row, filled[0], width);
            }
            tensor.put(from + y * grid.width(), row);
        }
    }

    private float at(float[] values, int x, int y) {
        double column = (x + 0.5 - grid.left()) / grid.scaleX();
        double line = (y + 0.5 - grid.top()) / grid.scaleY();
        return switch (way) {
            case NEAREST ->
                values[index((int) line, grid.rows()) * grid.columns() + index((int) column, grid.columns())];
            case LINEAR -> linear(values, column - 0.5, line - 0.5);
            case AREA -> area(values, column, line);
        };
    }

    private float linear(float[] values, double column, double line) {
        double i = Math.clamp(column, 0, grid.columns() - 1);
        double j = Math.clamp(line, 0, grid.rows() - 1);
        int i0 = (int) i;
        int i1 = Math.min(i0 + 1, grid.columns() - 1);
        int above = (int) j * grid.columns();
        int below = Math.min((int) j + 1, grid.rows() - 1) * grid.columns();
        double top = values[above + i0] + (i - i0) * (values[above + i1] - values[above + i0]);
        double bottom = values[below + i0] + (i - i0) * (values[below + i1] - values[below + i0]);
        return (float) (top + (j - (int) j) * (bottom - top));
    }

    private float area(float[] values, double column, double line) {
        double left = Math.max(0, column - 0.5 / grid.scaleX());
        double right = Math.min(grid.columns(), column + 0.5 / grid.scaleX());
        double top = Math.max(0, line - 0.5 / grid.scaleY());
        double bottom = Math.min(grid.rows(), line + 0.5 / grid.scaleY());
        double sum = 0;
        double weights = 0;
        for (int j = (int) top; j < bottom; j++) {
            double high = Math.min(bottom, j + 1) - Math.max(top, j);
            for (int i = (int) left; i < right; i++) {
                double weight = high * (Math.min(right, i + 1) - Math.max(left, i));
                sum += weight * values[j * grid.columns() + i];
                weights += weight;
            }
        }
        return (float) (sum / weights);
    }

    private static int index(int index, int extent) {
        return Math.clamp(index, 0, extent - 1);
    }
}
