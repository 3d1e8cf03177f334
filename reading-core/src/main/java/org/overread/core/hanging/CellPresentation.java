package org.overread.core.hanging;

import java.util.Optional;

/**
 * How images are first seen in a cell.
 *
 * @param window empty for the file's own
 * @param inverted whether the opposite of what the image says is shown
 */
public record CellPresentation(Optional<Window> window, boolean inverted, Zoom zoom, Side side, Start start) {
    public static final CellPresentation STANDARD =
            new CellPresentation(Optional.empty(), false, Zoom.FIT, Side.MIDDLE, Start.MIDDLE);

    /** A preset of the number keys, or centre and width in the image's unit. */
    public sealed interface Window {
        record Preset(String name) implements Window {}

        record Values(double centre, double width) implements Window {
            public Values {
                if (!(width > 0) || !Double.isFinite(centre) || !Double.isFinite(width)) {
                    throw new IllegalArgumentException("a window without width");
                }
            }
        }
    }

    public enum Zoom {
        /** As large as the cell allows. */
        FIT,
        /** Millimetres as long as in the other such cells of the step, as large as all of them allow. */
        SAME_SCALE,
        /** One image pixel to a pixel of the screen. */
        PIXELS
    }

    /** To which edge of the cell the image is put where it is narrower. */
    public enum Side {
        LEFT,
        MIDDLE,
        RIGHT
    }

    public enum Start {
        FIRST,
        MIDDLE,
        LAST,
        /** The middle of the stack with the highest b-value. */
        HIGHEST_B
    }
}
