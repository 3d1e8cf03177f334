package org.overread.viewer.viewport;

import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;

/** A window in the reader's hand. */
public final class WindowDrag {
    private static final double STEPS = 400;
    private static final double QUARTERS = 4;

    /**
     * What a drag makes of what is shown; a table goes over into the line nearest to it. Steps grow with the window, so that
     * bone and brain are both set in a hand's width.
     *
     * @param dx across, in pixels: width; {@code dy} down: centre
     */
    public static VoiWindow from(VoiTransformation shown, double dx, double dy) {
        VoiWindow window = shown.window();
        if (window.function() != VoiWindow.Function.LINEAR) {
            double step = window.width() / STEPS;
            double width = Math.max(window.width() / 2, window.width() + dx * step);
            return new VoiWindow(window.center() + dy * step, width, window.function(), "");
        }
        double step = Math.max(1 / QUARTERS, window.width() / STEPS);
        return new VoiWindow(
                inQuarters(window.center() + dy * step), Math.max(1, inQuarters(window.width() + dx * step)), "");
    }

    private static double inQuarters(double value) {
        return Math.round(value * QUARTERS) / QUARTERS;
    }

    private WindowDrag() {}
}
