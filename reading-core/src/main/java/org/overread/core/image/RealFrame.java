package org.overread.core.image;

/**
 * One frame of real numbers: what integer pixels of more than 16 bits and floating point pixels decode to.
 *
 * @param values row-major, rows · columns, in modality units; NaN where the file has a NaN or pixel padding
 * @param unit as in {@link ModalityLut}
 */
public record RealFrame(FrameRef ref, int columns, int rows, double[] values, String unit) implements ImageFrame {
    public RealFrame {
        if (values.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns + " columns x " + rows + " rows");
        }
    }

    public double value(int column, int row) {
        return values[row * columns + column];
    }

    @Override
    public long bytes() {
        return 8L * values.length;
    }
}
