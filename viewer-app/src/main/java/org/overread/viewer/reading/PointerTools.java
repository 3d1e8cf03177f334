package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.VoiTransformation;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.WindowDrag;

/**
 * The mouse over the image: wheel and left drag scroll, Ctrl with either zooms, middle drag or Shift and left drag pans,
 * right drag windows (across: width, down: level), a click on a mark selects it.
 */
final class PointerTools {
    private static final double PIXELS_A_SLICE = 12;
    private static final double NOTCH = 40;
    private static final double ZOOM_A_NOTCH = 1.15;
    private static final double CLICK = 3;

    private final Viewport viewport;
    private final Consumer<OverlayShape> clicked;
    private Optional<ImagePoint> pointer = Optional.empty();
    private double lastX;
    private double lastY;
    private double travelled;
    private double pressX;
    private double pressY;
    private double wheel;
    private double slices;
    private Drag drag = Drag.NONE;

    private enum Drag {
        NONE,
        SCROLL,
        ZOOM,
        PAN,
        WINDOW
    }

    PointerTools(Viewport viewport, Consumer<OverlayShape> clicked) {
        this.viewport = viewport;
        this.clicked = clicked;
        viewport.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewport.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewport.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        viewport.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        viewport.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        viewport.addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    Viewport viewport() {
        return viewport;
    }

    /** Where the pointer is on the frame on screen. */
    Optional<ImagePoint> pointer() {
        return pointer;
    }

    private void moved(MouseEvent event) {
        point(viewport.painted().map(painted -> painted.geometry().toImage(event.getX(), event.getY())));
    }

    private void point(Optional<ImagePoint> now) {
        pointer = now;
        viewport.texts().pointer(now);
    }

    private void wheel(ScrollEvent event) {
        if (event.isControlDown()) {
            double factor = Math.pow(ZOOM_A_NOTCH, event.getDeltaY() / NOTCH);
            viewport.look(geometry -> geometry.zoomAbout(event.getX(), event.getY(), factor));
        } else {
            wheel -= event.getDeltaY() / NOTCH;
            int whole = (int) wheel;
            wheel -= whole;
            viewport.scrollBy(whole);
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        viewport.requestFocus();
        drag = drag(event);
        lastX = event.getX();
        lastY = event.getY();
        pressX = lastX;
        pressY = lastY;
        travelled = 0;
        slices = 0;
    }

    private static Drag drag(MouseEvent event) {
        return switch (event.getButton()) {
            case PRIMARY -> event.isControlDown() ? Drag.ZOOM : event.isShiftDown() ? Drag.PAN : Drag.SCROLL;
            case MIDDLE -> Drag.PAN;
            case SECONDARY -> Drag.WINDOW;
            default -> Drag.NONE;
        };
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        travelled += Math.abs(dx) + Math.abs(dy);
        if (travelled <= CLICK) {
            return;
        }
        switch (drag) {
            case SCROLL -> scroll(dy);
            case ZOOM -> viewport.look(g -> g.zoomAbout(pressX, pressY, Math.pow(1.005, -dy)));
            case PAN -> viewport.look(geometry -> geometry.panBy(dx, dy));
            case WINDOW -> window(dx, dy);
            case NONE -> {}
        }
        moved(event);
    }

    private void released(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && travelled <= CLICK) {
            viewport.marks().at(event.getX(), event.getY()).ifPresent(clicked);
        }
        drag = Drag.NONE;
    }

    private void scroll(double dy) {
        slices += dy / PIXELS_A_SLICE;
        int whole = (int) slices;
        slices -= whole;
        viewport.scrollBy(whole);
    }

    private void window(double dx, double dy) {
        Optional<VoiTransformation> shown = viewport.view()
                .presentation()
                .window()
                .or(() -> viewport.painted().flatMap(PaintedFrame::window));
        shown.ifPresent(window -> viewport.present(presentation -> presentation.with(WindowDrag.from(window, dx, dy))));
    }
}
