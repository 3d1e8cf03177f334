package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.VoiWindow;

/**
 * How values become grey.
 *
 * @param window empty where neither file nor reader has chosen one: the frame's own range is shown then
 * @param inverted whether the reader asked for the opposite of what the photometric interpretation says
 */
public record Presentation(Optional<VoiWindow> window, boolean inverted) {

    public Presentation with(VoiWindow chosen) {
        return new Presentation(Optional.of(chosen), inverted);
    }

    public Presentation invert() {
        return new Presentation(window, !inverted);
    }
}
