package org.overread.viewer.viewport;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The lines of boxes, made of upright rectangles on whole pixels: many times faster than stroked and dashed paths, and
 * crisp.
 *
 * @param width of the line, whole pixels
 * @param halo whether a dark edge sets the line off from bright images
 */
record BoxLines(GraphicsContext layer, Color colour, int width, boolean dashed, boolean halo) {
    private static final double DASH = 6;
    private static final double GAP = 3;
    private static final double CORNER = 0.28;
    private static final Color HALO = Color.color(0, 0, 0, 0.55);

    /** All four sides. */
    void box(Rectangle2D box) {
        double w = box.getWidth();
        double h = box.getHeight();
        across(box.getMinX(), box.getMinY(), w + width);
        across(box.getMinX(), box.getMaxY(), w + width);
        down(box.getMinX(), box.getMinY(), h);
        down(box.getMaxX(), box.getMinY(), h);
    }

    /** The four corners. */
    void corners(Rectangle2D box) {
        double w = Math.max(3, Math.round(box.getWidth() * CORNER));
        double h = Math.max(3, Math.round(box.getHeight() * CORNER));
        for (double y : new double[] {box.getMinY(), box.getMaxY()}) {
            across(box.getMinX(), y, w);
            across(box.getMaxX() + width - w, y, w);
        }
        for (double x : new double[] {box.getMinX(), box.getMaxX()}) {
            down(x, box.getMinY(), h);
            down(x, box.getMaxY() + width - h, h);
        }
    }

    /** A cross about a place, whose middle is left to be seen. */
    void cross(double x, double y) {
        across(x - GAP - DASH, y, DASH);
        across(x + width + GAP, y, DASH);
        down(x, y - GAP - DASH, DASH);
        down(x, y + width + GAP, DASH);
    }

    private void across(double x, double y, double length) {
        if (halo) {
            layer.setFill(HALO);
            layer.fillRect(x - 1, y - 1, length + 2, width + 2);
        }
        layer.setFill(colour);
        for (double at = 0; at < length; at += dashed ? DASH + GAP : length) {
            layer.fillRect(x + at, y, Math.min(dashed ? DASH : length, length - at), width);
        }
    }

    private void down(double x, double y, double length) {
        if (halo) {
            layer.setFill(HALO);
            layer.fillRect(x - 1, y - 1, width + 2, length + 2);
        }
        layer.setFill(colour);
        for (double at = 0; at < length; at += dashed ? DASH + GAP : length) {
            layer.fillRect(x, y + at, width, Math.min(dashed ? DASH : length, length - at));
        }
    }
}
