package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import org.overread.findings.style.FindingStyle;
import org.overread.viewer.theme.TextSize;

/**
 * Models' landmarks over the frame on screen: a cross in the colour of what no reader has assessed, with its name beside it.
 * They come with the picture itself, so that they are of no other frame (invariant I1). Thread: JavaFX.
 */
public final class PointLayer extends DrawingLayer {
    private static final FindingStyle STYLE = FindingStyle.NOT_ASSESSED;
    private static final double REACH = 9;

    /** Beyond this many names would hide the image. */
    private static final int MOST_NAMES = 60;

    private List<PaintedPoint> drawn = List.of();

    /**
     * A landmark in a view.
     *
     * @param at view pixels
     */
    public record Placed(PaintedPoint point, Point2D at) {
        Rectangle2D box() {
            return new Rectangle2D(at.getX() - REACH, at.getY() - REACH, 2 * REACH + 1, 2 * REACH + 1);
        }
    }

    /** Takes up what is now on screen. */
    public void show(Optional<PaintedFrame> shown) {
        Optional<PaintedFrame> seen = shown.filter(frame -> frame.pixels().isPresent());
        show(seen.map(PointLayer::placed).orElse(List.of()));
    }

    /** Takes up landmarks where they are seen; those beyond the view are left out. */
    public void show(List<Placed> landmarks) {
        wipe();
        Rectangle2D view = new Rectangle2D(0, 0, getWidth(), getHeight());
        List<Placed> placed = landmarks.stream()
                .map(one -> new Placed(one.point(), onPixel(one.at())))
                .filter(one -> view.contains(one.at()))
                .toList();
        drawn = placed.stream().map(Placed::point).toList();
        draw(placed, view);
    }

    /** Those on screen now. */
    public List<PaintedPoint> drawn() {
        return drawn;
    }

    private static List<Placed> placed(PaintedFrame frame) {
        return frame.request().layer().points(frame.request().frame()).stream()
                .map(point -> new Placed(point, frame.geometry().toView(point.at())))
                .toList();
    }

    private void draw(List<Placed> placed, Rectangle2D view) {
        if (!placed.isEmpty()) {
            BoxLines lines = new BoxLines(pen(), Color.web(STYLE.colour()), 1, false, true);
            placed.forEach(point -> lines.cross(point.at().getX(), point.at().getY()));
        }
        if (placed.size() <= MOST_NAMES) {
            name(placed, new LabelPlaces(view));
        }
    }

    private void name(List<Placed> placed, LabelPlaces places) {
        placed.forEach(point -> places.keepFree(point.box()));
        for (Placed point : placed) {
            OverlayLabel name =
                    new OverlayLabel(STYLE, List.of(point.point().layer().label()), false, TextSize.of(this));
            places.place(point.box(), name.width(), name.height(), false).ifPresent(at -> name.paint(pen(), at));
        }
    }

    private static Point2D onPixel(Point2D at) {
        return new Point2D(Math.floor(at.getX()), Math.floor(at.getY()));
    }
}
