package org.overread.viewer.viewport;

import java.util.List;
import org.overread.core.overlay.OverlayShape;

/**
 * What became of the marks handed to the painter.
 *
 * @param painted those now on screen
 * @param refused how many named another frame than the one on screen, and were not painted
 */
public record OverlayOutcome(List<OverlayShape> painted, int refused) {
    public static final OverlayOutcome NOTHING = new OverlayOutcome(List.of(), 0);

    public OverlayOutcome {
        painted = List.copyOf(painted);
    }
}
