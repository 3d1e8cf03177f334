package org.overread.viewer.measuring;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.overread.core.finding.TrackingUid;
import org.overread.core.measurement.Shape;

/** Keeps what was drawn in one view, and has the reader write the words of it beside it. Thread: JavaFX. */
final class LabelWriting {
    private final Measuring measuring;
    private final Region view;
    private final Consumer<Node> layers;
    /** Made when it is first written in: the first control of a window takes its time, and the first image must not wait. */
    private Optional<LabelField> field = Optional.empty();

    /** @param layers takes what is to be seen over the view */
    LabelWriting(Measuring measuring, Region view, Consumer<Node> layers) {
        this.measuring = measuring;
        this.view = view;
        this.layers = layers;
    }

    boolean isWriting() {
        return field.filter(LabelField::isVisible).isPresent();
    }

    /** What was written on has left the screen: nothing is written. */
    void leave() {
        field.ifPresent(LabelField::leave);
    }

    /** Keeps what was drawn; a note only with words, an arrow with those that follow. */
    void keep(DrawingGround on, Shape shape) {
        if (shape instanceof Shape.Note) {
            measuring.putAway();
            write(on, shape, "", text -> {
                if (!text.isBlank()) {
                    measuring.add(on.frame(), on.plane(), shape, text.strip());
                }
            });
            return;
        }
        Optional<TrackingUid> uid = measuring.add(on.frame(), on.plane(), shape, "");
        uid.filter(made -> shape instanceof Shape.Arrow)
                .ifPresent(made -> write(on, shape, "", text -> {
                    if (!text.isBlank()) {
                        measuring.rename(made, text);
                    }
                }));
    }

    /** Lets the reader write on an item that is seen, if it can be changed; whether it can. */
    boolean rename(DrawnItem item, PaintedItems on) {
        Optional<DrawingGround> ground = Optional.of(item)
                .filter(one ->
                        on.items().contains(one) && one.editable() && one.own().isPresent())
                .flatMap(on::ground);
        ground.ifPresent(here -> write(
                here,
                item.shape(),
                item.label(),
                text -> measuring.rename(item.own().orElseThrow(), text)));
        return ground.isPresent();
    }

    private void write(DrawingGround on, Shape shape, String before, Consumer<String> written) {
        Point2D at = on.toView().apply(shape.points().getLast());
        field().edit(before, at, new Point2D(view.getWidth(), view.getHeight()), written);
    }

    private LabelField field() {
        if (field.isEmpty()) {
            field = Optional.of(new LabelField());
            layers.accept(field.get());
        }
        return field.get();
    }
}
