package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.LabelPlaces;
import org.overread.viewer.viewport.PaintRequest;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.ViewGeometry;

/**
 * Paints what is drawn on a frame: thin lines with a dark edge, so that they are seen on white as on black, the values
 * beside them and never over what is measured; a report's measurements dashed. What names another frame than the one on
 * screen is refused (invariant I1).
 */
final class AnnotationPainter {
    private static final double SIZE = 13;
    private static final double LINE_HEIGHT = 17;
    private static final double PAD = 4;
    private static final double HANDLE = 7;
    private static final double LINE = 1.4;
    private static final double SELECTED_LINE = 2.2;
    private static final Color EDGE = Color.color(0, 0, 0, 0.6);
    private static final Color PLATE = Color.color(0, 0, 0, 0.65);

    /** A shape in the view. */
    private record Placed(DrawnItem item, ShapeLines lines, boolean selected) {}

    private final DrawingLayer layer;
    private final double size;
    private final Surface surface;
    private final Rectangle2D view;

    /**
     * What is painted on.
     *
     * @param places where points of an item's shape are seen; empty for what does not belong there
     * @param fusedOver the series that values are of, where another one is fused over it
     */
    record Surface(
            Rectangle2D view,
            Function<DrawnItem, Optional<Function<ImagePoint, Point2D>>> places,
            Optional<String> fusedOver) {

        static Surface of(PaintedFrame painted) {
            ViewGeometry geometry = painted.geometry();
            return new Surface(
                    new Rectangle2D(0, 0, geometry.viewWidth(), geometry.viewHeight()),
                    item -> item.plane().isEmpty()
                                    && item.frame().equals(painted.ref())
                                    && painted.pixels().isPresent()
                            ? Optional.of(geometry::toView)
                            : Optional.empty(),
                    fusedOver(painted.request()));
        }

        private static Optional<String> fusedOver(PaintRequest seen) {
            return seen.layer().said().isEmpty()
                    ? Optional.empty()
                    : Optional.of(seen.stack().series().title());
        }
    }

    AnnotationPainter(DrawingLayer layer, PaintedFrame painted) {
        this(layer, Surface.of(painted));
    }

    AnnotationPainter(DrawingLayer layer, Surface surface) {
        this.layer = layer;
        this.size = TextSize.of(layer);
        this.surface = surface;
        this.view = surface.view();
    }

    /**
     * Paints anew.
     *
     * @param selected of the items, the one in the reader's hand
     * @param texts whether values are written
     * @return the items that are painted
     */
    List<DrawnItem> paint(List<DrawnItem> items, Optional<DrawnItem> selected, boolean texts) {
        layer.wipe();
        List<Placed> placed = items.stream()
                .flatMap(item -> surface.places().apply(item).stream()
                        .map(toView -> new Placed(
                                item, ShapeLines.of(item.shape(), toView), selected.equals(Optional.of(item)))))
                .filter(one -> reaches(one.lines().box()))
                .toList();
        placed.forEach(this::stroke);
        if (texts) {
            label(placed);
        }
        return placed.stream().map(Placed::item).toList();
    }

    /** Paints a shape that is being drawn, over what is there. */
    void paintDrawing(List<Shape> shapes, Function<ImagePoint, Point2D> toView) {
        shapes.forEach(shape -> strokeLines(ShapeLines.of(shape, toView), LINE, false));
    }

    private boolean reaches(Rectangle2D box) {
        return box.getMaxX() >= 0
                && box.getMaxY() >= 0
                && box.getMinX() <= view.getWidth()
                && box.getMinY() <= view.getHeight();
    }

