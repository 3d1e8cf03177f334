package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.DrawingLayer;

/**
 * Drawing and measuring on one plane of an MPR: paints what lies on the plane that is seen, draws with the tool in hand. What
 * is drawn is of the patient: it is seen wherever a plane passes through all of it, within half of the distance of voxels.
 * Thread: JavaFX.
 */
final class PlaneMeasuring {
    private static final double CLICK = 3;
    private static final double FREEHAND_STEP = 2;

    private final PlanePane pane;
    private final Measuring measuring;
    private final DrawingLayer layer = new DrawingLayer();
    private Optional<Begun> begun = Optional.empty();
    private List<DrawnItem> painted = List.of();
    private Point2D press = Point2D.ZERO;
    private boolean pressed;

    /** A shape while it is drawn: only on the plane that it was begun on. */
    private record Begun(Drawing drawing, ReformatPlane plane, FrameRef slice) {}

    PlaneMeasuring(PlanePane pane, Measuring measuring) {
        this.pane = pane;
        this.measuring = measuring;
        pane.addLayer(layer, this::paint);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        pane.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    PlanePane pane() {
        return pane;
    }

    List<DrawnItem> painted() {
        return painted;
    }

    void paint() {
        if (measuring.tool().isEmpty()) {
            begun = Optional.empty();
        }
        Rectangle2D view = new Rectangle2D(0, 0, pane.getWidth(), pane.getHeight());
        AnnotationPainter painter =
                new AnnotationPainter(layer, new AnnotationPainter.Surface(view, this::place, pane.fusedOver()));
        painted = painter.paint(measuring.onPlanes(), measuring.selected(), true);
        begun.filter(this::isHere)
                .ifPresent(now -> painter.paintDrawing(now.drawing().preview(), toView(now.plane())));
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
            begun = Optional.empty();
        }
        paint();
        return true;
    }

    private void made(Shape shape) {
        Begun done = begun.orElseThrow();
        begun = Optional.empty();
        measuring.add(done.slice(), done.plane(), shape);
    }

    // --- places -----------------------------------------------------------------------------------------------------

    /** Where an item's points are seen; empty where the plane that is seen does not pass through all of it. */
    private Optional<Function<ImagePoint, Point2D>> place(DrawnItem item) {
        return item.plane()
                .filter(plane -> pane.isOfVolume(item.frame()))
                .filter(plane ->
                        item.shape().points().stream().allMatch(point -> pane.passesThrough(plane.toPatient(point))))
                .map(this::toView);
    }

    private Function<ImagePoint, Point2D> toView(ReformatPlane plane) {
        return point -> pane.toView(plane.toPatient(point));
    }

    private boolean isHere(Begun now) {
        return pane.drawingPlane().equals(now.plane());
    }

    private ImagePoint point(MouseEvent event) {
        return pane.drawingPlane().toImage(pane.toPatient(event.getX(), event.getY()));
    }

    private Optional<DrawnItem> hit(MouseEvent event) {
        return painted.stream()
                .filter(item -> place(item)
                        .filter(toView -> ShapeLines.of(item.shape(), toView).distance(event.getX(), event.getY())
                                <= PaintedItems.HOLD)
                        .isPresent())
                .findFirst();
    }

    // --- the mouse --------------------------------------------------------------------------------------------------

    private void pressed(MouseEvent event) {
        pressed = false;
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown()) {
            return;
        }
        press = new Point2D(event.getX(), event.getY());
        if (measuring.tool().isPresent()) {
            pressed = true;
            pane.activate();
            set(point(event));
            event.consume();
        } else {
            Optional<DrawnItem> hit = hit(event);
            measuring.select(hit.flatMap(DrawnItem::own));
            hit.ifPresent(item -> event.consume());
        }
    }

    private void set(ImagePoint point) {
        AnnotationTool tool = measuring.tool().orElseThrow();
        if (begun.filter(this::isHere).isEmpty()) {
            begun = pane.nearestSlice().map(slice -> new Begun(new Drawing(tool, slice), pane.drawingPlane(), slice));
        }
        begun.ifPresent(now -> {
            if (closes(tool, now)) {
                finish();
                return;
            }
            now.drawing().put(point);
            if (now.drawing().complete()) {
                now.drawing().finished().ifPresentOrElse(this::made, now.drawing()::takeBack);
            }
            paint();
        });
    }

    private boolean closes(AnnotationTool tool, Begun now) {
        List<ImagePoint> points = now.drawing().points();
        return tool == AnnotationTool.POLYGON
                && points.size() >= 3
                && toView(now.plane()).apply(points.getFirst()).distance(press) <= PaintedItems.HOLD + CLICK;
    }

    private void dragged(MouseEvent event) {
        if (pressed) {
            begun.filter(this::isHere).ifPresent(now -> {
                boolean freehand = measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND));
                Point2D last = toView(now.plane()).apply(now.drawing().points().getLast());
                if (freehand && last.distance(event.getX(), event.getY()) >= FREEHAND_STEP) {
                    now.drawing().put(point(event));
                } else {
                    now.drawing().hover(point(event));
                }
                paint();
            });
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        if (!pressed || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = false;
        if (measuring.tool().equals(Optional.of(AnnotationTool.FREEHAND))) {
            finish();
        } else if (press.distance(event.getX(), event.getY()) > CLICK
                && begun.filter(this::isHere).isPresent()) {
            set(point(event));
        }
        event.consume();
    }

    private void moved(MouseEvent event) {
        begun.filter(this::isHere).ifPresent(now -> {
            now.drawing().hover(point(event));
            paint();
        });
    }

    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (twice && measuring.tool().isPresent()) {
            finish();
            event.consume();
        }
    }
}
