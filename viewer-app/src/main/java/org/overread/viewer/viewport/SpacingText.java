package org.overread.viewer.viewport;

import org.overread.core.image.PixelSpacing;
import org.overread.viewer.theme.Texts;

/** Where lengths hold, in the words of the screen. */
public final class SpacingText {
    public static String where(PixelSpacing.Origin origin) {
        return Texts.of("spacing." + origin);
    }

    private SpacingText() {}
}
