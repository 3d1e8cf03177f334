package org.overread.core.segmentation;

import java.util.BitSet;
import org.overread.core.codec.FrameFormat;
import org.overread.core.image.FrameRef;

/** One frame of a fractional segment. Frame: zero-based pixel indices. */
public final class FractionFrame {
    private final FrameRef frame;
    private final int segment;
    private final int columns;
    private final int rows;
    private final int[] stored;
    private final FractionScale scale;

    FractionFrame(FrameRef frame, int segment, FrameFormat format, int[] stored, FractionScale scale) {
        this.frame = frame;
        this.segment = segment;
        this.columns = format.columns();
        this.rows = format.rows();
        this.stored = stored;
        this.scale = scale;
    }

    public FrameRef frame() {
        return frame;
    }

    public int segment() {
        return segment;
    }

    /** What the fractions are of. */
    public FractionScale.Meaning meaning() {
        return scale.meaning();
    }

    /** 0…1; stored values beyond the maximum are 1. */
    public double fraction(int column, int row) {
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            throw new IndexOutOfBoundsException("column " + column + ", row " + row);
        }
        return fraction(row * columns + column);
    }

    /** The sum of all fractions: of occupancies, the number of pixels that they fill. */
    public double sum() {
        double sum = 0;
        for (int i = 0; i < stored.length; i++) {
            sum += fraction(i);
        }
        return sum;
    }

    /** The pixels of this fraction, above 0, or more. */
    public SegmentMask atLeast(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("not above 0 and up to 1: " + fraction);
        }
        BitSet inside = new BitSet(stored.length);
        for (int i = 0; i < stored.length; i++) {
            if (fraction(i) >= fraction) {
                inside.set(i);
            }
        }
        return new SegmentMask(frame, segment, columns, rows, inside);
    }

    private double fraction(int index) {
        return Math.min(1, stored[index] / (double) scale.maximum());
    }
}
