package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;

/** Which frames to read before they are asked for: three in the direction of scrolling for every one behind. */
final class ReadingAhead {
    private static final int AHEAD_FOR_ONE_BEHIND = 3;

    /** All other frames of a series, the likeliest first. */
    static List<StackFrame> frames(FrameStack stack, int position, int direction) {
        List<StackFrame> order = new ArrayList<>(stack.size());
        int ahead = position + direction;
        int behind = position - direction;
        while (inside(stack, ahead) || inside(stack, behind)) {
            for (int i = 0; i < AHEAD_FOR_ONE_BEHIND && inside(stack, ahead); i++) {
                order.add(stack.frame(ahead));
                ahead += direction;
            }
            if (inside(stack, behind)) {
                order.add(stack.frame(behind));
                behind -= direction;
            }
        }
        return order;
    }

    private static boolean inside(FrameStack stack, int position) {
        return position >= 0 && position < stack.size();
    }

    private ReadingAhead() {}
}
