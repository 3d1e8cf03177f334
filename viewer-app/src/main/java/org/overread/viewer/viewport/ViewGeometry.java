package org.overread.viewer.viewport;

import javafx.geometry.Point2D;
import org.overread.core.image.ImagePoint;

/**
 * How an image lies in a viewport: zoom, pan and turn.
 *
 * <p>Frame: view points in pixels of the view, (0, 0) its upper left corner; image points in the convention of SCOORD.
 *
 * @param pixelAspect height of an image pixel over its width
 * @param scale view pixels per image column
 * @param centre what stands in the middle of the view
 * @param fitted whether the whole image is kept in view when the view changes its size
 * @param turn how it is rotated and mirrored about the middle of the view
 */
public record ViewGeometry(
        double viewWidth,
        double viewHeight,
        int columns,
        int rows,
        double pixelAspect,
        double scale,
        ImagePoint centre,
        boolean fitted,
        ViewTurn turn) {
    private static final double LEAST_SCALE_OF_FIT = 0.25;
    private static final double LARGEST_SCALE = 64;

    public ViewGeometry {
        if (!(viewWidth > 0 && viewHeight > 0 && columns > 0 && rows > 0 && pixelAspect > 0 && scale > 0)) {
            throw new IllegalArgumentException("empty view or image");
        }
    }

    /** The whole image as it is stored, as large as the view allows. */
    public static ViewGeometry fit(double viewWidth, double viewHeight, int columns, int rows, double pixelAspect) {
        return fit(viewWidth, viewHeight, columns, rows, pixelAspect, ViewTurn.NONE);
    }

    private static ViewGeometry fit(
            double viewWidth, double viewHeight, int columns, int rows, double pixelAspect, ViewTurn turn) {
        double height = rows * pixelAspect;
        return new ViewGeometry(
                viewWidth,
                viewHeight,
                columns,
                rows,
                pixelAspect,
                turn.onItsSide()
                        ? fitScale(viewHeight, viewWidth, columns, height)
                        : fitScale(viewWidth, viewHeight, columns, height),
                new ImagePoint(columns / 2.0, rows / 2.0),
                true,
                turn);
    }

    private static double fitScale(double viewWidth, double viewHeight, double width, double height) {
        return Math.min(viewWidth / width, viewHeight / height);
    }

    public ViewGeometry fit() {
        return fit(viewWidth, viewHeight, columns, rows, pixelAspect, turn);
    }

    /** The same part of the image, turned otherwise; what is fitted stays fitted. */
    public ViewGeometry turned(ViewTurn now) {
        return fitted
                ? fit(viewWidth, viewHeight, columns, rows, pixelAspect, now)
                : new ViewGeometry(viewWidth, viewHeight, columns, rows, pixelAspect, scale, centre, false, now);
    }

    /** The same image before it is turned: in a view that lies on its side where the image does. */
    ViewGeometry upright() {
        boolean side = turn.onItsSide();
        double width = side ? viewHeight : viewWidth;
        double height = side ? viewWidth : viewHeight;
        return new ViewGeometry(width, height, columns, rows, pixelAspect, scale, centre, fitted, ViewTurn.NONE);
    }

    /** View pixels per image row. */
    public double rowScale() {
        return scale * pixelAspect;
    }

    public Point2D toView(ImagePoint point) {
        return turn.toView((point.column() - centre.column()) * scale, (point.row() - centre.row()) * rowScale())
                .add(viewWidth / 2, viewHeight / 2);
    }

    public ImagePoint toImage(double x, double y) {
        return from(centre, x - viewWidth / 2, y - viewHeight / 2, 1 / scale);
    }

    /** The image point at a distance in view pixels from another, with {@code perPixel} columns to a view pixel. */
    private ImagePoint from(ImagePoint point, double dx, double dy, double perPixel) {
        Point2D upright = turn.toImage(dx, dy);
        return new ImagePoint(
                point.column() + upright.getX() * perPixel, point.row() + upright.getY() * perPixel / pixelAspect);
    }

    /** Zooms so that the image point under (x, y) stays there. */
    public ViewGeometry zoomAbout(double x, double y, double factor) {
        double changed = bounded(scale * factor);
        return with(changed, from(toImage(x, y), viewWidth / 2 - x, viewHeight / 2 - y, 1 / changed));
    }

    /** A square view of what lies about (x, y), so many times as large. */
    ViewGeometry about(double x, double y, double side, double times) {
        return new ViewGeometry(side, side, columns, rows, pixelAspect, scale * times, toImage(x, y), false, turn);
    }

    /** As large as wanted, in view pixels per image column. */
    public ViewGeometry scaledTo(double wanted) {
        return with(Math.min(wanted, LARGEST_SCALE), centre);
    }

    /** Moves the image by a distance in view pixels; its middle never leaves the image. */
    public ViewGeometry panBy(double dx, double dy) {
        return with(scale, from(centre, -dx, -dy, 1 / scale));
    }

    /** Brings a region of the image to the middle, so that it fills {@code share} (0…1) of the view. */
    public ViewGeometry zoomTo(ImagePoint first, ImagePoint last, double share) {
        double width = Math.abs(last.column() - first.column());
        double height = Math.abs(last.row() - first.row()) * pixelAspect;
        ViewGeometry upright = upright();
        double fill = fitScale(upright.viewWidth, upright.viewHeight, width, height) * share;
        return with(
                bounded(Math.max(fill, fit().scale())),
                new ImagePoint((first.column() + last.column()) / 2, (first.row() + last.row()) / 2));
    }

    /** All of a region, however large or small, in the middle and as large as the view allows. */
    public ViewGeometry showing(ImagePoint first, ImagePoint last) {
        double width = Math.abs(last.column() - first.column());
        double height = Math.abs(last.row() - first.row()) * pixelAspect;
        ViewGeometry upright = upright();
        return with(
                Math.min(LARGEST_SCALE, fitScale(upright.viewWidth, upright.viewHeight, width, height)),
                new ImagePoint((first.column() + last.column()) / 2, (first.row() + last.row()) / 2));
    }

    /** The same look in a view of another size. */
    public ViewGeometry resized(double width, double height) {
        return fitted
                ? fit(width, height, columns, rows, pixelAspect, turn)
                : new ViewGeometry(width, height, columns, rows, pixelAspect, scale, centre, false, turn);
    }

    /** The same look at an image of another size. */
    public ViewGeometry over(int newColumns, int newRows, double newAspect) {
        if (newColumns == columns && newRows == rows && newAspect == pixelAspect) {
            return this;
        }
        return fit(viewWidth, viewHeight, newColumns, newRows, newAspect, turn);
    }

    /** The same look in device pixels, {@code factor} of them to a view pixel. */
    public ViewGeometry inDevicePixels(double factor, int width, int height) {
        return new ViewGeometry(width, height, columns, rows, pixelAspect, scale * factor, centre, fitted, turn);
    }

    private double bounded(double wanted) {
        double fit = fit().scale();
        return Math.clamp(wanted, fit * LEAST_SCALE_OF_FIT, Math.max(LARGEST_SCALE, fit));
    }

    private ViewGeometry with(double newScale, ImagePoint newCentre) {
        ImagePoint inside =
                new ImagePoint(Math.clamp(newCentre.column(), 0, columns), Math.clamp(newCentre.row(), 0, rows));
        return new ViewGeometry(viewWidth, viewHeight, columns, rows, pixelAspect, newScale, inside, false, turn);
    }
}
