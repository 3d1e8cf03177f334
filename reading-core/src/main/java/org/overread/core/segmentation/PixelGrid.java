package org.overread.core.segmentation;

import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;

/**
 * Where the pixel centres of one frame lie among the pixels of another: zero-based (column, row) of the other frame, as
 * an affine function of zero-based (column, row).
 */
record PixelGrid(
        double column0,
        double columnPerColumn,
        double columnPerRow,
        double row0,
        double rowPerColumn,
        double rowPerRow) {
    private static final double EXACT_PIXELS = 0.1;

    static final PixelGrid SAME = new PixelGrid(0, 1, 0, 0, 0, 1);

    /** Of frames in parallel planes. */
    static PixelGrid between(ImagePlane from, ImagePlane to) {
        ImagePoint origin = at(from, to, 0, 0);
        ImagePoint nextColumn = at(from, to, 1, 0);
        ImagePoint nextRow = at(from, to, 0, 1);
        return new PixelGrid(
                origin.column(),
                nextColumn.column() - origin.column(),
                nextRow.column() - origin.column(),
                origin.row(),
                nextColumn.row() - origin.row(),
                nextRow.row() - origin.row());
    }

    private static ImagePoint at(ImagePlane from, ImagePlane to, int column, int row) {
        ImagePoint point = to.toImage(from.toPatient(new ImagePoint(column + 0.5, row + 0.5)));
        return new ImagePoint(point.column() - 0.5, point.row() - 0.5);
    }

    int column(int column, int row) {
        return (int) Math.floor(column0 + columnPerColumn * column + columnPerRow * row + 0.5);
    }

    int row(int column, int row) {
        return (int) Math.floor(row0 + rowPerColumn * column + rowPerRow * row + 0.5);
    }

    /** Whether pixels fall on pixels, all over a frame of this size, be it shifted, turned or mirrored. */
    boolean exact(int columns, int rows) {
        boolean unit =
                near(Math.hypot(columnPerColumn, rowPerColumn), 1) && near(Math.hypot(columnPerRow, rowPerRow), 1);
        return unit
                && onCentre(0, 0)
                && onCentre(columns - 1, 0)
                && onCentre(0, rows - 1)
                && onCentre(columns - 1, rows - 1);
    }

    /** Whether columns and rows run the same way as the other frame's; of exact grids. */
    boolean upright() {
        return columnPerColumn > 0.5 && rowPerRow > 0.5;
    }

    private boolean onCentre(int column, int row) {
        double c = column0 + columnPerColumn * column + columnPerRow * row;
        double r = row0 + rowPerColumn * column + rowPerRow * row;
        return near(c, Math.rint(c)) && near(r, Math.rint(r));
    }

    private static boolean near(double value, double other) {
        return Math.abs(value - other) < EXACT_PIXELS;
    }
}
