package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.Viewport;

/**
 * Drawing and measuring in one viewport: paints what is drawn on the frame on screen, draws with the tool in hand, moves
 * what is taken hold of. Other buttons and the wheel keep their meaning. Thread: JavaFX.
 */
final class MeasuringLayer {
    private static final double CLICK = 3;
    private static final double FREEHAND_STEP = 2;

    private final Viewport viewport;
    private final Measuring measuring;
    private final DrawingLayer layer = new DrawingLayer();
    /** Made when it is first written in: the first control of a window takes its time, and the first image must not wait. */
    private Optional<LabelField> field = Optional.empty();

    private Optional<Drawing> drawing = Optional.empty();
    private Optional<Grip> grip = Optional.empty();
    private List<DrawnItem> painted = List.of();
    private Point2D press = Point2D.ZERO;
    private boolean drawingPress;

    /** What is held: an annotation at one of its points, or as a whole (−1), from where it was taken. */
    private record Grip(TrackingUid uid, Shape from, int point, ImagePoint at) {}

    MeasuringLayer(Viewport viewport, Measuring measuring) {
        this.viewport = viewport;
        this.measuring = measuring;
        viewport.addLayer(layer);
        viewport.onFrame(frame -> paint());
        measuring.onChange(this::paint);
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

    private void paint() {
        Optional<PaintedFrame> frame = viewport.painted();
        if (measuring.tool().isEmpty()) {
            drawing = Optional.empty();
        }
        if (frame.isEmpty()) {
            layer.wipe();
            painted = List.of();
            field.ifPresent(LabelField::leave);
            return;
        }
        AnnotationPainter painter = new AnnotationPainter(layer, frame.get());
        painted = painter.paint(measuring.on(frame.get().ref()), measuring.selected(), true);
        drawing.filter(now -> now.frame().equals(frame.get().ref()))
                .ifPresent(
                        now -> painter.paintDrawing(now.preview(), frame.get().geometry()::toView));
    }

    private boolean isWriting() {
        return field.filter(LabelField::isVisible).isPresent();
    }

    private LabelField field() {
        if (field.isEmpty()) {
            field = Optional.of(new LabelField());
            viewport.addLayer(field.get());
        }
        return field.get();
    }

    // --- the tool in hand -------------------------------------------------------------------------------------------

    /** Ends an outline where it is; whether one was drawn. */
    boolean finish() {
        Optional<Shape> shape = drawing.flatMap(Drawing::finished);
        shape.ifPresent(this::made);
        return shape.isPresent();
    }

    /** Takes the last point back; whether there was one. */
    boolean takeBack() {
        if (drawing.isEmpty()) {
            return false;
        }
        if (!drawing.get().takeBack()) {
            drawing = Optional.empty();
        }
        paint();
        return true;
    }

    private void made(Shape shape) {
        Drawing done = drawing.orElseThrow();
        drawing = Optional.empty();
        if (shape instanceof Shape.Note) {
            measuring.putAway();
            edit(shape, "", text -> {
                if (!text.isBlank()) {
                    measuring.add(done.frame(), shape, text.strip());
                }
            });
        } else {
            Optional<TrackingUid> uid = measuring.add(done.frame(), shape, "");
            if (shape instanceof Shape.Arrow) {
                uid.ifPresent(made -> edit(shape, "", text -> {
                    if (!text.isBlank()) {
                        measuring.rename(made, text);
                    }
                }));
            }
        }
    }

    /** Lets the reader write the words of an annotation on the frame on screen. */
    boolean rename(DrawnItem item) {
        boolean here = painted.contains(item) && item.editable() && item.own().isPresent();
        if (here) {
            edit(item.shape(), item.label(), text -> measuring.rename(item.own().get(), text));
        }
        return here;
    }

    private void edit(Shape shape, String before, Consumer<String> written) {
        viewport.painted().ifPresent(frame -> {
            Point2D at = frame.geometry().toView(shape.points().getLast());
            field().edit(before, at, new Point2D(viewport.getWidth(), viewport.getHeight()), written);
        });
    }

    // --- the mouse --------------------------------------------------------------------------------------------------

    private void pressed(MouseEvent event) {
        drawingPress = false;
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown() || isWriting()) {
            return;
        }
        press = new Point2D(event.getX(), event.getY());
        Optional<PaintedFrame> frame =
                viewport.painted().filter(now -> now.pixels().isPresent());
        if (measuring.tool().isPresent() && frame.isPresent()) {
            drawingPress = true;
            viewport.requestFocus();
            set(frame.get(), point(frame.get(), event));
            event.consume();
        } else if (frame.isPresent() && viewport.editedBox().isEmpty()) {
            take(frame.get(), event);
        }
    }

