package org.overread.ai.generic;

import java.util.Arrays;
import org.overread.ai.model.ModelOutput.Combination;

/** Values that a model gives for each piece of its input, patch or slice, as those of the whole; each piece counts the same. */
final class CombinedValues {
    private final Combination by;
    private double[] values = {};
    private int pieces;

    CombinedValues(Combination by) {
        this.by = by;
    }

    /** @param piece as many as those before */
    void add(float[] piece) {
        if (pieces++ == 0) {
            values = new double[piece.length];
            Arrays.fill(values, by == Combination.MAX ? Double.NEGATIVE_INFINITY : 0);
        }
        for (int n = 0; n < Math.min(values.length, piece.length); n++) {
            values[n] = by == Combination.MAX ? Math.max(values[n], piece[n]) : values[n] + piece[n];
        }
    }

    double value(int index) {
        return by == Combination.MEAN ? values[index] / pieces : values[index];
    }
}
