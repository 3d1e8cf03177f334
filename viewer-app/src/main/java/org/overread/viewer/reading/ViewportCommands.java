package org.overread.viewer.reading;

import org.overread.viewer.hanging.Together;
import org.overread.viewer.linking.ReferenceLines;
import org.overread.viewer.linking.SynchronisedScrolling;
import org.overread.viewer.viewport.ViewportGrid;

/** The commands of images side by side: which is active, which goes with which. */
final class ViewportCommands {
    private final ViewportGrid viewports;
    private final ReferenceLines lines;
    private final SynchronisedScrolling scrolling;

    /** @param together which images the hanging protocol wants to go together */
    ViewportCommands(ViewportGrid viewports, Together together) {
        this.viewports = viewports;
        lines = new ReferenceLines(viewports);
        scrolling = new SynchronisedScrolling(viewports, together::scrolled);
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case NEXT_VIEWPORT -> viewports.activateFurther(1);
            case PREVIOUS_VIEWPORT -> viewports.activateFurther(-1);
            case VIEWPORT_ALONE -> viewports.toggleAlone();
            case REFERENCE_LINES -> lines.toggle();
            case SYNCHRONISE -> scrolling.toggle();
            default -> {
                return false;
            }
        }
        return true;
    }

    ReferenceLines lines() {
        return lines;
    }

    SynchronisedScrolling scrolling() {
        return scrolling;
    }
}
