package org.overread.viewer.hanging;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;

/** What hanging needs of the window. Thread: JavaFX. */
public interface HangingRoom {

    /** The image sets of the study on screen, in the order of the strip. */
    List<FrameStack> stacks();

    /** The one that holds a frame. */
    Optional<FrameStack> stackOf(FrameRef frame);

    /** Arranges the viewports anew and empties them; how each series was seen is remembered. */
    void clearInto(ViewLayout layout);

    /** Shows images in a viewport, as they were left or otherwise; how those there were seen is remembered. */
    void show(Viewport viewport, FrameStack stack, Optional<SeriesView> otherwise);

    /** Blends images over those in a viewport, where both are in one space; says why where they are not. */
    void fuse(Viewport viewport, FrameStack over);

    /** What is on screen, or what is to be said about it, has changed. */
    void changed();

    /** A message in the line below. */
    void say(String message);
}
