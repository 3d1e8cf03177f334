package org.overread.core.codec.jpegxl;

/**
 * The grey or colour channels of a frame, row by row: as integers where they are exact, else as numbers.
 *
 * <p>Units: numbers are fractions of the greatest sample, or XYB. One of both is null.
 */
record Planes(int width, int height, int[][] integers, float[][] numbers) {

    static Planes exact(int width, int height, int[][] integers) {
        return new Planes(width, height, integers, null);
    }

    static Planes lossy(int width, int height, float[][] numbers) {
        return new Planes(width, height, null, numbers);
    }

    boolean exact() {
        return integers != null;
    }

    int channels() {
        return exact() ? integers.length : numbers.length;
    }

    /** Three channels as fractions of the greatest sample; grey three times. */
    Planes inThree(int most) {
        float[][] fractions = new float[3][width * height];
        for (int c = 0; c < 3; c++) {
            int[] from = integers[Math.min(c, integers.length - 1)];
            for (int i = 0; i < from.length; i++) {
                fractions[c][i] = (float) from[i] / most;
            }
        }
        return lossy(width, height, fractions);
    }

    /** Lays {@code count} samples of another frame over a channel, or adds them. */
    void row(int channel, int to, Planes source, int from, int count, boolean adding) {
        if (!adding) {
            Object samples = exact() ? source.integers[channel] : source.numbers[channel];
            System.arraycopy(samples, from, exact() ? integers[channel] : numbers[channel], to, count);
        } else if (exact()) {
            for (int i = 0; i < count; i++) {
                integers[channel][to + i] += source.integers[channel][from + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                numbers[channel][to + i] += source.numbers[channel][from + i];
            }
        }
    }
}
