package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.overread.core.finding.Mark;
import org.overread.core.image.ImagePoint;
import org.overread.viewer.theme.Palette;

/** A box in the reader's hand: moved by dragging it, resized by its handles. It stays with the frame it was begun on. */
final class BoxEditor extends Group {
    private static final double HANDLE = 9;
    private static final double LEAST_PIXELS = 1;

    /** A side shorter than this has handles at its ends only: more would cover what the box is about. */
    private static final double ROOM = 48;

    private final Rectangle outline = new Rectangle();
    private final List<Handle> handles = new ArrayList<>();
    private Optional<Mark.Box> box = Optional.empty();
    private Consumer<Mark.Box> letGo = moved -> {};
    private ViewGeometry geometry;
    private Mark.Box atPress;
    private Point2D press;

    /** A handle: which edges in the image it moves, -1 the first, 1 the second, 0 none; (0, 0) moves the whole box. */
    private record Handle(int across, int down, Rectangle shape) {}

    BoxEditor() {
        setManaged(false);
        setVisible(false);
        outline.setStroke(Palette.FOCUS);
        outline.setStrokeWidth(2);
        // all but transparent, so that the inside can be taken hold of
        outline.setFill(Color.color(1, 1, 1, 0.01));
        outline.setCursor(Cursor.MOVE);
        handle(0, 0, outline);
        for (int across = -1; across <= 1; across++) {
            for (int down = -1; down <= 1; down++) {
                if (across != 0 || down != 0) {
                    handle(across, down, corner());
                }
            }
        }
    }

    /** Is told the box whenever the reader has moved or resized it. */
    void onLetGo(Consumer<Mark.Box> told) {
        letGo = told;
    }

    void begin(Mark.Box edited) {
        box = Optional.of(edited);
    }

    /** The box as it stands; empty when none is in hand. */
    Optional<Mark.Box> box() {
        return box;
    }

    void end() {
        box = Optional.empty();
        setVisible(false);
    }

    /** Moves with zoom and pan; hides while another frame is on screen. */
    void follow(PaintedFrame painted) {
        geometry = painted.geometry();
        setVisible(box.isPresent() && box.get().frame().equals(painted.ref()));
        if (isVisible()) {
            place(box.get());
        }
    }

    private void place(Mark.Box now) {
        Point2D first = geometry.toView(new ImagePoint(now.column0(), now.row0()));
        Point2D last = geometry.toView(new ImagePoint(now.column1(), now.row1()));
        outline.setX(Math.min(first.getX(), last.getX()));
        outline.setY(Math.min(first.getY(), last.getY()));
        outline.setWidth(Math.abs(last.getX() - first.getX()));
        outline.setHeight(Math.abs(last.getY() - first.getY()));
        boolean roomAcross = (now.column1() - now.column0()) * geometry.scale() >= ROOM;
        boolean roomDown = (now.row1() - now.row0()) * geometry.rowScale() >= ROOM;
        double column = (now.column0() + now.column1()) / 2;
        double row = (now.row0() + now.row1()) / 2;
        for (Handle handle : handles) {
            if (handle.shape() != outline) {
                Point2D at = geometry.toView(new ImagePoint(
                        choose(handle.across(), now.column0(), column, now.column1()),
                        choose(handle.down(), now.row0(), row, now.row1())));
                handle.shape().setVisible((handle.across() != 0 || roomAcross) && (handle.down() != 0 || roomDown));
                handle.shape().setX(at.getX() - HANDLE / 2);
                handle.shape().setY(at.getY() - HANDLE / 2);
                Point2D outwards = geometry.turn().toView(handle.across(), handle.down());
                handle.shape().setCursor(cursor(outwards.getX(), outwards.getY()));
            }
        }
    }

    private static Cursor cursor(double across, double down) {
        return across == 0
                ? Cursor.V_RESIZE
                : down == 0 ? Cursor.H_RESIZE : across == down ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
    }

    private static double choose(int which, double first, double middle, double last) {
        return which < 0 ? first : which > 0 ? last : middle;
    }

    private static Rectangle corner() {
        Rectangle shape = new Rectangle(HANDLE, HANDLE, Palette.FOCUS);
        shape.setStroke(Color.BLACK);
        return shape;
    }

    private void handle(int across, int down, Rectangle shape) {
        Handle handle = new Handle(across, down, shape);
        handles.add(handle);
        getChildren().add(shape);
        shape.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && box.isPresent()) {
                press = new Point2D(event.getX(), event.getY());
                atPress = box.get();
                event.consume();
            }
        });
        shape.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && press != null && box.isPresent()) {
                drag(handle, event.getX() - press.getX(), event.getY() - press.getY());
                event.consume();
            }
        });
        shape.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (press != null && box.isPresent() && !box.get().equals(atPress)) {
                letGo.accept(box.get());
            }
            press = null;
        });
    }

    private void drag(Handle handle, double dx, double dy) {
        Point2D upright = geometry.turn().toImage(dx, dy);
        double columns = upright.getX() / geometry.scale();
        double rows = upright.getY() / geometry.rowScale();
        boolean whole = handle.across() == 0 && handle.down() == 0;
        double c0 = atPress.column0() + (whole || handle.across() < 0 ? columns : 0);
        double c1 = atPress.column1() + (whole || handle.across() > 0 ? columns : 0);
        double r0 = atPress.row0() + (whole || handle.down() < 0 ? rows : 0);
        double r1 = atPress.row1() + (whole || handle.down() > 0 ? rows : 0);
        if (whole) {
            double backC = within(c0, c1, geometry.columns());
            double backR = within(r0, r1, geometry.rows());
            box = Optional.of(new Mark.Box(atPress.frame(), c0 + backC, r0 + backR, c1 + backC, r1 + backR));
        } else {
            box = Optional.of(resized(c0, r0, c1, r1, handle));
        }
        place(box.get());
    }

    /** How far a moved extent must go back to lie in the image. */
    private static double within(double first, double last, double size) {
        return first < 0 ? -first : last > size ? size - last : 0;
    }

    private Mark.Box resized(double c0, double r0, double c1, double r1, Handle handle) {
        double first = handle.across() < 0 ? Math.clamp(c0, 0, Math.max(0, c1 - LEAST_PIXELS)) : c0;
        double last = handle.across() > 0
                ? Math.clamp(c1, c0 + LEAST_PIXELS, Math.max(c0 + LEAST_PIXELS, geometry.columns()))
                : c1;
        double top = handle.down() < 0 ? Math.clamp(r0, 0, Math.max(0, r1 - LEAST_PIXELS)) : r0;
        double bottom = handle.down() > 0
                ? Math.clamp(r1, r0 + LEAST_PIXELS, Math.max(r0 + LEAST_PIXELS, geometry.rows()))
                : r1;
        return new Mark.Box(atPress.frame(), first, top, last, bottom);
    }
}
