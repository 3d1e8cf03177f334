package org.overread.ai.input;

import java.nio.FloatBuffer;

/** Mean, deviation (of the whole, not a sample), least and greatest of a tensor's values. */
public record ValueStatistics(double mean, double deviation, double least, double greatest) {
    private static final int CHUNK = 1 << 14;

    public static ValueStatistics of(FloatBuffer tensor, int from, int count) {
        double[] part = {0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        // about the first value, so that squares of large values with a small spread do not cancel out
        double about = count == 0 ? 0 : tensor.get(from);
        float[] values = new float[Math.min(Math.max(1, count), CHUNK)];
        for (int done = 0; done < count; done += values.length) {
            int length = Math.min(values.length, count - done);
            tensor.get(from + done, values, 0, length);
            gather(values, length, about, part);
        }
        double mean = part[0] / count;
        double variance = Math.max(0, part[1] / count - mean * mean);
        return new ValueStatistics(about + mean, Math.sqrt(variance), part[2], part[3]);
    }

    /** Adds to the sum, the sum of squares, the least and the greatest. */
    private static void gather(float[] values, int length, double about, double[] part) {
        double sum = part[0];
        double squares = part[1];
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            double off = values[i] - about;
            sum += off;
            squares += off * off;
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        part[0] = sum;
        part[1] = squares;
        part[2] = Math.min(part[2], least);
        part[3] = Math.max(part[3], greatest);
    }

    /** Between the values next to it in order by linear interpolation, as NumPy's default. */
    public static double percentile(FloatBuffer tensor, int from, int count, double percent) {
        double rank = percent / 100 * (count - 1);
        long below = (long) Math.floor(rank);
        double low = ranked(tensor, from, count, below);
        return rank == below ? low : low + (rank - below) * (ranked(tensor, from, count, below + 1) - low);
    }

    /** The value of a rank from 0, by its upper and then its lower bits. */
    private static float ranked(FloatBuffer tensor, int from, int count, long rank) {
        int[] upper = new int[1 << 16];
        each(tensor, from, count, value -> upper[ordered(value) >>> 16]++);
        int high = 0;
        long before = 0;
        while (before + upper[high] <= rank) {
            before += upper[high++];
        }
        int[] lower = new int[1 << 16];
        int found = high;
        each(tensor, from, count, value -> {
            int bits = ordered(value);
            if (bits >>> 16 == found) {
                lower[bits & 0xFFFF]++;
            }
        });
        int low = 0;
        while (before + lower[low] <= rank) {
            before += lower[low++];
        }
        int bits = high << 16 | low;
        return Float.intBitsToFloat(bits < 0 ? bits & 0x7FFFFFFF : ~bits);
    }

    /** Bits that are in the unsigned order of the values they stand for. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits < 0 ? ~bits : bits | 0x80000000;
    }

    private interface Taker {
        void take(float value);
    }

    private static void each(FloatBuffer tensor, int from, int count, Taker taker) {
        float[] part = new float[Math.min(Math.max(1, count), CHUNK)];
        for (int done = 0; done < count; done += part.length) {
            int length = Math.min(part.length, count - done);
            tensor.get(from + done, part, 0, length);
            for (int i = 0; i < length; i++) {
                taker.take(part[i]);
            }
        }
    }
}
