package org.overread.core.reformat;

import org.overread.core.image.GreyFrame;

/** Modality values of one slice's pixels, quickly: slope and intercept where that is all there is to it, else a table. */
final class SliceValues {
    private static final int LEAST = -32_768;
    private static final int MOST = 65_535;

    private final short[] stored;
    private final int mask;
    private final float slope;
    private final float intercept;
    private final float[] table;

    private SliceValues(short[] stored, int mask, float slope, float intercept, float[] table) {
        this.stored = stored;
        this.mask = mask;
        this.slope = slope;
        this.intercept = intercept;
        this.table = table;
    }

    static SliceValues of(GreyFrame frame) {
        double zero = frame.modalityLut().apply(0);
        double slope = frame.modalityLut().apply(1) - zero;
        int mask = frame.unsigned() ? 0xFFFF : -1;
        float[] table = isLine(frame, slope, zero) ? null : table(frame);
        return new SliceValues(frame.stored(), mask, (float) slope, (float) zero, table);
    }

    float at(int index) {
        int value = stored[index] & mask;
        return table == null ? Math.fma(value, slope, intercept) : table[value - LEAST];
    }

    private static boolean isLine(GreyFrame frame, double slope, double zero) {
        int from = frame.unsigned() ? 0 : LEAST;
        int to = frame.unsigned() ? MOST : Short.MAX_VALUE;
        for (int value = from; value <= to; value += 641) {
            double expected = slope * value + zero;
            if (Math.abs(frame.modalityLut().apply(value) - expected) > 1e-6 * Math.max(1, Math.abs(expected))) {
                return false;
            }
        }
        return true;
    }

    private static float[] table(GreyFrame frame) {
        float[] table = new float[MOST - LEAST + 1];
        int from = frame.unsigned() ? 0 : LEAST;
        int to = frame.unsigned() ? MOST : Short.MAX_VALUE;
        for (int value = from; value <= to; value++) {
            table[value - LEAST] = (float) frame.modalityLut().apply(value);
        }
        return table;
    }
}
