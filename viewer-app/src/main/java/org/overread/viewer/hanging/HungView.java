package org.overread.viewer.hanging;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.overread.core.hanging.CellPresentation;
import org.overread.core.hanging.CellPresentation.Window;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.DiffusionAttributes;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.WindowPreset;

/** How a series is first seen in a cell: its slice and its window. */
final class HungView {

    static SeriesView of(FrameStack stack, CellPresentation wanted) {
        int position = position(stack, wanted.start());
        Optional<VoiTransformation> window = wanted.window()
                .flatMap(one -> window(one, stack))
                .or(() -> SeriesView.first(stack).presentation().window());
        return new SeriesView(position, Optional.empty(), new Presentation(window, wanted.inverted()));
    }

    private static Optional<VoiTransformation> window(Window wanted, FrameStack stack) {
        return switch (wanted) {
            case Window.Preset(String name) -> WindowPreset.named(name, stack.series());
            case Window.Values(double centre, double width) ->
                Optional.of(new VoiWindow(centre, width, VoiWindow.Function.LINEAR_EXACT, ""));
        };
    }

    private static int position(FrameStack stack, CellPresentation.Start start) {
        return switch (start) {
            case FIRST -> 0;
            case LAST -> stack.size() - 1;
            case MIDDLE -> stack.size() / 2;
            case HIGHEST_B -> highestB(stack);
        };
    }

    /** The middle of the frames that have the highest b-value; of all where none states one. */
    private static int highestB(FrameStack stack) {
        double[] values = stack.frames().stream().mapToDouble(HungView::bValue).toArray();
        double highest = Arrays.stream(values).max().orElse(-1);
        if (highest < 0) {
            return stack.size() / 2;
        }
        int[] those = IntStream.range(0, values.length)
                .filter(i -> values[i] == highest)
                .toArray();
        return those[those.length / 2];
    }

    private static double bValue(StackFrame frame) {
        return DiffusionAttributes.bValue(frame.instance().header(), frame.ref().frameNumber())
                .orElse(-1);
    }

    private HungView() {}
}
