package org.overread.core.segmentation;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;

/** Puts the masks of segmentation frames on an image's pixels. Label frames are decoded once for all segments. */
final class MaskOnImage {
    private final Segmentation segmentation;
    private final FrameRef target;
    private final int columns;
    private final int rows;
    private final double fraction;
    private final Map<Integer, LabelFrame> labels = new HashMap<>();

    MaskOnImage(Segmentation segmentation, FrameRef target, int columns, int rows, double fraction) {
        this.segmentation = segmentation;
        this.target = target;
        this.columns = columns;
        this.rows = rows;
        this.fraction = fraction;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** United, where several frames have pixels of the segment here. */
    ProjectedSegment of(int segment, Map<SegmentationFrame, PixelGrid> matching) throws IOException {
        BitSet inside = new BitSet();
        boolean resampled = false;
        for (Map.Entry<SegmentationFrame, PixelGrid> match : matching.entrySet()) {
            SegmentMask mask = mask(match.getKey(), segment);
            if (mask.pixels() > 0) {
                PixelGrid grid = match.getValue();
                boolean exact = grid.exact(columns, rows);
                if (exact && grid.upright()) {
                    shift(mask, grid, inside);
                } else {
                    sample(mask, grid, inside);
                }
                resampled |= !exact;
            }
        }
        return inside.isEmpty()
                ? new ProjectedSegment.Empty(target)
                : new ProjectedSegment.Inside(cut(inside), resampled);
    }

    private SegmentMask mask(SegmentationFrame frame, int segment) throws IOException {
        return switch (segmentation.type()) {
            case BINARY -> segmentation.pixels().mask(frame, segment);
            case FRACTIONAL -> segmentation.pixels().fractions(frame).atLeast(fraction);
            case LABELMAP -> {
                LabelFrame decoded = labels.get(frame.number());
                if (decoded == null) {
                    decoded = segmentation.pixels().labels(frame);
                    labels.put(frame.number(), decoded);
                }
                yield decoded.mask(segment);
            }
        };
    }

    private void shift(SegmentMask mask, PixelGrid grid, BitSet inside) {
        int firstColumn = grid.column(0, 0);
        int firstRow = grid.row(0, 0);
        mask.forEach(pixel -> {
            int column = pixel % mask.columns() - firstColumn;
            int row = pixel / mask.columns() - firstRow;
            if (column >= 0 && row >= 0 && column < columns && row < rows) {
                inside.set(row * columns + column);
            }
        });
    }

    private void sample(SegmentMask mask, PixelGrid grid, BitSet inside) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int c = grid.column(column, row);
                int r = grid.row(column, row);
                if (c >= 0 && r >= 0 && c < mask.columns() && r < mask.rows() && mask.inside(c, r)) {
                    inside.set(row * columns + column);
                }
            }
        }
    }

    private MaskFrame cut(BitSet inside) {
        int left = columns;
        int right = 0;
        for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
            left = Math.min(left, i % columns);
            right = Math.max(right, i % columns);
        }
        int top = inside.nextSetBit(0) / columns;
        int width = right - left + 1;
        int height = (inside.length() - 1) / columns - top + 1;
        boolean[] window = new boolean[width * height];
        for (int i = 0; i < window.length; i++) {
            window[i] = inside.get((top + i / width) * columns + left + i % width);
        }
        return MaskFrame.of(target, left, top, width, height, window);
    }
}
