package org.overread.viewer.viewport;

import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.viewer.theme.Texts;

/** How a window is written: width and centre, with as many digits as tell it. */
public final class WindowText {
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 9;

    /** Without its name. */
    public static String of(VoiTransformation transformation) {
        return switch (transformation) {
            case VoiLut lut -> Texts.of("viewport.voiLut");
            case VoiWindow window -> {
                int decimals = decimals(window);
                String line = Texts.of(
                        "viewport.window",
                        Texts.number(window.width(), decimals),
                        Texts.number(window.center(), decimals));
                yield window.function() == VoiWindow.Function.SIGMOID
                        ? line + "  " + Texts.of("viewport.sigmoid")
                        : line;
            }
        };
    }

    private static int decimals(VoiWindow window) {
        if (window.width() == Math.rint(window.width()) && window.center() == Math.rint(window.center())) {
            return 0;
        }
        int beforePoint = (int) Math.floor(Math.log10(window.width())) + 1;
        return Math.clamp(DIGITS - (long) beforePoint, 0, MOST_DECIMALS);
    }

    private WindowText() {}
}
