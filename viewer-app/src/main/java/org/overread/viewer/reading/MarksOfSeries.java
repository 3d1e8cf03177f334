package org.overread.viewer.reading;

import java.util.List;
import java.util.function.Supplier;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.reformatting.PlaneMarks;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;

/**
 * The marks on the frames of a series of the study being read, as they are on the originals.
 *
 * @param fused what is blended over the planes
 */
record MarksOfSeries(ReadingController controller, FrameStack stack, Supplier<PictureLayer> fused)
        implements PlaneMarks {

    @Override
    public List<OverlayShape> shapes() {
        return stack.frames().stream()
                .flatMap(frame -> controller.marks().shapes(stack, frame.ref()).stream())
                .toList();
    }

    @Override
    public PictureLayer layer() {
        return fused.get();
    }

    @Override
    public String text(List<OverlayShape> painted, List<PaintedLayer> layers) {
        return controller.marks().cornerText(painted, layers);
    }

    @Override
    public void seen(List<OverlayShape> painted, List<PaintedLayer> layers) {
        painted.forEach(shape -> controller.exposure().seen(List.of(shape), List.of(), shape.frame()));
        controller.exposure().seen(List.of(), layers, stack.frame(0).ref());
    }
}
