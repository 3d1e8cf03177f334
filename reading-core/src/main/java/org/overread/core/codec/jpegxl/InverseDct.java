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
        if (length == 8) {
            eight(a, at, width);
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

    /** The usual length, written out. */
    private static void eight(float[] a, int at, int w) {
        float[] f = FACTORS[3];
        float m0 = FACTORS[2][0];
        float m1 = FACTORS[2][1];
        for (int x = at; x < at + w; x++) {
            float c1 = a[x + w];
            float c3 = a[x + 3 * w];
            float c5 = a[x + 5 * w];
            float sum = a[x] + a[x + 4 * w];
            float difference = a[x] - a[x + 4 * w];
            float p = SQRT2 * a[x + 2 * w];
            float q = a[x + 2 * w] + a[x + 6 * w];
            float e0 = sum + m0 * (p + q);
            float e3 = sum - m0 * (p + q);
            float e1 = difference + m1 * (p - q);
            float e2 = difference - m1 * (p - q);
            float oddSum = SQRT2 * c1 + (c3 + c5);
            float oddDifference = SQRT2 * c1 - (c3 + c5);
            float r = SQRT2 * (c1 + c3);
            float t = c1 + c3 + (c5 + a[x + 7 * w]);
            float o0 = f[0] * (oddSum + m0 * (r + t));
            float o3 = f[3] * (oddSum - m0 * (r + t));
            float o1 = f[1] * (oddDifference + m1 * (r - t));
            float o2 = f[2] * (oddDifference - m1 * (r - t));
            a[x] = e0 + o0;
            a[x + w] = e1 + o1;
            a[x + 2 * w] = e2 + o2;
            a[x + 3 * w] = e3 + o3;
            a[x + 4 * w] = e3 - o3;
            a[x + 5 * w] = e2 - o2;
            a[x + 6 * w] = e1 - o1;
            a[x + 7 * w] = e0 - o0;
        }
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
