package org.overread.viewer.hanging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.overread.core.image.FrameRef;
import org.overread.viewer.viewport.FrameStack;

/** Which images of the study have been on screen since it was opened; it stays so when the study grows. */
final class SeenSeries {
    private final Set<FrameRef> seen = new HashSet<>();

    /** Whether it is the first time that something of this series is on screen. */
    boolean seen(FrameStack stack, FrameRef frame) {
        boolean first = !seen.contains(frame) && !isSeen(stack);
        seen.add(frame);
        return first;
    }

    boolean isSeen(FrameStack stack) {
        return seen.stream().anyMatch(frame -> stack.position(frame).isPresent());
    }

    List<FrameStack> unseen(List<FrameStack> stacks) {
        return stacks.stream().filter(stack -> !isSeen(stack)).toList();
    }

    void clear() {
        seen.clear();
    }
}
