package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.overread.core.measurement.Shape;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.DrawingLayer;

/**
 * Drawing and measuring on one plane of an MPR: paints what lies on the plane that is seen, draws with the tool in hand,
 * moves what is taken hold of. What is drawn is of the patient: it is seen wherever a plane passes through all of it, within half of the distance of voxels.
 * Thread: JavaFX.
 */
final class PlaneMeasuring implements ToolStrokes.Told {
    private final PlanePane pane;
    private final Measuring measuring;
    private final DrawingLayer layer = new DrawingLayer();
    private final ToolStrokes strokes;
    private final ShapeGrip grip;
    private final LabelWriting label;
    private List<DrawnItem> painted = List.of();

    PlaneMeasuring(PlanePane pane, Measuring measuring) {
        this.pane = pane;
        this.measuring = measuring;
        strokes = new ToolStrokes(measuring, this::ground, this);
        grip = new ShapeGrip(measuring);
        label = new LabelWriting(measuring, pane, pane::addNode);
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

    @Override
    public void changed() {
        paint();
    }

    void paint() {
        if (measuring.tool().isEmpty()) {
            strokes.drop();
        }
        Rectangle2D view = new Rectangle2D(0, 0, pane.getWidth(), pane.getHeight());
        AnnotationPainter painter = new AnnotationPainter(
                layer,
                new AnnotationPainter.Surface(view, item -> ground(item).map(DrawingGround::toView), pane.fusedOver()));
        painted = painter.paint(measuring.onPlanes(), measuring.selected(), true);
        ground().ifPresent(here -> painter.paintDrawing(strokes.preview(here), here.toView()));
    }

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

    /** Lets the reader write the words of an annotation on the plane that is seen. */
    boolean rename(DrawnItem item) {
        return label.rename(item, onScreen());
    }

    /** Moves what is painted here by some pixels, across and down as they are seen; whether it is painted here. */
    boolean nudge(DrawnItem item, double across, double down) {
        return measuring.nudge(item, onScreen(), across, down);
    }

    // --- places -----------------------------------------------------------------------------------------------------

    private PaintedItems onScreen() {
        return new PaintedItems(painted, this::ground);
    }

    /** What an item is drawn on; empty where the plane that is seen does not pass through all of it. */
    private Optional<DrawingGround> ground(DrawnItem item) {
        return item.plane()
                .filter(plane -> item.own().isPresent()
                        ? pane.scene().isOfVolume(item.frame())
                        : pane.view().drawingPlane().frameOfReferenceUid().equals(plane.frameOfReferenceUid()))
                .filter(plane -> item.shape().points().stream()
                        .allMatch(point -> pane.view().passesThrough(plane.toPatient(point))))
                .map(plane -> DrawingGround.of(pane, plane, item.frame()));
    }

    /** The plane that is seen, to be drawn on; empty while it passes by all slices. */
    private Optional<DrawingGround> ground() {
        return pane.scene()
                .nearestSlice()
                .map(slice -> DrawingGround.of(pane, pane.view().drawingPlane(), slice));
    }

    private Optional<DrawnItem> hit(MouseEvent event) {
        return onScreen().at(at(event), measuring.selected());
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }

    // --- the mouse --------------------------------------------------------------------------------------------------

    private void pressed(MouseEvent event) {
        strokes.lift();
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown() || label.isWriting()) {
            return;
        }
        if (measuring.tool().isPresent()) {
            pane.activate();
            strokes.press(event);
            event.consume();
        } else {
            Optional<DrawnItem> hit = hit(event);
            measuring.select(hit.flatMap(DrawnItem::own));
            hit.ifPresent(item -> {
                pane.activate();
                grip.take(item, onScreen(), at(event));
                event.consume();
            });
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (strokes.isPressed()) {
            strokes.drag(event);
            event.consume();
        } else if (grip.isHolding()) {
            grip.drag(onScreen(), at(event));
            event.consume();
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
        }
    }

    private void moved(MouseEvent event) {
        strokes.hover(event);
        boolean over = measuring.tool().isEmpty() && hit(event).isPresent();
        pane.setCursor(over ? Cursor.HAND : Cursor.CROSSHAIR);
    }

    /** A double click ends an outline, and writes on what it hits. */
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
}
