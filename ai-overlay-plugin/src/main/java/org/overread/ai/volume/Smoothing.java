package org.overread.ai.volume;

/** Gaussian smoothing of a volume, σ 1 voxel, cut off at 4 σ, mirrored at the edges. */
public final class Smoothing {
    private static final int RADIUS = 4;

    private final int width;
    private final int height;
    private final int depth;
    private final SliceWorkers workers;
    private final float[] taps = new float[2 * RADIUS + 1];

    public Smoothing(int width, int height, int depth, SliceWorkers workers) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.workers = workers;
        double sum = 0;
        for (int i = -RADIUS; i <= RADIUS; i++) {
            sum += Math.exp(-0.5 * i * i);
        }
        for (int i = -RADIUS; i <= RADIUS; i++) {
            taps[i + RADIUS] = (float) (Math.exp(-0.5 * i * i) / sum);
        }
    }

    /** What is done with a smoothed slice; slices come in no order, from several threads. */
    public interface SliceSink {
        void accept(int z, float[] smoothed);
    }

    public void smooth(float[] values, SliceSink sink) {
        int plane = width * height;
        float[] inPlane = new float[values.length];
        workers.forEach(depth, z -> smoothSlice(values, inPlane, z * plane));
        workers.forEach(depth, z -> {
            float[] smoothed = new float[plane];
            for (int tap = -RADIUS; tap <= RADIUS; tap++) {
                add(inPlane, mirrored(z + tap, depth) * plane, smoothed, 0, plane, taps[tap + RADIUS]);
            }
            sink.accept(z, smoothed);
        });
    }

    private void smoothSlice(float[] values, float[] smoothed, int slice) {
        float[] columnwise = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int tap = -RADIUS; tap <= RADIUS; tap++) {
                int from = slice + mirrored(y + tap, height) * width;
                add(values, from, columnwise, y * width, width, taps[tap + RADIUS]);
            }
        }
        float[] row = new float[width + 2 * RADIUS];
        for (int y = 0; y < height; y++) {
            for (int x = -RADIUS; x < width + RADIUS; x++) {
                row[x + RADIUS] = columnwise[y * width + mirrored(x, width)];
            }
            for (int tap = 0; tap < taps.length; tap++) {
                add(row, tap, smoothed, slice + y * width, width, taps[tap]);
            }
        }
    }

    private static void add(float[] from, int at, float[] to, int start, int count, float factor) {
        for (int i = 0; i < count; i++) {
            to[start + i] += factor * from[at + i];
        }
    }

    /** Index inside 0 … size − 1, mirrored at the outer edges of the outermost voxels. */
    private static int mirrored(int index, int size) {
        int period = Math.floorMod(index, 2 * size);
        return period < size ? period : 2 * size - 1 - period;
    }
}
