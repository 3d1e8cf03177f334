package org.overread.ai.input;

import org.overread.core.image.ImagePoint;

/**
 * Where a tensor's pixels lie on a frame.
 *
 * <p>Frame: tensor coordinates have the outer corner of the first pixel at (0, 0), as image points have.
 *
 * @param scaleX pixels of the tensor for one of the frame, {@code left} where the frame's first column begins in it
 */
public record ImageGrid(
        int width, int height, int columns, int rows, double scaleX, double scaleY, double left, double top) {

    /** The frame drawn out to the whole tensor, whatever becomes of its shape. */
    public static ImageGrid stretched(int columns, int rows, int width, int height) {
        return new ImageGrid(width, height, columns, rows, (double) width / columns, (double) height / rows, 0, 0);
    }

    /** The frame as large as it fits, centred, its shape kept. */
    public static ImageGrid fitted(int columns, int rows, int width, int height) {
        double scale = Math.min((double) width / columns, (double) height / rows);
        return new ImageGrid(
                width,
                height,
                columns,
                rows,
                scale,
                scale,
                Math.floor((width - columns * scale) / 2),
                Math.floor((height - rows * scale) / 2));
    }

    /** The frame's own pixels, centred in a tensor that is at least as large. */
    public static ImageGrid centred(int columns, int rows, int width, int height) {
        double left = Math.floor((width - columns) / 2.0);
        return new ImageGrid(width, height, columns, rows, 1, 1, left, Math.floor((height - rows) / 2.0));
    }

    /** Whether the tensor's pixels are the frame's own. */
    boolean asStored() {
        return scaleX == 1 && scaleY == 1 && left == 0 && top == 0 && width == columns && height == rows;
    }

    public ImagePoint toImage(double x, double y) {
        return new ImagePoint((x - left) / scaleX, (y - top) / scaleY);
    }

    /** First and beyond-last pixel of the tensor whose centre lies on the frame: {x0, y0, x1, y1}. */
    public int[] filled() {
        return new int[] {
            Math.max(0, (int) Math.ceil(left - 0.5)),
            Math.max(0, (int) Math.ceil(top - 0.5)),
            Math.min(width, (int) Math.ceil(left + columns * scaleX - 0.5)),
            Math.min(height, (int) Math.ceil(top + rows * scaleY - 0.5))
        };
    }
}
