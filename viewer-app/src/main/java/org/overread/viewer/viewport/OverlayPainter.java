package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.overread.core.image.ImagePoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.findings.style.FindingStyle;
import org.overread.viewer.theme.TextSize;

/**
 * Paints marks over a frame: thin boxes in the colour, line and symbol of their state, number and certainty beside the
 * box, corners only where the box is a projection from a neighbouring frame. A mark that names another frame than the one
 * on screen is refused (invariant I1).
 */
public final class OverlayPainter {
    private static final int LINE = 1;
    private static final int SELECTED_LINE = 2;

    /** Beyond this many marks on a frame only the selected one is labelled: labels would hide the image. */
    private static final int MOST_LABELS = 120;

    /** Clears the layer and paints the marks that belong on {@code painted}. */
    public OverlayOutcome paint(
            DrawingLayer layer, PaintedFrame painted, List<OverlayShape> shapes, OverlayEmphasis emphasis) {
        layer.wipe();
        List<OverlayShape> own = shapes.stream()
                .filter(shape -> shape.frame().equals(painted.ref()))
                .toList();
        int refused = shapes.size() - own.size();
        if (painted.pixels().isEmpty()) {
            return new OverlayOutcome(List.of(), refused);
        }
        Rectangle2D view = new Rectangle2D(
                0, 0, painted.geometry().viewWidth(), painted.geometry().viewHeight());
        List<Placed> placed = own.stream()
                .map(shape -> new Placed(shape, box(shape, painted.geometry()), emphasis.on(shape.trackingUid())))
                .filter(mark -> mark.box().intersects(view))
                .toList();
        if (!placed.isEmpty()) {
            GraphicsContext pen = layer.pen();
            placed.forEach(mark -> outline(pen, mark, placed.size() <= MOST_LABELS));
            placed.forEach(mark -> mark.shape()
                    .segment()
                    .ifPresent(part -> SegmentOutline.paint(
                            pen,
                            part,
                            painted.geometry(),
                            Color.web(mark.style().colour(), 0.85))));
            label(pen, placed, emphasis, new LabelPlaces(view));
        }
        return new OverlayOutcome(placed.stream().map(Placed::shape).toList(), refused);
    }

    private record Placed(OverlayShape shape, Rectangle2D box, boolean selected) {
        FindingStyle style() {
            return FindingStyle.of(shape.decision());
        }
    }

    private static Rectangle2D box(OverlayShape shape, ViewGeometry geometry) {
        Point2D first = geometry.toView(new ImagePoint(shape.column0(), shape.row0()));
        Point2D last = geometry.toView(new ImagePoint(shape.column1(), shape.row1()));
        double x = Math.round(Math.min(first.getX(), last.getX()));
        double y = Math.round(Math.min(first.getY(), last.getY()));
        return new Rectangle2D(
                x,
                y,
                Math.max(2, Math.round(Math.max(first.getX(), last.getX())) - x),
                Math.max(2, Math.round(Math.max(first.getY(), last.getY())) - y));
    }

    private static void outline(GraphicsContext layer, Placed mark, boolean halo) {
        boolean projected = !mark.shape().onKeyFrame();
        Color colour = Color.web(mark.style().colour(), projected && !mark.selected() ? 0.75 : 1);
        int width = mark.selected() ? SELECTED_LINE : LINE;
        BoxLines lines = new BoxLines(layer, colour, width, mark.style().dashed() && !projected, halo);
        if (projected) {
            lines.corners(mark.box());
        } else {
            lines.box(mark.box());
        }
    }

    private static void label(GraphicsContext layer, List<Placed> marks, OverlayEmphasis emphasis, LabelPlaces places) {
        List<Placed> order = new ArrayList<>(marks);
        order.sort(Comparator.comparing((Placed mark) -> !mark.selected()));
        marks.forEach(mark -> places.keepFree(mark.box()));
        for (Placed mark : order) {
            if (mark.selected() || marks.size() <= MOST_LABELS) {
                List<String> lines = mark.selected() && !emphasis.text().isEmpty()
                        ? emphasis.text()
                        : List.of(shortText(mark.shape()));
                OverlayLabel text =
                        new OverlayLabel(mark.style(), lines, mark.selected(), TextSize.of(layer.getCanvas()));
                places.place(mark.box(), text.width(), text.height(), mark.selected())
                        .ifPresent(at -> text.paint(layer, at));
            }
        }
    }

    private static String shortText(OverlayShape shape) {
        return shape.onKeyFrame() && !shape.caption().isEmpty()
                ? shape.number() + "  " + shape.caption()
                : Integer.toString(shape.number());
    }
}
