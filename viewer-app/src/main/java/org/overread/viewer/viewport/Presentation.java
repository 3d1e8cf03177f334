package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.VoiTransformation;

/**
 * How values become grey, and what lies over them.
 *
 * @param window empty where neither file nor reader has chosen one: the frame's own range is shown then
 * @param inverted whether the reader asked for the opposite of what the photometric interpretation says
 * @param overlays whether the image's own overlays (60xx) are shown
 */
public record Presentation(Optional<VoiTransformation> window, boolean inverted, boolean overlays) {

    /** With the image's own overlays. */
    public Presentation(Optional<VoiTransformation> window, boolean inverted) {
        this(window, inverted, true);
    }

    public Presentation with(VoiTransformation chosen) {
        return new Presentation(Optional.of(chosen), inverted, overlays);
    }

    public Presentation invert() {
        return new Presentation(window, !inverted, overlays);
    }

    public Presentation toggleOverlays() {
        return new Presentation(window, inverted, !overlays);
    }
}
