package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.overread.core.measurement.Shape;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.Viewport;

/**
 * Drawing and measuring in one viewport: paints what is drawn on the frame on screen, draws with the tool in hand, moves
 * what is taken hold of. Other buttons and the wheel keep their meaning. Thread: JavaFX.
 */
final class MeasuringLayer implements ToolStrokes.Told {
    private final Viewport viewport;
    private final Measuring measuring;
    private final DrawingLayer layer = new DrawingLayer();
    private final ToolStrokes strokes;
    private final ShapeGrip grip;
    private final LabelWriting label;
    private List<DrawnItem> painted = List.of();
    private Point2D press = Point2D.ZERO;

    MeasuringLayer(Viewport viewport, Measuring measuring) {
        this.viewport = viewport;
        this.measuring = measuring;
        strokes = new ToolStrokes(measuring, () -> viewport.painted().map(DrawingGround::of), this);
        grip = new ShapeGrip(measuring);
        label = new LabelWriting(measuring, viewport, viewport::addLayer);
        viewport.addLayer(layer);
        viewport.onFrame(frame -> changed());
        measuring.onChange(this::changed);
        viewport.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewport.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewport.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        viewport.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        viewport.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    Viewport viewport() {
        return viewport;
    }

    /** What is painted on the frame on screen. */
    List<DrawnItem> painted() {
        return painted;
    }

    /** Paints anew. */
    @Override
    public void changed() {
        if (measuring.tool().isEmpty()) {
            strokes.drop();
        }
        viewport.painted().ifPresentOrElse(this::paint, this::blank);
    }

    private void paint(PaintedFrame frame) {
        AnnotationPainter painter = new AnnotationPainter(layer, frame);
        painted = painter.paint(measuring.on(frame.ref()), measuring.selected(), true);
        painter.paintDrawing(strokes.preview(DrawingGround.of(frame)), frame.geometry()::toView);
    }

    private void blank() {
        layer.wipe();
        painted = List.of();
        label.leave();
    }

    // --- the tool in hand -------------------------------------------------------------------------------------------

    /** Ends an outline where it is; whether one was drawn. */
    boolean finish() {
        return strokes.finish();
    }

    /** Takes the last point back; whether there was one. */
    boolean takeBack() {
        return strokes.takeBack();
    }

    @Override
    public void made(DrawingGround on, Shape shape) {
        label.keep(on, shape);
    }

    /** Lets the reader write the words of an annotation on the frame on screen. */
    boolean rename(DrawnItem item) {
        return onScreen().filter(on -> label.rename(item, on)).isPresent();
    }

    /** Moves what is painted here by some pixels, across and down as they are seen; whether it is painted here. */
    boolean nudge(DrawnItem item, double across, double down) {
        return onScreen().filter(on -> measuring.nudge(item, on, across, down)).isPresent();
    }

    // --- the mouse --------------------------------------------------------------------------------------------------

    private void pressed(MouseEvent event) {
        strokes.lift();
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown() || label.isWriting()) {
            return;
        }
        press = at(event);
        Optional<PaintedFrame> frame =
                viewport.painted().filter(now -> now.pixels().isPresent());
        if (measuring.tool().isPresent() && frame.isPresent()) {
            viewport.requestFocus();
            strokes.press(event);
            event.consume();
        } else if (frame.isPresent() && viewport.marks().editedBox().isEmpty()) {
            take(PaintedItems.of(frame.get(), painted), event);
        }
    }

    private void take(PaintedItems on, MouseEvent event) {
        on.at(press, measuring.selected()).ifPresent(hit -> {
            viewport.requestFocus();
            measuring.select(hit.own());
            grip.take(hit, on, press);
            event.consume();
        });
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (strokes.isPressed()) {
            strokes.drag(event);
            event.consume();
        } else if (grip.isHolding()) {
            onScreen().ifPresent(on -> {
                grip.drag(on, at(event));
                event.consume();
            });
        }
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (strokes.isPressed()) {
            strokes.release(event);
            event.consume();
        } else if (grip.isHolding()) {
            grip.letGo();
            event.consume();
        } else if (press.distance(at(event)) <= ToolStrokes.CLICK) {
            measuring.select(Optional.empty());
        }
    }

    private void moved(MouseEvent event) {
        strokes.hover(event);
        boolean over = measuring.tool().isEmpty() && hit(event).isPresent();
        viewport.setCursor(over ? Cursor.HAND : Cursor.CROSSHAIR);
    }

    /** A double click ends an outline, and writes on what it hits; it does not change the layout then. */
    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            boolean taken = measuring.tool().isPresent() && finish();
            Optional<DrawnItem> hit = taken ? Optional.empty() : hit(event);
            hit.ifPresent(this::rename);
            if (taken || hit.isPresent() || measuring.tool().isPresent()) {
                event.consume();
            }
        }
    }

    // --- places -----------------------------------------------------------------------------------------------------

    private Optional<PaintedItems> onScreen() {
        return viewport.painted().map(frame -> PaintedItems.of(frame, painted));
    }

    private Optional<DrawnItem> hit(MouseEvent event) {
        return onScreen().flatMap(on -> on.at(at(event), measuring.selected()));
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}
