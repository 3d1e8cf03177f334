package org.overread.core.segmentation;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.overread.core.image.FrameRef;

/**
 * Which pixels of one frame of a segmentation are inside one segment.
 *
 * <p>Frame: zero-based pixel indices of the named frame, which is the segmentation's own.
 */
public final class SegmentMask {
    private final FrameRef frame;
    private final int segment;
    private final int columns;
    private final int rows;
    private final BitSet inside;

    SegmentMask(FrameRef frame, int segment, int columns, int rows, BitSet inside) {
        this.frame = frame;
        this.segment = segment;
        this.columns = columns;
        this.rows = rows;
        this.inside = inside;
    }

    /** The frame of the segmentation that it is of. */
    public FrameRef frame() {
        return frame;
    }

    /** Segment Number. */
    public int segment() {
        return segment;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public boolean inside(int column, int row) {
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            throw new IndexOutOfBoundsException("column " + column + ", row " + row);
        }
        return inside.get(row * columns + column);
    }

    /** How many pixels are inside. */
    public int pixels() {
        return inside.cardinality();
    }

    /** Each pixel inside, as row · columns + column, ascending. */
    public void forEach(IntConsumer pixel) {
        inside.stream().forEach(pixel);
    }
}
