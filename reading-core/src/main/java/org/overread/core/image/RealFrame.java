package org.overread.core.image;

import java.util.List;

/**
 * One frame of real numbers: what integer pixels of more than 16 bits and floating point pixels decode to.
 *
 * @param values row-major, rows · columns, in modality units; NaN where the file has a NaN or pixel padding
 * @param unit as in {@link ModalityLut}
 * @param warnings what was tolerated in its pixel data, in words
 */
public record RealFrame(FrameRef ref, int columns, int rows, double[] values, String unit, List<String> warnings)
        implements ImageFrame {
    public RealFrame {
        if (values.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns + " columns x " + rows + " rows");
        }
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public RealFrame(FrameRef ref, int columns, int rows, double[] values, String unit) {
        this(ref, columns, rows, values, unit, List.of());
    }

    public double value(int column, int row) {
        return values[row * columns + column];
    }

    @Override
    public long bytes() {
        return 8L * values.length;
    }
}
