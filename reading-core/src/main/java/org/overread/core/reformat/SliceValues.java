package org.overread.core.reformat;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.RealFrame;
import org.overread.core.image.StoredValues;

/**
 * The values of one slice's pixels, quickly: gain and offset of stored values where that is all there is to it, else a table,
 * or the numbers themselves. NaN where there is no value: in padding, and where what the pixels measure is not said.
 *
 * <p>Thread: immutable.
 */
public final class SliceValues {
    private static final int LEAST = -32_768;
    private static final int MOST = 65_535;
    private static final int PROBE = 641;

    private final StoredValues stored;
    private final int mask;
    private final float gain;
    private final float offset;
    private final float[] table;
    private final float[] numbers;
    private final int firstPadding;
    private final int lastPadding;

    private SliceValues(GreyFrame frame, DoubleUnaryOperator values, Optional<PixelPadding> padding) {
        double zero = values.applyAsDouble(0);
        double slope = values.applyAsDouble(1) - zero;
        stored = frame.stored();
        mask = frame.unsigned() ? 0xFFFF : -1;
        gain = (float) slope;
        offset = (float) zero;
        table = isLine(frame, values, slope, zero) ? null : table(frame, values);
        numbers = null;
        firstPadding = padding.map(range -> (int) Math.ceil(range.least())).orElse(1);
        lastPadding = padding.map(range -> (int) Math.floor(range.greatest())).orElse(0);
    }

    private SliceValues(float[] numbers) {
        this.stored = null;
        this.mask = 0;
        this.gain = 0;
        this.offset = 0;
        this.table = null;
        this.numbers = numbers;
        this.firstPadding = 1;
        this.lastPadding = 0;
    }

    /** In modality units. */
    public static SliceValues of(GreyFrame frame, Optional<PixelPadding> padding) {
        return new SliceValues(frame, frame.modalityLut()::apply, padding);
    }

    /** Numbers that stored values stand for, NaN for those that stand for none. */
    public static SliceValues of(GreyFrame frame, Optional<PixelPadding> padding, DoubleUnaryOperator ofStored) {
        return new SliceValues(frame, ofStored, padding);
    }

    /** Of real numbers, each as an operator has it. */
    public static SliceValues of(RealFrame frame, DoubleUnaryOperator ofNumber) {
        double[] from = frame.values();
        float[] numbers = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            numbers[i] = Double.isNaN(from[i]) ? Float.NaN : (float) ofNumber.applyAsDouble(from[i]);
        }
        return new SliceValues(numbers);
    }

    float at(int index) {
        if (numbers != null) {
            return numbers[index];
        }
        int value = stored.at(index) & mask;
        if (value >= firstPadding && value <= lastPadding) {
            return Float.NaN;
        }
        return table == null ? Math.fma(value, gain, offset) : table[value - LEAST];
    }

    private static boolean isLine(GreyFrame frame, DoubleUnaryOperator values, double slope, double zero) {
        int from = frame.unsigned() ? 0 : LEAST;
        int to = frame.unsigned() ? MOST : Short.MAX_VALUE;
        for (int value = from; value <= to; value += PROBE) {
            double expected = slope * value + zero;
            // of small units (mm²/s) values are small, and so are the steps of a table
            double tolerance = 1e-6 * Math.max(Math.abs(slope), Math.abs(expected));
            boolean near = Math.abs(values.applyAsDouble(value) - expected) <= tolerance;
            if (!near) {
                return false;
            }
        }
        return true;
    }

    private static float[] table(GreyFrame frame, DoubleUnaryOperator values) {
        float[] table = new float[MOST - LEAST + 1];
        int from = frame.unsigned() ? 0 : LEAST;
        int to = frame.unsigned() ? MOST : Short.MAX_VALUE;
        for (int value = from; value <= to; value++) {
            table[value - LEAST] = (float) values.applyAsDouble(value);
        }
        return table;
    }
}
