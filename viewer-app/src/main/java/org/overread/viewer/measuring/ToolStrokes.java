package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;

/** Draws shapes with the tool in hand, by clicks and drags, on what is seen. Thread: JavaFX. */
final class ToolStrokes {
    static final double CLICK = 3;
    private static final double FREEHAND_STEP = 2;

    private final Measuring measuring;
    private final Supplier<Optional<DrawingGround>> seen;
    private final Told told;
    private Optional<Begun> begun = Optional.empty();
    private Point2D press = Point2D.ZERO;
    private boolean pressed;

    /** A shape while it is drawn: only on the ground that it was begun on. */
    private record Begun(Drawing drawing, DrawingGround on) {}

    /** Who hears of what is drawn. */
    interface Told {
        void made(DrawingGround on, Shape shape);

        /** What is being drawn looks otherwise now. */
        void changed();
    }

    /** @param seen what can be drawn on now */
    ToolStrokes(Measuring measuring, Supplier<Optional<DrawingGround>> seen, Told told) {
        this.measuring = measuring;
        this.seen = seen;
        this.told = told;
    }

    /** Whether the button is down that draws. */
    boolean isPressed() {
        return pressed;
    }

    void lift() {
        pressed = false;
    }

    /** Gives up what is being drawn. */
    void drop() {
        begun = Optional.empty();
    }

    /** What is being drawn on a ground, as it looks now. */
    List<Shape> preview(DrawingGround ground) {
        return begun.filter(now -> now.on().isSame(ground)).stream()
                .flatMap(now -> now.drawing().preview().stream())
                .toList();
    }

    /** Ends an outline where it is; whether one was drawn. */
    boolean finish() {
        Optional<Shape> shape = begun.flatMap(now -> now.drawing().finished());
        shape.ifPresent(this::made);
        return shape.isPresent();
    }

    /** Takes the last point back; whether there was one. */
    boolean takeBack() {
        if (begun.isEmpty()) {
            return false;
        }
        if (!begun.get().drawing().takeBack()) {
            drop();
        }
        told.changed();
        return true;
    }

    // --- the mouse, with a tool in hand -----------------------------------------------------------------------------

    void press(MouseEvent event) {
        pressed = true;
        press = at(event);
        set(press);
    }

    void drag(MouseEvent event) {
        here().ifPresent(now -> {
            ImagePoint last = now.drawing().points().getLast();
            boolean freehand = measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND));
            if (freehand && now.on().toView().apply(last).distance(at(event)) >= FREEHAND_STEP) {
                now.drawing().put(point(now.on(), at(event)));
                told.changed();
            } else {
                hover(event);
            }
        });
    }

    void hover(MouseEvent event) {
        here().ifPresent(now -> {
            now.drawing().hover(point(now.on(), at(event)));
            told.changed();
        });
    }

    void release(MouseEvent event) {
        pressed = false;
        if (measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND))) {
            finish();
        } else if (press.distance(at(event)) > CLICK && here().isPresent()) {
            set(at(event));
        }
    }

    // --- points -----------------------------------------------------------------------------------------------------

    private void set(Point2D at) {
        AnnotationTool tool = measuring.tool().orElseThrow();
        here().or(() -> begin(tool, at)).ifPresent(now -> {
            begun = Optional.of(now);
            if (closes(tool, now)) {
                finish();
                return;
            }
            now.drawing().put(point(now.on(), at));
            if (now.drawing().complete()) {
                now.drawing().finished().ifPresentOrElse(this::made, now.drawing()::takeBack);
            }
            told.changed();
        });
    }

    /** A shape is begun within its ground alone. */
    private Optional<Begun> begin(AnnotationTool tool, Point2D at) {
        return seen.get()
                .filter(ground -> point(ground, at).equals(ground.fromView().apply(at)))
                .map(ground -> new Begun(new Drawing(tool), ground));
    }

    /** What is being drawn on the ground that is seen, as it is seen now. */
    private Optional<Begun> here() {
        return begun.flatMap(
                now -> seen.get().filter(now.on()::isSame).map(ground -> new Begun(now.drawing(), ground)));
    }

    private boolean closes(AnnotationTool tool, Begun now) {
        List<ImagePoint> points = now.drawing().points();
        return tool == AnnotationTool.POLYGON
                && points.size() >= 3
                && now.on().toView().apply(points.getFirst()).distance(press) <= PaintedItems.HOLD + CLICK;
    }

    private void made(Shape shape) {
        DrawingGround on = begun.orElseThrow().on();
        drop();
        told.made(on, shape);
    }

    private static ImagePoint point(DrawingGround ground, Point2D at) {
        return ground.size().inside(ground.fromView().apply(at));
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}
