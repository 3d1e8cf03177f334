package org.overread.viewer.measuring;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;

/** The reader's grip on an annotation: at one of its points, or as a whole. Thread: JavaFX. */
final class ShapeGrip {
    private final Measuring measuring;
    private Optional<Held> held = Optional.empty();

    /** What is held, as it was when it was taken. @param point which of its points; −1: as a whole */
    private record Held(TrackingUid uid, Shape from, int point, ImagePoint at, Point2D press) {}

    ShapeGrip(Measuring measuring) {
        this.measuring = measuring;
    }

    boolean isHolding() {
        return held.isPresent();
    }

    /** Takes an item that is seen, if it can be changed. */
    void take(DrawnItem item, PaintedItems on, Point2D press) {
        held = Optional.of(item)
                .filter(DrawnItem::editable)
                .flatMap(DrawnItem::own)
                .flatMap(uid -> on.ground(item)
                        .map(ground -> new Held(
                                uid,
                                item.shape(),
                                on.handle(item, press),
                                ground.fromView().apply(press),
                                press)));
    }

    /** Only what is seen is moved: with the wheel something else may have come under the button. */
    void drag(PaintedItems on, Point2D to) {
        held.filter(now -> now.press().distance(to) >= ToolStrokes.CLICK)
                .ifPresent(now -> on.items().stream()
                        .filter(item -> item.own().equals(Optional.of(now.uid())))
                        .findFirst()
                        .flatMap(on::ground)
                        .ifPresent(ground -> measuring.hold(now.uid(), moved(now, ground, to))));
    }

    private static Shape moved(Held held, DrawingGround on, Point2D at) {
        ImagePoint to = on.fromView().apply(at);
        return held.point() >= 0
                ? ShapeEdit.withPoint(held.from(), held.point(), to, on.size())
                : ShapeEdit.moved(
                        held.from(),
                        to.column() - held.at().column(),
                        to.row() - held.at().row(),
                        on.size());
    }

    void letGo() {
        held = Optional.empty();
        measuring.letGo();
    }
}
