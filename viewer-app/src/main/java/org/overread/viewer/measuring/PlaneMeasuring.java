package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
final class PlaneMeasuring implements ToolStrokes.Told {
    private final PlanePane pane;
    private final Measuring measuring;
    private final DrawingLayer layer = new DrawingLayer();
    private final ToolStrokes strokes;
    private List<DrawnItem> painted = List.of();

    PlaneMeasuring(PlanePane pane, Measuring measuring) {
        this.pane = pane;
        this.measuring = measuring;
        strokes = new ToolStrokes(measuring, this::ground, this);
        pane.addLayer(layer, this::paint);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventFilter(MouseEvent.MOUSE_MOVED, strokes::hover);
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
        AnnotationPainter painter =
                new AnnotationPainter(layer, new AnnotationPainter.Surface(view, this::place, pane.fusedOver()));
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
        measuring.add(on.frame(), on.plane().orElseThrow(), shape);
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

    /** The plane that is seen, to be drawn on; empty while it passes by all slices. */
    private Optional<DrawingGround> ground() {
        ReformatPlane plane = pane.drawingPlane();
        return pane.nearestSlice()
                .map(slice -> new DrawingGround(
                        slice,
                        Optional.of(plane),
                        toView(plane),
                        at -> plane.toImage(pane.toPatient(at.getX(), at.getY())),
                        UnaryOperator.identity()));
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
        strokes.lift();
        if (event.getButton() != MouseButton.PRIMARY || event.isControlDown()) {
            return;
        }
        if (measuring.tool().isPresent()) {
            pane.activate();
            strokes.press(event);
            event.consume();
        } else {
            Optional<DrawnItem> hit = hit(event);
            measuring.select(hit.flatMap(DrawnItem::own));
            hit.ifPresent(item -> event.consume());
        }
    }

    private void dragged(MouseEvent event) {
        if (strokes.isPressed()) {
            strokes.drag(event);
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        if (strokes.isPressed() && event.getButton() == MouseButton.PRIMARY) {
            strokes.release(event);
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (twice && measuring.tool().isPresent()) {
            finish();
            event.consume();
        }
    }
}
