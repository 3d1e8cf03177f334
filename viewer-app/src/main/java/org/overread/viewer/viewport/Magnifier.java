package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/**
 * A lens about the pointer: the pixels there, interpolated anew, larger; no marks and measurements. Of the frame on screen
 * and of no other. Thread: JavaFX.
 */
public final class Magnifier implements AutoCloseable {
    private static final double SIDE = 260;
    private static final double TIMES = 3;
    private static final double TEXT = 12;

    private final List<Lens> lenses = new ArrayList<>();
    private boolean on;

    public Magnifier(ViewportGrid viewports) {
        viewports.furnish(viewport -> lenses.add(new Lens(viewport)));
    }

    public void toggle() {
        on = !on;
        lenses.forEach(Lens::follow);
        if (!on) {
            close();
        }
    }

    public boolean on() {
        return on;
    }

    /** What is seen in the lens now; empty where none is on screen. */
    public Optional<PaintedFrame> seen() {
        return lenses.stream()
                .filter(Lens::isVisible)
                .flatMap(lens -> lens.seen.stream())
                .findFirst();
    }

    @Override
    public void close() {
        lenses.forEach(Lens::rest);
    }

    private final class Lens extends Region {
        private final Viewport viewport;
        private final ImageView picture = new ImageView();
        private final ImageText text = new ImageText(TEXT, TextAlignment.LEFT);
        private Optional<FramePainter> painter = Optional.empty();
        private Optional<Point2D> pointer = Optional.empty();
        private Optional<PaintedFrame> seen = Optional.empty();
        private long asked;

        Lens(Viewport viewport) {
            this.viewport = viewport;
            setManaged(false);
            setMouseTransparent(true);
            setVisible(false);
            resize(SIDE, SIDE);
            setBackground(Background.fill(Palette.IMAGE));
            Rectangle edge = new Rectangle(SIDE, SIDE, Color.TRANSPARENT);
            edge.setStroke(Palette.FOCUS);
            text.set(Texts.of("magnifier.times", Texts.number(TIMES, 0)));
            text.at(TEXT, SIDE - 2 * TEXT);
            getChildren().addAll(picture, edge, text);
            viewport.addLayer(this);
            viewport.onFrame(frame -> follow());
            viewport.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
            viewport.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
            viewport.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
                pointer = Optional.empty();
                follow();
            });
        }

        private void moved(MouseEvent event) {
            pointer = Optional.of(new Point2D(event.getX(), event.getY()));
            follow();
        }

        private void follow() {
            Optional<PaintedFrame> frame =
                    viewport.painted().filter(now -> now.pixels().isPresent());
            if (!on || pointer.isEmpty() || frame.isEmpty()) {
                setVisible(false);
                return;
            }
            Point2D at = pointer.get();
            relocate(Math.round(at.getX() - SIDE / 2), Math.round(at.getY() - SIDE / 2));
            PaintRequest seenNow = frame.get().request();
            if (painter.isEmpty()) {
                painter = Optional.of(viewport.painter(this::shown));
            }
            asked++;
            ViewGeometry larger = seenNow.geometry().about(at.getX(), at.getY(), SIDE, TIMES);
            painter.get()
                    .request(new PaintRequest(
                            asked,
                            seenNow.stack(),
                            seenNow.position(),
                            larger,
                            seenNow.presentation(),
                            seenNow.pixelScale(),
                            seenNow.layer()));
        }

        /** A picture of a frame that has left the screen meanwhile is not shown. */
        private void shown(PaintedFrame frame, Image image) {
            boolean onScreen = viewport.painted()
                    .filter(now -> now.ref().equals(frame.ref()))
                    .isPresent();
            setVisible(on && pointer.isPresent() && onScreen && image != null);
            if (isVisible()) {
                seen = Optional.of(frame);
                picture.setImage(image);
                picture.setFitWidth(SIDE);
                picture.setFitHeight(SIDE);
            }
        }

        private void rest() {
            setVisible(false);
            picture.setImage(null);
            seen = Optional.empty();
            painter.ifPresent(FramePainter::close);
            painter = Optional.empty();
        }
    }
}
