package org.overread.core.codec.jpeg2000;

/** The irreversible 9/7 transform, backwards. Shape: rows of samples. Standard: T.800 F.3, F.4. Not thread-safe. */
final class Wavelet97 {
    private static final float ALPHA = -1.586134342059924f;
    private static final float BETA = -0.052980118572961f;
    private static final float GAMMA = 0.882911075530934f;
    private static final float DELTA = 0.443506852043971f;
    private static final float LOW_SCALE = 1.230174104914001f;

    /** Scale of high-pass samples, 1 / K. */
    static final float HIGH_SCALE = 1 / LOW_SCALE;

    /**
     * What OpenJPEG scales high-pass samples by, and so most decoders of DICOM images do: the same samples come out as of
     * those, and differ from what the exact factor gives by less than one in 14 bits.
     */
    static final float OPENJPEG_HIGH_SCALE = 1.625732422f / 2;

    /** For each lifting step, the weight that is taken off; the first is of low-pass samples, then they alternate. */
    private static final float[] STEPS = {DELTA, GAMMA, BETA, ALPHA};

    private final float highScale;
    private float[] low = new float[0];
    private float[] high = new float[0];

    Wavelet97(float highScale) {
        this.highScale = highScale;
    }

    /** The samples of {@code area} from its four subbands, LL, HL, LH, HH. */
    float[][] combine(float[][] ll, float[][] hl, float[][] lh, float[][] hh, Area area) {
        int height = area.height();
        float[][] rows = new float[height][area.width()];
        if (area.isEmpty()) {
            return rows;
        }
        int oddX = area.x0() & 1;
        int oddY = area.y0() & 1;
        for (int y = 0; y < height + 4; y++) {
            if (y < height) {
                boolean highRow = (y + oddY & 1) == 1;
                float[] left = highRow ? lh[y >> 1] : ll[y >> 1];
                across(left, highRow ? hh[y >> 1] : hl[y >> 1], rows[y], oddX);
                scale(rows[y], height == 1 ? (highRow ? 0.5f : 1) : highRow ? highScale : LOW_SCALE);
            }
            for (int step = 0; step < 4 && height > 1; step++) {
                int row = y - 1 - step;
                if (row >= 0 && row < height && (row + oddY & 1) == (step & 1)) {
                    int above = row > 0 ? row - 1 : row + 1;
                    int below = row + 1 < height ? row + 1 : row - 1;
                    lift(rows[row], rows[above], rows[below], STEPS[step]);
                }
            }
        }
        return rows;
    }

    private static void scale(float[] row, float factor) {
        for (int x = 0; x < row.length; x++) {
            row[x] *= factor;
        }
    }

    private static void lift(float[] row, float[] above, float[] below, float weight) {
        for (int x = 0; x < row.length; x++) {
            row[x] -= weight * (above[x] + below[x]);
        }
    }

    private void across(float[] lowIn, float[] highIn, float[] row, int odd) {
        int lows = lowIn.length;
        int highs = highIn.length;
        if (row.length == 1) {
            row[0] = odd == 0 ? lowIn[0] : highIn[0] * 0.5f;
            return;
        }
        if (low.length < lows + 2) {
            low = new float[lows + 2];
        }
        if (high.length < highs + 2) {
            high = new float[highs + 2];
        }
        float[] l = low;
        float[] h = high;
        for (int i = 0; i < lows; i++) {
            l[i + 1] = lowIn[i] * LOW_SCALE;
        }
        for (int i = 0; i < highs; i++) {
            h[i + 1] = highIn[i] * highScale;
        }
        for (int step = 0; step < 4; step += 2) {
            mirror(h, highs);
            lift(l, h, lows, odd == 0 ? 0 : 1, STEPS[step]);
            mirror(l, lows);
            lift(h, l, highs, odd == 0 ? 1 : 0, STEPS[step + 1]);
        }
        for (int i = 0, x = odd; i < lows; i++, x += 2) {
            row[x] = l[i + 1];
        }
        for (int i = 0, x = 1 - odd; i < highs; i++, x += 2) {
            row[x] = h[i + 1];
        }
    }

    /** Extends samples at 1 … count by one beyond their ends. */
    private static void mirror(float[] values, int count) {
        values[0] = values[1];
        values[count + 1] = values[count];
    }

    /** Takes off {@code weight} times the neighbours, which stand at i + offset and the next. */
    private static void lift(float[] values, float[] neighbours, int count, int offset, float weight) {
        for (int i = 0; i < count; i++) {
            values[i + 1] -= weight * (neighbours[i + offset] + neighbours[i + offset + 1]);
        }
    }
}
