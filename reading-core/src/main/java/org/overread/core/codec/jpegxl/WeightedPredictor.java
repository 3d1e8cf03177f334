package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/**
 * Four predictions weighted by how well they did nearby. Standard: ISO/IEC 18181-1 H.5. Not thread-safe.
 */
final class WeightedPredictor {
    private static final int ROUND = 3;
    private static final int[] RECIPROCALS = reciprocals();

    /**
     * @param factors of errors in the second to fourth prediction
     * @param most weights of the four
     */
    record Weights(int[] factors, int[] most) {
        static final Weights DEFAULT = new Weights(new int[] {16, 10, 7, 7, 7, 0, 0}, new int[] {0xD, 0xC, 0xC, 0xC});

        static Weights read(XlBits bits) throws DicomException {
            if (bits.bool()) {
                return DEFAULT;
            }
            int[] factors = new int[7];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = bits.read(5);
            }
            int[] most = new int[4];
            for (int i = 0; i < most.length; i++) {
                most[i] = bits.read(4);
            }
            return new Weights(factors, most);
        }
    }

    /** The error of largest size among the neighbours': property 15. */
    int property;

    private final int[] factors;
    private final int[] most;
    private final int width;

    /** Errors of the prediction of this row and the one above, times 8. */
    private final int[] errors;

    /** Errors of the four, each with that of its left neighbour added. */
    private final int[] four;

    private long first;
    private long second;
    private long third;
    private long fourth;
    private long prediction;

    WeightedPredictor(Weights weights, int width) {
        this.factors = weights.factors;
        this.most = weights.most;
        this.width = width;
        errors = new int[2 * (width + 2)];
        four = new int[8 * (width + 2)];
    }

    private static int[] reciprocals() {
        int[] table = new int[64];
        for (int i = 0; i < 64; i++) {
            table[i] = (1 << 24) / (i + 1);
        }
        return table;
    }

    long predict(Neighbourhood near, int x, int y) {
        int current = (y & 1) != 0 ? 0 : width + 2;
        int above = width + 2 - current + x;
        int east = x < width - 1 ? above + 1 : above;
        int west = x > 0 ? above - 1 : above;
        int errorW = x == 0 ? 0 : errors[current + x - 1];
        int errorN = errors[above];
        int errorNW = errors[west];
        int errorNE = errors[east];
        setProperty(errorW, errorN, errorNW, errorNE);
        long n = (long) near.north << 3;
        long w = (long) near.west << 3;
        long ne = (long) near.northEast << 3;
        long nw = (long) near.northWest << 3;
        long nn = (long) near.northNorth << 3;
        int[] f = factors;
        first = w + ne - n;
        long errorWN = (long) errorN + errorW;
        second = n - ((errorWN + errorNE) * f[0] >> 5);
        third = w - ((errorWN + errorNW) * f[1] >> 5);
        fourth = n
                - ((long) errorNW * f[2]
                                + (long) errorN * f[3]
                                + (long) errorNE * f[4]
                                + (nn - n) * f[5]
                                + (nw - w) * f[6]
                        >> 5);
        prediction = average(4 * above, 4 * east, 4 * west);
        if (((errorN ^ errorW) | (errorN ^ errorNW)) <= 0) {
            long high = Math.max(w, Math.max(ne, n));
            long low = Math.min(w, Math.min(ne, n));
            prediction = Math.max(low, Math.min(high, prediction));
        }
        return prediction + ROUND >> 3;
    }

    private void setProperty(int w, int n, int nw, int ne) {
        int largest = Math.abs(n) > Math.abs(w) ? n : w;
        largest = Math.abs(nw) > Math.abs(largest) ? nw : largest;
        property = Math.abs(ne) > Math.abs(largest) ? ne : largest;
    }

    private long average(int above, int east, int west) {
        int w0 = weight(0, above, east, west);
        int w1 = weight(1, above, east, west);
        int w2 = weight(2, above, east, west);
        int w3 = weight(3, above, east, west);
        int shift = 27 - Integer.numberOfLeadingZeros(w0 + w1 + w2 + w3);
        w0 >>>= shift;
        w1 >>>= shift;
        w2 >>>= shift;
        w3 >>>= shift;
        int total = w0 + w1 + w2 + w3;
        long sum = (total >> 1) - 1 + first * w0 + second * w1 + third * w2 + fourth * w3;
        return sum * RECIPROCALS[total - 1] >> 24;
    }

    private int weight(int which, int above, int east, int west) {
        int error = four[above + which] + four[east + which] + four[west + which];
        if (error < 0) {
            return weightOfLarge(error & 0xFFFFFFFFL, most[which]);
        }
        int shift = Math.max(0, 26 - Integer.numberOfLeadingZeros(error + 1));
        return 4 + (most[which] * RECIPROCALS[error >> shift] >>> shift);
    }

    private static int weightOfLarge(long error, int most) {
        int shift = 58 - Long.numberOfLeadingZeros(error + 1);
        return 4 + (most * RECIPROCALS[(int) (error >> shift)] >>> shift);
    }

    /** Takes in the value that was decoded where {@link #predict} was asked last. */
    void update(int decoded, int x, int y) {
        int current = (y & 1) != 0 ? 0 : width + 2;
        int above = width + 2 - current;
        long value = (long) decoded << 3;
        errors[current + x] = (int) (prediction - value);
        int at = 4 * (current + x);
        int next = 4 * (above + x + 1);
        add(at, next, first - value);
        add(at + 1, next + 1, second - value);
        add(at + 2, next + 2, third - value);
        add(at + 3, next + 3, fourth - value);
    }

    private void add(int at, int next, long difference) {
        int error = (int) (Math.abs(difference) + ROUND >> 3);
        four[at] = error;
        four[next] += error;
    }
}
