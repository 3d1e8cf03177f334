package org.overread.viewer.viewport;

import javafx.geometry.Point2D;
import org.overread.core.image.ImagePoint;

/**
 * How an image lies in a viewport: zoom and pan.
 *
 * <p>Frame: view points in pixels of the view, (0, 0) its upper left corner; image points in the convention of SCOORD.
 *
 * @param pixelAspect height of an image pixel over its width
 * @param scale view pixels per image column
 * @param centre what stands in the middle of the view
 * @param fitted whether the whole image is kept in view when the view changes its size
 */
public record ViewGeometry(
        double viewWidth,
        double viewHeight,
        int columns,
        int rows,
        double pixelAspect,
        double scale,
        ImagePoint centre,
        boolean fitted) {
    private static final double LEAST_SCALE_OF_FIT = 0.25;
    private static final double LARGEST_SCALE = 64;

    public ViewGeometry {
        if (!(viewWidth > 0 && viewHeight > 0 && columns > 0 && rows > 0 && pixelAspect > 0 && scale > 0)) {
            throw new IllegalArgumentException("empty view or image");
        }
    }

    /** The whole image, as large as the view allows. */
    public static ViewGeometry fit(double viewWidth, double viewHeight, int columns, int rows, double pixelAspect) {
        return new ViewGeometry(
                viewWidth,
                viewHeight,
                columns,
                rows,
                pixelAspect,
                fitScale(viewWidth, viewHeight, columns, rows * pixelAspect),
                new ImagePoint(columns / 2.0, rows / 2.0),
                true);
    }

    private static double fitScale(double viewWidth, double viewHeight, double width, double height) {
        return Math.min(viewWidth / width, viewHeight / height);
    }

    public ViewGeometry fit() {
        return fit(viewWidth, viewHeight, columns, rows, pixelAspect);
    }

    /** View pixels per image row. */
    public double rowScale() {
        return scale * pixelAspect;
    }

    public Point2D toView(ImagePoint point) {
        return new Point2D(
                (point.column() - centre.column()) * scale + viewWidth / 2,
                (point.row() - centre.row()) * rowScale() + viewHeight / 2);
    }

    public ImagePoint toImage(double x, double y) {
        return new ImagePoint(
                (x - viewWidth / 2) / scale + centre.column(), (y - viewHeight / 2) / rowScale() + centre.row());
    }

    /** Zooms so that the image point under (x, y) stays there. */
    public ViewGeometry zoomAbout(double x, double y, double factor) {
        ImagePoint kept = toImage(x, y);
        double changed = bounded(scale * factor);
        ImagePoint middle = new ImagePoint(
                kept.column() - (x - viewWidth / 2) / changed,
                kept.row() - (y - viewHeight / 2) / (changed * pixelAspect));
        return with(changed, middle);
    }

    /** Moves the image by a distance in view pixels; its middle never leaves the image. */
    public ViewGeometry panBy(double dx, double dy) {
        return with(scale, new ImagePoint(centre.column() - dx / scale, centre.row() - dy / rowScale()));
    }

    /** Brings a region of the image to the middle, so that it fills {@code share} (0…1) of the view. */
    public ViewGeometry zoomTo(ImagePoint first, ImagePoint last, double share) {
        double width = Math.abs(last.column() - first.column());
        double height = Math.abs(last.row() - first.row()) * pixelAspect;
        double fill = fitScale(viewWidth, viewHeight, width, height) * share;
        return with(
                bounded(Math.max(fill, fit().scale())),
                new ImagePoint((first.column() + last.column()) / 2, (first.row() + last.row()) / 2));
    }

    /** The same look in a view of another size. */
    public ViewGeometry resized(double width, double height) {
        return fitted
                ? fit(width, height, columns, rows, pixelAspect)
                : new ViewGeometry(width, height, columns, rows, pixelAspect, scale, centre, false);
    }

    /** The same look at an image of another size. */
    public ViewGeometry over(int newColumns, int newRows, double newAspect) {
        if (newColumns == columns && newRows == rows && newAspect == pixelAspect) {
            return this;
        }
        return fit(viewWidth, viewHeight, newColumns, newRows, newAspect);
    }

    /** The same look in device pixels, {@code factor} of them to a view pixel. */
    public ViewGeometry inDevicePixels(double factor, int width, int height) {
        return new ViewGeometry(width, height, columns, rows, pixelAspect, scale * factor, centre, fitted);
    }

    private double bounded(double wanted) {
        double fit = fit().scale();
        return Math.clamp(wanted, fit * LEAST_SCALE_OF_FIT, Math.max(LARGEST_SCALE, fit));
    }

    private ViewGeometry with(double newScale, ImagePoint newCentre) {
        ImagePoint inside =
                new ImagePoint(Math.clamp(newCentre.column(), 0, columns), Math.clamp(newCentre.row(), 0, rows));
        return new ViewGeometry(viewWidth, viewHeight, columns, rows, pixelAspect, newScale, inside, false);
    }
}
