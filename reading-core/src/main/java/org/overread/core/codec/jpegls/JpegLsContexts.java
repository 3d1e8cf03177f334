package org.overread.core.codec.jpegls;

import java.util.Arrays;

/**
 * What was learned from the samples so far, by context, and single samples that are decoded with it: of every kind of
 * stream, and however long their codes. Standard: T.87 A.4 to A.6, A.7.2. Not thread-safe.
 */
final class JpegLsContexts {
    /** Index of what was learned from the ends of runs: where the sample above differs, then where it is alike. */
    static final int RUN_ENDS = 365;

    /** Golomb codes with unary parts up to this, and up to 17 bits more, are in every window that is not low. */
    private static final int QUICK_ZEROS = 13;

    private final int[] values = new int[(RUN_ENDS + 2) * 4];
    private final JpegLsBits bits;
    private final int maxVal;
    private final int near;
    private final int step;
    private final int range;
    private final boolean wraps;
    private final int reset;
    private final int plainBits;
    private final int limit;

    JpegLsContexts(JpegLsBits bits, JpegLsParameters parameters) {
        this.bits = bits;
        maxVal = parameters.maxVal();
        near = parameters.near();
        step = 2 * near + 1;
        range = parameters.range();
        wraps = parameters.wraps();
        reset = parameters.reset();
        plainBits = parameters.plainBits();
        limit = parameters.limit();
        restart();
    }

    /** Forgets what was learned. */
    void restart() {
        Arrays.fill(values, 0);
        for (int i = 0; i < values.length; i += 4) {
            values[i] = Math.max(2, (range + 32) / 64);
            values[i + 3] = 1;
        }
    }

    /** For each context: A (sum of magnitudes), B (bias), C (correction), N (count). */
    int[] values() {
        return values;
    }

    /** The longest unary part of a sample's Golomb code that may be taken from a window that is not low. */
    int quickZeros() {
        return Math.min(QUICK_ZEROS, escape());
    }

    /** The same of the end of a run whose rest was written with {@code order} bits. */
    int quickZeros(int order) {
        return Math.min(QUICK_ZEROS, escape(order));
    }

    private int escape() {
        return limit - plainBits - 2;
    }

    private int escape(int order) {
        return escape() - order - 1;
    }

    /**
     * Decodes the sample at column x of a line, of a context that is not flat, from a window; gives the window after it.
     *
     * @param signedContext −364 … 364
     */
    long regular(long window, int signedContext, char[] line, int x, int rb, int rc) {
        long from = JpegLsBits.isLow(window) ? bits.refilled(window) : window;
        int at = Math.abs(signedContext) << 2;
        int k = golombParameter(values[at], values[at + 3]);
        int zeros = Long.numberOfLeadingZeros(from);
        if (zeros > quickZeros()) {
            return longRegular(from, signedContext, line, x, rb, rc);
        }
        long fromOne = from << zeros;
        sample(signedContext, k, (zeros - 1 << k) + (int) (fromOne >>> 63 - k), line, x, rb, rc);
        return fromOne << k + 1;
    }

    /** Apart from the usual way: what is held over a call there costs time. */
    private long longRegular(long window, int signedContext, char[] line, int x, int rb, int rc) {
        int at = Math.abs(signedContext) << 2;
        int k = golombParameter(values[at], values[at + 3]);
        bits.window(window);
        sample(signedContext, k, bits.golomb(k, escape() + 1, plainBits), line, x, rb, rc);
        return bits.window();
    }

