package org.overread.viewer.viewport;

/**
 * Sums of four weighted samples or more, and the hold that goes with cubics: a cubic through
 * samples swings over at edges, and would paint a dark rim around a bright nodule that is not there; so what lies between
 * two samples is kept between their values.
 */
final class FourTaps {

    /** Along a row, for the output samples that {@code across} has in the image; it has four taps or more. */
    static void along(float[] source, int pad, ResampleAxis across, float[] result) {
        int[] first = across.first();
        float[] weights = across.weights();
        int taps = across.taps();
        for (int x = across.from(); x < across.to(); x++) {
            int input = first[x] + pad;
            int weight = taps * x;
            float sum = weights[weight] * source[input]
                    + weights[weight + 1] * source[input + 1]
                    + weights[weight + 2] * source[input + 2]
                    + weights[weight + 3] * source[input + 3];
            for (int tap = 4; tap < taps; tap++) {
                sum += weights[weight + tap] * source[input + tap];
            }
            result[x] = sum;
        }
    }

    static void holdAlong(float[] source, int pad, ResampleAxis across, float[] result) {
        int[] first = across.first();
        for (int x = across.from(); x < across.to(); x++) {
            float before = source[first[x] + pad + 1];
            float behind = source[first[x] + pad + 2];
            float least = Math.min(before, behind);
            float greatest = Math.max(before, behind);
            result[x] = Math.min(greatest, Math.max(least, result[x]));
        }
    }

    /** Of four rows: output row {@code y} of {@code down}, from sample {@code from} to {@code to}. */
    static void between(float[][] four, ResampleAxis down, int y, float[] result, int from, int to) {
        float[] first = four[0];
        float[] second = four[1];
        float[] third = four[2];
        float[] fourth = four[3];
        float w0 = down.weights()[4 * y];
        float w1 = down.weights()[4 * y + 1];
        float w2 = down.weights()[4 * y + 2];
        float w3 = down.weights()[4 * y + 3];
        for (int x = from; x < to; x++) {
            result[x] = w0 * first[x] + w1 * second[x] + w2 * third[x] + w3 * fourth[x];
        }
    }

    static void holdBetween(float[] before, float[] behind, float[] result, int from, int to) {
        for (int x = from; x < to; x++) {
            float least = Math.min(before[x], behind[x]);
            float greatest = Math.max(before[x], behind[x]);
            result[x] = Math.min(greatest, Math.max(least, result[x]));
        }
    }

    private FourTaps() {}
}