    private void stroke(Placed one) {
        strokeLines(
                one.lines(),
                one.selected() ? SELECTED_LINE : LINE,
                one.item().own().isEmpty());
        if (one.selected() && one.item().editable()) {
            GraphicsContext pen = layer.pen();
            for (Point2D handle : one.lines().handles()) {
                pen.setFill(Palette.FOCUS);
                pen.fillRect(handle.getX() - HANDLE / 2, handle.getY() - HANDLE / 2, HANDLE, HANDLE);
                pen.setStroke(Color.BLACK);
                pen.setLineWidth(1);
                pen.strokeRect(handle.getX() - HANDLE / 2, handle.getY() - HANDLE / 2, HANDLE, HANDLE);
            }
        }
    }

    private void strokeLines(ShapeLines shape, double width, boolean dashed) {
        GraphicsContext pen = layer.pen();
        for (List<Point2D> line : shape.lines()) {
            double[] x = line.stream().mapToDouble(Point2D::getX).toArray();
            double[] y = line.stream().mapToDouble(Point2D::getY).toArray();
            pen.setLineDashes();
            pen.setStroke(EDGE);
            pen.setLineWidth(width + 2);
            pen.strokePolyline(x, y, x.length);
            if (dashed) {
                pen.setLineDashes(6, 4);
            }
            pen.setStroke(Palette.FOCUS);
            pen.setLineWidth(width);
            pen.strokePolyline(x, y, x.length);
        }
        pen.setLineDashes();
    }

    private void label(List<Placed> placed) {
        LabelPlaces places = new LabelPlaces(view);
        placed.forEach(one -> places.keepFree(one.lines().box()));
        List<Placed> order = new ArrayList<>(placed);
        order.sort(Comparator.comparing((Placed one) -> !one.selected()));
        for (Placed one : order) {
            List<String> lines = texts(one.item(), surface.fusedOver());
            if (!lines.isEmpty()) {
                double width = lines.stream().mapToDouble(this::advance).max().orElse(0) + 2 * PAD;
                double height = lines.size() * LINE_HEIGHT * size + PAD;
                place(places, one, width, height).ifPresent(at -> write(lines, at, width, height));
            }
        }
    }

    /** Over a fused series values say whose they are: nobody shall take the lower image's for the other's. */
    private static List<String> texts(DrawnItem item, Optional<String> fusedOver) {
        List<String> lines = new ArrayList<>(item.texts());
        fusedOver
                .filter(series -> item.shape() instanceof Shape.Region)
                .ifPresent(series -> lines.add(Texts.of("fusion.valuesOf", series)));
        return List.copyOf(lines);
    }

    static List<String> texts(DrawnItem item, PaintRequest seen) {
        return texts(item, Surface.fusedOver(seen));
    }

    /** A region is never written into; other shapes are written on beside one of their ends, the rightmost if there is room. */
    private static Optional<Point2D> place(LabelPlaces places, Placed one, double width, double height) {
        List<Rectangle2D> anchors = new ArrayList<>();
        if (!(one.item().shape() instanceof Shape.Region)) {
            one.lines().handles().stream()
                    .sorted(Comparator.comparingDouble((Point2D end) -> -end.getX()))
                    .map(end -> new Rectangle2D(end.getX() - 2, end.getY() - 2, 4, 4))
                    .forEach(anchors::add);
        }
        anchors.add(one.lines().box());
        return anchors.stream()
                .flatMap(anchor -> places.place(anchor, width, height, false).stream())
                .findFirst()
                .or(() -> places.place(anchors.getFirst(), width, height, one.selected()));
    }

    private void write(List<String> lines, Point2D at, double width, double height) {
        GraphicsContext pen = layer.pen();
        pen.setFill(PLATE);
        pen.fillRoundRect(at.getX(), at.getY(), width, height, 6, 6);
        pen.setFont(Font.font(SIZE * size));
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(Palette.TEXT);
        for (int i = 0; i < lines.size(); i++) {
            pen.fillText(lines.get(i), at.getX() + PAD, at.getY() + PAD / 2 + i * LINE_HEIGHT * size);
        }
    }

    private double advance(String line) {
        Text measure = new Text(line);
        measure.setFont(Font.font(SIZE * size));
        return measure.getLayoutBounds().getWidth();
    }
}
