package org.overread.viewer.measuring;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import org.overread.core.measurement.Shape;
import org.overread.viewer.viewport.Viewport;

/** Writing the words of an annotation beside it, on the frame on screen. Thread: JavaFX. */
final class LabelWriting {
    private final Viewport viewport;
    /** Made when it is first written in: the first control of a window takes its time, and the first image must not wait. */
    private Optional<LabelField> field = Optional.empty();

    LabelWriting(Viewport viewport) {
        this.viewport = viewport;
    }

    boolean isWriting() {
        return field.filter(LabelField::isVisible).isPresent();
    }

    /** The frame has left the screen: nothing is written. */
    void leave() {
        field.ifPresent(LabelField::leave);
    }

    void write(Shape shape, String before, Consumer<String> written) {
        viewport.painted().ifPresent(frame -> {
            Point2D at = frame.geometry().toView(shape.points().getLast());
            field().edit(before, at, new Point2D(viewport.getWidth(), viewport.getHeight()), written);
        });
    }

    private LabelField field() {
        if (field.isEmpty()) {
            field = Optional.of(new LabelField());
            viewport.addLayer(field.get());
        }
        return field.get();
    }
}
