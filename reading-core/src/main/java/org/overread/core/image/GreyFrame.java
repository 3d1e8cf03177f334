package org.overread.core.image;

import java.util.List;

/**
 * One decoded monochrome frame.
 *
 * @param stored stored values, row-major, rows · columns; 16 bits each
 * @param unsigned whether {@code stored} is to be read as 0…65535 (Pixel Representation 0)
 * @param warnings what was tolerated in its pixel data, in words
 */
public record GreyFrame(
        FrameRef ref,
        int columns,
        int rows,
        short[] stored,
        boolean unsigned,
        ModalityLut modalityLut,
        List<String> warnings)
        implements ImageFrame {
    public GreyFrame {
        if (stored.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    stored.length + " samples for " + columns + " columns x " + rows + " rows");
        }
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public GreyFrame(FrameRef ref, int columns, int rows, short[] stored, boolean unsigned, ModalityLut modalityLut) {
        this(ref, columns, rows, stored, unsigned, modalityLut, List.of());
    }

    /** Stored value at a pixel index (column + row · columns). */
    public int storedValue(int index) {
        return unsigned ? stored[index] & 0xFFFF : stored[index];
    }

    /** Value in modality units (HU for CT) at a zero-based pixel. */
    public double modalityValue(int column, int row) {
        return modalityLut.apply(storedValue(row * columns + column));
    }

    @Override
    public long bytes() {
        return 2L * stored.length;
    }
}
