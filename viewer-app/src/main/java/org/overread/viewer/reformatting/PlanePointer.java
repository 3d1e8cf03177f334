package org.overread.viewer.reformatting;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.overread.core.image.PatientPoint;
import org.overread.viewer.viewport.WindowDrag;

/**
 * The mouse over a plane: left moves the crosshair, or turns a line by its handle; the wheel scrolls; Ctrl with either
 * zooms, middle drag or Shift and left drag pans, right drag windows.
 */
final class PlanePointer {
    private static final double NOTCH = 40;
    private static final double ZOOM_A_NOTCH = 1.15;
    private static final double NEAR = 12;

    private final PlanePane pane;
    private final PlaneRoom room;
    private Drag drag = Drag.NONE;
    private Point2D last = Point2D.ZERO;
    private Point2D press = Point2D.ZERO;
    private double wheel;

    private enum Drag {
        NONE,
        MOVE,
        TURN,
        ZOOM,
        PAN,
        WINDOW
    }

    PlanePointer(PlanePane pane, PlaneRoom room) {
        this.pane = pane;
        this.room = room;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> pane.pointer(Optional.of(at(event))));
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pane.pointer(Optional.empty()));
        pane.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    private PatientPoint at(MouseEvent event) {
        return pane.view().toPatient(event.getX(), event.getY());
    }

    private void wheel(ScrollEvent event) {
        if (event.isControlDown()) {
            pane.zoom(event.getX(), event.getY(), Math.pow(ZOOM_A_NOTCH, event.getDeltaY() / NOTCH));
        } else {
            wheel -= event.getDeltaY() / NOTCH;
            int whole = (int) wheel;
            wheel -= whole;
            room.moves().scroll(pane.name(), whole);
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        room.activate(pane);
        last = new Point2D(event.getX(), event.getY());
        press = last;
        drag = drag(event);
        if (drag == Drag.MOVE) {
            room.moves().moveTo(at(event));
        }
        room.coarse(drag != Drag.NONE);
    }

    private Drag drag(MouseEvent event) {
        return switch (event.getButton()) {
            case PRIMARY ->
                event.isControlDown() ? Drag.ZOOM : event.isShiftDown() ? Drag.PAN : onHandle() ? Drag.TURN : Drag.MOVE;
            case MIDDLE -> Drag.PAN;
            case SECONDARY -> Drag.WINDOW;
            default -> Drag.NONE;
        };
    }

    private boolean onHandle() {
        return pane.others().stream()
                .anyMatch(other -> Stream.of(PlaneLines.handles(pane, room.scene(), other))
                        .anyMatch(handle -> handle.distance(press) <= NEAR));
    }

    private void dragged(MouseEvent event) {
        Point2D now = new Point2D(event.getX(), event.getY());
        Point2D moved = now.subtract(last);
        switch (drag) {
            case MOVE -> room.moves().moveTo(at(event));
            case TURN -> room.moves().turn(pane.name(), angle(now) - angle(last));
            case ZOOM -> pane.zoom(press.getX(), press.getY(), Math.pow(1.005, -moved.getY()));
            case PAN -> pane.pan(moved.getX(), moved.getY());
            case WINDOW -> room.moves().window(shown -> WindowDrag.from(shown, moved.getX(), moved.getY()));
            case NONE -> {}
        }
        last = now;
        pane.pointer(Optional.of(at(event)));
    }

    /** Of a point of the view around the crosshair, clockwise. */
    private double angle(Point2D point) {
        Point2D from =
                point.subtract(pane.view().toView(room.scene().crosshair().centre()));
        return Math.atan2(from.getY(), from.getX());
    }

    private void released(MouseEvent event) {
        drag = Drag.NONE;
        room.coarse(false);
    }
}