    private void sample(int signedContext, int k, int mapped, char[] line, int x, int rb, int rc) {
        int sign = signedContext >> 31;
        int at = Math.abs(signedContext) << 2;
        int b = values[at + 1];
        int c = values[at + 2];
        int n = values[at + 3];
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && near == 0) {
            error ^= 2 * b + n - 1 >> 31;
        }
        update(at, values[at] + Math.abs(error), b + error * step, n);
        int predicted = predict(line[x - 1], rb, rc) + ((c ^ sign) - sign);
        line[x] = (char) reconstruct(Math.max(0, Math.min(maxVal, predicted)), (error ^ sign) - sign);
    }

    private void update(int at, int a, int b, int n) {
        boolean full = n == reset;
        values[at] = full ? a >> 1 : a;
        update(values, at, full ? b >> 1 : b, (full ? n >> 1 : n) + 1);
    }

    /** Keeps a context's B within its bounds. Without branches: which bound is passed cannot be foretold. */
    static void update(int[] values, int at, int b, int n) {
        int low = b + n - 1 >> 31;
        int high = -b >> 31;
        values[at + 1] = Math.min(0, Math.max(1 - n, b + (n & low) - (n & high)));
        values[at + 2] = Math.min(127, Math.max(-128, values[at + 2] + low - high));
        values[at + 3] = n;
    }

    /** The least k with n · 2^k ≥ a. The first test is predicted where an image is smooth, which shortens the way. */
    static int golombParameter(int a, int n) {
        if (n >= a) {
            return 0;
        }
        int k = Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a);
        return k + ((n << k) - a >>> 31);
    }

    static int predict(int ra, int rb, int rc) {
        int least = Math.min(ra, rb);
        int most = Math.max(ra, rb);
        return Math.max(least, Math.min(most, ra + rb - rc));
    }

    private int reconstruct(int predicted, int error) {
        if (wraps) {
            return predicted + error & maxVal;
        }
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maxVal + near) {
            value -= range * step;
        }
        return Math.max(0, Math.min(maxVal, value));
    }

    /**
     * Decodes the sample that ends a run, from a window; gives the window after it.
     *
     * @param order bits that the run's rest was written with
     * @param mayMatch whether a sample above that is like the run has a context of its own
     */
    long runEnd(long window, char[] line, int x, int rb, int order, boolean mayMatch) {
        long from = JpegLsBits.isLow(window) ? bits.refilled(window) : window;
        int ra = line[x - 1];
        int alike = mayMatch ? Math.abs(ra - rb) - near - 1 >> 31 : 0;
        int at = RUN_ENDS - alike << 2;
        int n = values[at + 3];
        int k = golombParameter(values[at] + (n >> 1 & alike), n);
        int zeros = Long.numberOfLeadingZeros(from);
        if (zeros > quickZeros(order)) {
            bits.window(from);
            int mapped = bits.golomb(k, escape(order) + 1, plainBits);
            sampleAtRunEnd(at, k, mapped, line, x, rb);
            return bits.window();
        }
        long fromOne = from << zeros;
        sampleAtRunEnd(at, k, (zeros - 1 << k) + (int) (fromOne >>> 63 - k), line, x, rb);
        return fromOne << k + 1;
    }

    private void sampleAtRunEnd(int at, int k, int mapped, char[] line, int x, int rb) {
        int ra = line[x - 1];
        int alike = RUN_ENDS - (at >> 2);
        int error = runEndError(values, at, mapped, k, alike);
        updateRunEnd(values, at, error, mapped + 1 + alike >> 1, reset);
        int flip = rb - ra >> 31 & ~alike;
        line[x] = (char) reconstruct(rb + (ra - rb & alike), (error ^ flip) - flip);
    }

    /** The error that a run end's code stands for; {@code alike} is −1 or 0. Without branches: it cannot be foretold. */
    static int runEndError(int[] values, int at, int mapped, int k, int alike) {
        int turn = (-k | values[at + 3] - 1 - 2 * values[at + 1]) >>> 31;
        int sign = ((mapped - alike ^ turn) & 1) - 1;
        return (mapped - alike + 1 >> 1 ^ sign) - sign;
    }

    static void updateRunEnd(int[] values, int at, int error, int magnitude, int reset) {
        int halved = values[at + 3] == reset ? 1 : 0;
        values[at] = values[at] + magnitude >> halved;
        values[at + 1] = values[at + 1] - (error >> 31) >> halved;
        values[at + 3] = (values[at + 3] >> halved) + 1;
    }
}
