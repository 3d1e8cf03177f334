package org.overread.core.image;

/**
 * One frame of real numbers: what integer pixels of more than 16 bits and floating point pixels decode to.
 *
 * @param values row-major, rows · columns, in modality units; a floating point pixel may be NaN
 * @param unit as in {@link ModalityLut}
 */
public record RealFrame(FrameRef ref, int columns, int rows, double[] values, String unit) {
    public RealFrame {
        if (values.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns + " columns x " + rows + " rows");
        }
    }

    public double value(int column, int row) {
        return values[row * columns + column];
    }
}
