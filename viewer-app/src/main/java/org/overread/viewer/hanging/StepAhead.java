package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.hanging.CellPresentation;
import org.overread.core.hanging.HungCell;
import org.overread.core.hanging.HungStep;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.ViewportGrid;

/** Reads the frames that a step begins with, a few of each cell, once the one on screen is painted. Thread: JavaFX. */
final class StepAhead {
    private static final int READ_AHEAD = 24;

    private final ViewportGrid viewports;
    private final StepOnScreen screen;
    private final FrameLoader loader;

    StepAhead(ViewportGrid viewports, StepOnScreen screen, FrameLoader loader) {
        this.viewports = viewports;
        this.screen = screen;
        this.loader = loader;
    }

    void read(HungStep step) {
        List<StackFrame> frames = new ArrayList<>();
        for (int distance = 0; distance < READ_AHEAD; distance++) {
            for (HungCell cell : step.cells()) {
                int further = distance;
                screen.stackOf(cell)
                        .ifPresent(stack -> add(frames, stack, cell.cell().presentation(), further));
            }
        }
        viewports.whenPainted().thenRun(() -> loader.prefetch(this, frames));
    }

    private static void add(List<StackFrame> frames, FrameStack stack, CellPresentation presentation, int distance) {
        int position =
                HungView.of(stack, presentation).position() + (distance % 2 == 0 ? distance / 2 : -distance / 2 - 1);
        if (position >= 0 && position < stack.size()) {
            frames.add(stack.frame(position));
        }
    }
}
