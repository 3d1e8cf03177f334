package org.overread.core.segmentation;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.overread.core.image.FrameRef;

/** One frame of a label map: the segment number of each pixel. Frame: zero-based pixel indices. */
public final class LabelFrame {
    private final FrameRef frame;
    private final int columns;
    private final int rows;
    private final int[] labels;
    private final OptionalInt background;

    LabelFrame(FrameRef frame, int columns, int rows, int[] labels, OptionalInt background) {
        this.frame = frame;
        this.columns = columns;
        this.rows = rows;
        this.labels = labels;
        this.background = background;
    }

    public FrameRef frame() {
        return frame;
    }

    /** The stored value of a pixel: a segment number, or the background's. */
    public int label(int column, int row) {
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            throw new IndexOutOfBoundsException("column " + column + ", row " + row);
        }
        return labels[row * columns + column];
    }

    /** The numbers that occur, without the background's. */
    public SortedSet<Integer> segments() {
        SortedSet<Integer> segments = new TreeSet<>();
        int last = -1;
        for (int label : labels) {
            if (label != last) {
                segments.add(label);
                last = label;
            }
        }
        background.ifPresent(segments::remove);
        return segments;
    }

    public SegmentMask mask(int segment) {
        BitSet inside = new BitSet(labels.length);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == segment) {
                inside.set(i);
            }
        }
        return new SegmentMask(frame, segment, columns, rows, inside);
    }
}