    private void set(PaintedFrame frame, ImagePoint point) {
        AnnotationTool tool = measuring.tool().orElseThrow();
        if (drawing.filter(now -> now.frame().equals(frame.ref())).isEmpty()) {
            if (!size(frame).holds(point)) {
                return;
            }
            drawing = Optional.of(new Drawing(tool, frame.ref()));
        }
        Drawing now = drawing.get();
        boolean closes = tool == AnnotationTool.POLYGON
                && now.points().size() >= 3
                && near(frame, now.points().getFirst());
        if (closes) {
            finish();
            return;
        }
        now.put(size(frame).inside(point));
        if (now.complete()) {
            now.finished().ifPresentOrElse(this::made, now::takeBack);
        }
        paint();
    }

    private boolean near(PaintedFrame frame, ImagePoint point) {
        return frame.geometry().toView(point).distance(press) <= PaintedItems.HOLD + CLICK;
    }

    private void take(PaintedFrame frame, MouseEvent event) {
        Optional<DrawnItem> hit = hit(frame, event.getX(), event.getY());
        if (hit.isEmpty()) {
            return;
        }
        viewport.requestFocus();
        measuring.select(hit.get().own());
        hit.filter(DrawnItem::editable)
                .flatMap(DrawnItem::own)
                .ifPresent(uid -> grip = Optional.of(new Grip(
                        uid,
                        hit.get().shape(),
                        new PaintedItems(frame, painted).handle(hit.get(), event.getX(), event.getY()),
                        frame.geometry().toImage(event.getX(), event.getY()))));
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<PaintedFrame> frame = viewport.painted();
        if (drawingPress) {
            frame.ifPresent(now -> draw(now, event));
            event.consume();
        } else if (grip.isPresent() && frame.isPresent()) {
            drag(frame.get(), grip.get(), event);
            event.consume();
        }
    }

    private void draw(PaintedFrame frame, MouseEvent event) {
        drawing.filter(now -> now.frame().equals(frame.ref())).ifPresent(now -> {
            ImagePoint point = size(frame).inside(point(frame, event));
            boolean freehand = measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND));
            if (freehand && far(frame, now.points().getLast(), event)) {
                now.put(point);
            } else {
                now.hover(point);
            }
            paint();
        });
    }

    private static boolean far(PaintedFrame frame, ImagePoint last, MouseEvent event) {
        return frame.geometry().toView(last).distance(event.getX(), event.getY()) >= FREEHAND_STEP;
    }

    /** Only what is seen is moved: with the wheel another frame may have come under the button. */
    private void drag(PaintedFrame frame, Grip held, MouseEvent event) {
        boolean seen = painted.stream().anyMatch(item -> item.own().equals(Optional.of(held.uid())));
        if (!seen || press.distance(event.getX(), event.getY()) < CLICK) {
            return;
        }
        ImagePoint to = frame.geometry().toImage(event.getX(), event.getY());
        Shape shape = held.point() >= 0
                ? ShapeEdit.withPoint(held.from(), held.point(), to, size(frame))
                : ShapeEdit.moved(
                        held.from(),
                        to.column() - held.at().column(),
                        to.row() - held.at().row(),
                        size(frame));
        measuring.hold(held.uid(), shape);
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (drawingPress) {
            boolean moved = press.distance(event.getX(), event.getY()) > CLICK;
            if (measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND))) {
                finish();
            } else if (moved && drawing.isPresent()) {
                viewport.painted().ifPresent(frame -> set(frame, point(frame, event)));
            }
            drawingPress = false;
            event.consume();
        } else if (grip.isPresent()) {
            grip = Optional.empty();
            measuring.letGo();
            event.consume();
        } else if (press.distance(event.getX(), event.getY()) <= CLICK) {
            measuring.select(Optional.empty());
        }
    }

    private void moved(MouseEvent event) {
        Optional<PaintedFrame> frame = viewport.painted();
        drawing.filter(now ->
                        frame.isPresent() && now.frame().equals(frame.get().ref()))
                .ifPresent(now -> {
                    now.hover(size(frame.get()).inside(point(frame.get(), event)));
                    paint();
                });
        boolean over = measuring.tool().isEmpty()
                && frame.flatMap(now -> hit(now, event.getX(), event.getY())).isPresent();
        viewport.setCursor(over ? Cursor.HAND : Cursor.CROSSHAIR);
    }

    /** A double click ends an outline, and writes on what it hits; it does not change the layout then. */
    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            boolean taken = measuring.tool().isPresent() && finish();
            Optional<DrawnItem> hit = taken
                    ? Optional.empty()
                    : viewport.painted().flatMap(frame -> hit(frame, event.getX(), event.getY()));
            hit.ifPresent(this::rename);
            if (taken || hit.isPresent() || measuring.tool().isPresent()) {
                event.consume();
            }
        }
    }

    // --- places -----------------------------------------------------------------------------------------------------

    private Optional<DrawnItem> hit(PaintedFrame frame, double x, double y) {
        return new PaintedItems(frame, painted).at(x, y, measuring.selected());
    }

    private static ImagePoint point(PaintedFrame frame, MouseEvent event) {
        return frame.geometry().toImage(event.getX(), event.getY());
    }

    static ShapeEdit.FrameSize size(PaintedFrame frame) {
        return new ShapeEdit.FrameSize(
                frame.geometry().columns(), frame.geometry().rows());
    }
}
