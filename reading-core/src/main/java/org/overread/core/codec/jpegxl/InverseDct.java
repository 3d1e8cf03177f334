package org.overread.core.codec.jpegxl;

/**
 * Inverse cosine transforms of lengths that are powers of 2, up to 256, along the columns of a matrix; and small forward
 * ones. Standard: ISO/IEC 18181-1 I.2.6. Not thread-safe: it owns its scratch space.
 */
final class InverseDct {
    private static final float SQRT2 = (float) Math.sqrt(2);
    private static final float[][] FACTORS = factors();

    private final float[] scratch;
    private final float[] turned;

    /** @param most samples of the largest block */
    InverseDct(int most) {
        scratch = new float[2 * most];
        turned = new float[most];
    }

    /** By logarithm of the length n: 1 / (2 cos((i + 1/2) π / n)). */
    private static float[][] factors() {
        float[][] factors = new float[9][];
        for (int log = 1; log < 9; log++) {
            int n = 1 << log;
            factors[log] = new float[n / 2];
            for (int i = 0; i < n / 2; i++) {
                factors[log][i] = (float) (1 / (2 * Math.cos((i + 0.5) * Math.PI / n)));
            }
        }
        return factors;
    }

    /**
     * Samples of a block, row by row, in place of its coefficients, which lie in {@code rows} rows where the block is
     * wider than high, else turned over.
     */
    void block(float[] block, int rows, int columns) {
        if (rows < columns) {
            transpose(block, turned, rows, columns);
            columns(turned, columns, rows);
        } else {
            System.arraycopy(block, 0, turned, 0, rows * columns);
            columns(turned, columns, rows);
        }
        transpose(turned, block, columns, rows);
        columns(block, rows, columns);
    }

    private static void transpose(float[] from, float[] to, int rows, int columns) {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                to[x * rows + y] = from[y * columns + x];
            }
        }
    }

    private void columns(float[] a, int length, int width) {
        if (length > 1) {
            columns(a, 0, length, width, 0);
        }
    }

    private void columns(float[] a, int at, int length, int width, int free) {
        if (length == 2) {
            for (int x = at; x < at + width; x++) {
                float first = a[x];
                float second = a[x + width];
                a[x] = first + second;
                a[x + width] = first - second;
            }
            return;
        }
        int half = length / 2;
        int odd = free + half * width;
        for (int i = 0; i < half; i++) {
            System.arraycopy(a, at + 2 * i * width, scratch, free + i * width, width);
            System.arraycopy(a, at + (2 * i + 1) * width, scratch, odd + i * width, width);
        }
        int rest = free + length * width;
        columns(scratch, free, half, width, rest);
        for (int i = odd + half * width - 1; i >= odd + width; i--) {
            scratch[i] += scratch[i - width];
        }
        for (int i = odd; i < odd + width; i++) {
            scratch[i] *= SQRT2;
        }
        columns(scratch, odd, half, width, rest);
        combine(a, at, length, width, free);
    }

    private void combine(float[] a, int at, int length, int width, int even) {
        float[] factors = FACTORS[31 - Integer.numberOfLeadingZeros(length)];
        int odd = even + length / 2 * width;
        for (int i = 0; i < length / 2; i++) {
            float factor = factors[i];
            int up = at + i * width;
            int down = at + (length - 1 - i) * width;
            int from = i * width;
            for (int x = 0; x < width; x++) {
                float first = scratch[even + from + x];
                float second = factor * scratch[odd + from + x];
                a[up + x] = first + second;
                a[down + x] = first - second;
            }
        }
    }

    /** Coefficients of a few samples, {@code rows} x {@code columns}, in place; not turned over. */
    static void forward(float[] a, int rows, int columns) {
        float[] line = new float[Math.max(rows, columns)];
        for (int y = 0; y < rows; y++) {
            forward(a, y * columns, 1, columns, line);
        }
        for (int x = 0; x < columns; x++) {
            forward(a, x, columns, rows, line);
        }
    }

    private static void forward(float[] a, int at, int step, int length, float[] line) {
        for (int k = 0; k < length; k++) {
            double sum = 0;
            for (int n = 0; n < length; n++) {
                sum += a[at + n * step] * (k == 0 ? 1 : Math.sqrt(2) * Math.cos(Math.PI * k * (n + 0.5) / length));
            }
            line[k] = (float) (sum / length);
        }
        for (int k = 0; k < length; k++) {
            a[at + k * step] = line[k];
        }
    }
}
