package org.overread.core.image;

import java.util.List;

/**
 * One decoded monochrome frame.
 *
 * @param stored stored values, row-major, rows · columns
 * @param unsigned whether {@code stored} is to be read as 0…65535: of values without a sign (Pixel Representation 0) that
 *     need all 16 bits
 * @param warnings what was tolerated in its pixel data, in words
 */
public record GreyFrame(
        FrameRef ref,
        int columns,
        int rows,
        StoredValues stored,
        boolean unsigned,
        ModalityLut modalityLut,
        List<String> warnings)
        implements ImageFrame {
    public GreyFrame {
        if (stored.count() != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    stored.count() + " samples for " + columns + " columns x " + rows + " rows");
        }
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public GreyFrame(FrameRef ref, int columns, int rows, short[] stored, boolean unsigned, ModalityLut modalityLut) {
        this(ref, columns, rows, StoredValues.of(stored), unsigned, modalityLut, List.of());
    }

    /** The same frame with its values in another place. */
    GreyFrame with(StoredValues values) {
        return new GreyFrame(ref, columns, rows, values, unsigned, modalityLut, warnings);
    }

    /** Stored value at a pixel index (column + row · columns). */
    public int storedValue(int index) {
        return unsigned ? stored.at(index) & 0xFFFF : stored.at(index);
    }

    /** Value in modality units (HU for CT) at a zero-based pixel. */
    public double modalityValue(int column, int row) {
        return modalityLut.apply(storedValue(row * columns + column));
    }

    @Override
    public long bytes() {
        return 2L * stored.count();
    }
}
