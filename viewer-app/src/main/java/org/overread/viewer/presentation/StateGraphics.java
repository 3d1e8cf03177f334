package org.overread.viewer.presentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.overread.core.image.CieLab;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.Rgb;
import org.overread.core.presentation.AnnotationPoint;
import org.overread.core.presentation.AnnotationUnits;
import org.overread.core.presentation.GraphicAnnotation;
import org.overread.core.presentation.GraphicLayer;
import org.overread.core.presentation.GraphicObject;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.TextObject;
import org.overread.viewer.viewport.ViewGeometry;

/** Draws the graphics and texts of a presentation state over the frame that they are for, layer by layer. */
final class StateGraphics {
    /** Points drawn at most: drawing holds the screen. */
    private static final int MOST_POINTS = 20_000;

    private static final int STEPS = 64;
    private static final double CROSS = 6;
    private static final double LINE = 1.5;
    private static final double TEXT = 14;
    private static final double P_VALUES = 65535;

    private final PresentationState state;
    private final FrameRef frame;
    private final ViewGeometry geometry;
    private final GraphicsContext g;
    private final StateLook.Area area;

    StateGraphics(PresentationState state, FrameRef frame, ViewGeometry geometry, GraphicsContext g) {
        this.state = state;
        this.frame = frame;
        this.geometry = geometry;
        this.g = g;
        this.area = new StateLook(state, frame).area(geometry);
    }

    /** Whether all graphics of a frame can be drawn: they are not too many, and none is in units of a tiled image. */
    static boolean allDrawn(PresentationState state, FrameRef frame) {
        List<GraphicObject> graphics = state.annotations(frame).stream()
                .flatMap(one -> one.graphics().stream())
                .toList();
        long points = graphics.stream().mapToLong(one -> one.points().size()).sum();
        return points <= MOST_POINTS && graphics.stream().noneMatch(one -> one.units() == AnnotationUnits.MATRIX);
    }

    void draw() {
        g.setFont(Font.font(TEXT));
        List<GraphicAnnotation> ordered = new ArrayList<>(state.annotations(frame));
        ordered.sort(Comparator.comparingInt(
                one -> layer(one).map(GraphicLayer::order).orElse(0)));
        int points = 0;
        for (GraphicAnnotation annotation : ordered) {
            Color colour = layer(annotation).map(StateGraphics::colour).orElse(Color.WHITE);
            for (GraphicObject graphic : annotation.graphics()) {
                points += graphic.points().size();
                if (points <= MOST_POINTS && graphic.units() != AnnotationUnits.MATRIX) {
                    draw(
                            graphic,
                            graphic.lineColour().map(StateGraphics::colour).orElse(colour));
                }
            }
            annotation
                    .texts()
                    .forEach(text ->
                            draw(text, text.colour().map(StateGraphics::colour).orElse(colour)));
        }
    }

    private Optional<GraphicLayer> layer(GraphicAnnotation annotation) {
        return state.layers().stream()
                .filter(layer -> layer.name().equals(annotation.layer()))
                .findFirst();
    }

    private static Color colour(GraphicLayer layer) {
        return layer.colour()
                .map(StateGraphics::colour)
                .orElseGet(() -> layer.grey().isPresent()
                        ? Color.gray(Math.clamp(layer.grey().getAsInt() / P_VALUES, 0, 1))
                        : Color.WHITE);
    }

    private static Color colour(CieLab lab) {
        Rgb rgb = lab.toRgb();
        return Color.rgb(rgb.red(), rgb.green(), rgb.blue());
    }

    private void draw(GraphicObject graphic, Color colour) {
        List<Point2D> line = StateCurves.line(graphic, STEPS).stream()
                .map(point -> toView(graphic.units(), point))
                .toList();
        // dark below, so that it is seen on bright as on dark
        stroke(graphic, line, Color.color(0, 0, 0, 0.7), LINE + 2);
        if (graphic.filled() && graphic.type() != GraphicObject.Type.POINT) {
            g.setFill(colour);
            g.fillPolygon(xs(line), ys(line), line.size());
        }
        stroke(graphic, line, colour, LINE);
    }

    private void stroke(GraphicObject graphic, List<Point2D> line, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        if (graphic.type() == GraphicObject.Type.POINT) {
            Point2D at = line.getFirst();
            g.strokeLine(at.getX() - CROSS, at.getY(), at.getX() + CROSS, at.getY());
            g.strokeLine(at.getX(), at.getY() - CROSS, at.getX(), at.getY() + CROSS);
        } else {
            g.strokePolyline(xs(line), ys(line), line.size());
        }
    }

    private void draw(TextObject text, Color colour) {
        Optional<Point2D> anchor = text.anchor().map(at -> toView(at.units(), at.point()));
        Point2D at = text.box()
                .map(this::topLeft)
                .or(() -> anchor.map(point -> point.add(CROSS, -CROSS)))
                .orElseThrow();
        if (anchor.isPresent() && text.anchor().get().visible() && text.box().isPresent()) {
            g.setStroke(colour);
            g.setLineWidth(LINE);
            g.strokeLine(anchor.get().getX(), anchor.get().getY(), at.getX(), at.getY());
        }
        String[] lines = text.text().split("\\R");
        for (int i = 0; i < lines.length; i++) {
            double y = at.getY() + (i + 1) * TEXT * 1.2;
            g.setStroke(Color.BLACK);
            g.setLineWidth(3);
            g.strokeText(lines[i], at.getX(), y);
            g.setFill(colour);
            g.fillText(lines[i], at.getX(), y);
        }
    }

    private Point2D topLeft(TextObject.Box box) {
        Point2D a = toView(box.units(), box.topLeft());
        Point2D b = toView(box.units(), box.bottomRight());
        return new Point2D(Math.min(a.getX(), b.getX()), Math.min(a.getY(), b.getY()));
    }

    /** DISPLAY counts in the displayed area as it is seen. */
    private Point2D toView(AnnotationUnits units, AnnotationPoint point) {
        if (units != AnnotationUnits.DISPLAY) {
            return geometry.toView(new ImagePoint(point.x(), point.y()));
        }
        Point2D a = geometry.toView(area.first());
        Point2D b = geometry.toView(area.last());
        double left = Math.min(a.getX(), b.getX());
        double top = Math.min(a.getY(), b.getY());
        return new Point2D(
                left + point.x() * Math.abs(b.getX() - a.getX()), top + point.y() * Math.abs(b.getY() - a.getY()));
    }

    private static double[] xs(List<Point2D> line) {
        return line.stream().mapToDouble(Point2D::getX).toArray();
    }

    private static double[] ys(List<Point2D> line) {
        return line.stream().mapToDouble(Point2D::getY).toArray();
    }
}
