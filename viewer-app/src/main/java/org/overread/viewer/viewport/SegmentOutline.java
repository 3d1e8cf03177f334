package org.overread.viewer.viewport;

import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.ImagePoint;

/** The edge of a segment, along the edges of its pixels: what is inside stays free to be looked at. */
final class SegmentOutline {
    private static final double LINE = 1;

    private final GraphicsContext layer;
    private final MaskFrame mask;
    private final boolean[] inside;
    private final ViewGeometry geometry;

    private SegmentOutline(GraphicsContext layer, MaskFrame mask, ViewGeometry geometry) {
        this.layer = layer;
        this.mask = mask;
        this.inside = mask.inside();
        this.geometry = geometry;
    }

    static void paint(GraphicsContext layer, MaskFrame mask, ViewGeometry geometry, Color colour) {
        SegmentOutline outline = new SegmentOutline(layer, mask, geometry);
        layer.setFill(colour);
        for (int row = 0; row <= mask.rows(); row++) {
            outline.alongRow(row);
        }
        for (int column = 0; column <= mask.columns(); column++) {
            outline.alongColumn(column);
        }
    }

    /** Edges between a row and the one above it, runs of them as one line. */
    private void alongRow(int row) {
        int start = -1;
        for (int column = 0; column <= mask.columns(); column++) {
            boolean edge = column < mask.columns() && at(column, row - 1) != at(column, row);
            if (edge && start < 0) {
                start = column;
            } else if (!edge && start >= 0) {
                line(corner(start, row), corner(column, row));
                start = -1;
            }
        }
    }

    /** Edges between a column and the one before it. */
    private void alongColumn(int column) {
        int start = -1;
        for (int row = 0; row <= mask.rows(); row++) {
            boolean edge = row < mask.rows() && at(column - 1, row) != at(column, row);
            if (edge && start < 0) {
                start = row;
            } else if (!edge && start >= 0) {
                line(corner(column, start), corner(column, row));
                start = -1;
            }
        }
    }

    /** Across or down the view. */
    private void line(Point2D from, Point2D to) {
        layer.fillRect(
                Math.min(from.getX(), to.getX()),
                Math.min(from.getY(), to.getY()),
                Math.abs(to.getX() - from.getX()) + LINE,
                Math.abs(to.getY() - from.getY()) + LINE);
    }

    private boolean at(int column, int row) {
        return column >= 0
                && row >= 0
                && column < mask.columns()
                && row < mask.rows()
                && inside[row * mask.columns() + column];
    }

    /** The upper left corner of a pixel of the mask's window, on a whole pixel of the view. */
    private Point2D corner(int column, int row) {
        Point2D exact = geometry.toView(new ImagePoint(mask.firstColumn() + column, mask.firstRow() + row));
        return new Point2D(Math.round(exact.getX()), Math.round(exact.getY()));
    }
}
