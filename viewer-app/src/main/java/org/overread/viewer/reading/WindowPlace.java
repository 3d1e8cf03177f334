package org.overread.viewer.reading;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;

/**
 * Where a window stands when it is not maximized, and whether it is.
 *
 * <p>Units: the platform's, of all screens together; several pixels each on a screen of high density.
 *
 * @param findings whether the findings panel is open
 * @param panelWidth how wide the reader has made it; empty for the standard width
 */
public record WindowPlace(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        boolean findings,
        OptionalDouble panelWidth) {
    private static final double STANDARD_WIDTH = 1440;
    private static final double STANDARD_HEIGHT = 900;

    /** With the findings panel as wide as by standard. */
    public WindowPlace(double x, double y, double width, double height, boolean maximized, boolean findings) {
        this(x, y, width, height, maximized, findings, OptionalDouble.empty());
    }

    /** In the middle of a screen, no larger than it. */
    static WindowPlace standard(Rectangle2D screen) {
        double width = Math.min(STANDARD_WIDTH, screen.getWidth());
        double height = Math.min(STANDARD_HEIGHT, screen.getHeight());
        return new WindowPlace(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height,
                false,
                true);
    }

    /**
     * The same brought back as a whole on that screen which has most of it.
     *
     * @param screens what windows may cover of each, the primary one first
     */
    WindowPlace within(List<Rectangle2D> screens) {
        Rectangle2D on = screens.stream()
                .max(Comparator.comparingDouble(this::share))
                .filter(screen -> share(screen) > 0)
                .orElse(screens.getFirst());
        double w = Math.min(width, on.getWidth());
        double h = Math.min(height, on.getHeight());
        return new WindowPlace(
                Math.clamp(x, on.getMinX(), on.getMaxX() - w),
                Math.clamp(y, on.getMinY(), on.getMaxY() - h),
                w,
                h,
                maximized,
                findings,
                panelWidth);
    }

    private double share(Rectangle2D screen) {
        double across = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        double down = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return Math.max(0, across) * Math.max(0, down);
    }
}
