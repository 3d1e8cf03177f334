package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.viewer.viewport.ViewGeometry;

/** A shape as lines of the view, in view pixels. */
record ShapeLines(List<List<Point2D>> lines, List<Point2D> handles, Rectangle2D box) {
    private static final int ELLIPSE_STEPS = 72;
    private static final double HEAD = 11;
    private static final double HEAD_ANGLE = Math.toRadians(25);
    private static final int MOST_HANDLES = 24;

    static ShapeLines of(Shape shape, ViewGeometry geometry) {
        return of(shape, geometry::toView);
    }

    /** @param toView where points of the shape are seen; linear */
    static ShapeLines of(Shape shape, Function<ImagePoint, Point2D> toView) {
        List<Point2D> points = shape.points().stream().map(toView).toList();
        List<List<Point2D>> lines = lines(shape, points, toView);
        List<Point2D> handles = points.size() <= MOST_HANDLES ? points : List.of();
        return new ShapeLines(lines, handles, box(lines, points));
    }

    /** Distance of a point to the nearest line. */
    double distance(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (List<Point2D> line : lines) {
            for (int i = 0; i + 1 < line.size(); i++) {
                nearest = Math.min(nearest, distance(line.get(i), line.get(i + 1), x, y));
            }
        }
        return nearest;
    }

    private static double distance(Point2D from, Point2D to, double x, double y) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : Math.clamp(((x - from.getX()) * dx + (y - from.getY()) * dy) / square, 0, 1);
        return Math.hypot(x - from.getX() - t * dx, y - from.getY() - t * dy);
    }

    private static List<List<Point2D>> lines(Shape shape, List<Point2D> p, Function<ImagePoint, Point2D> toView) {
        return switch (shape) {
            case Shape.Length any -> List.of(p);
            case Shape.Angle any -> List.of(p);
            case Shape.CobbAngle any -> List.of(p.subList(0, 2), p.subList(2, 4), List.of(middle(p, 0), middle(p, 2)));
            case Shape.Bidirectional any -> List.of(p.subList(0, 2), p.subList(2, 4));
            case Shape.Ellipse ellipse -> List.of(perimeter(ellipse, toView));
            case Shape.Polygon any -> List.of(closed(p));
            case Shape.Arrow any -> List.of(p, head(p.get(0), p.get(1)));
            case Shape.Note any -> List.of(cross(p.getFirst()));
            case Shape.MaskVolume any -> List.of();
        };
    }

    private static Point2D middle(List<Point2D> p, int from) {
        return p.get(from).midpoint(p.get(from + 1));
    }

    private static List<Point2D> closed(List<Point2D> points) {
        List<Point2D> all = new ArrayList<>(points);
        all.add(points.getFirst());
        return all;
    }

    private static List<Point2D> perimeter(Shape.Ellipse e, Function<ImagePoint, Point2D> toView) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i <= ELLIPSE_STEPS; i++) {
            double t = 2 * Math.PI * i / ELLIPSE_STEPS;
            points.add(toView.apply(new ImagePoint(
                    e.centre().column()
                            + (e.firstEnd().column() - e.centre().column()) * Math.cos(t)
                            + (e.secondEnd().column() - e.centre().column()) * Math.sin(t),
                    e.centre().row()
                            + (e.firstEnd().row() - e.centre().row()) * Math.cos(t)
                            + (e.secondEnd().row() - e.centre().row()) * Math.sin(t))));
        }
        return points;
    }

    private static List<Point2D> head(Point2D tip, Point2D tail) {
        double towards = Math.atan2(tail.getY() - tip.getY(), tail.getX() - tip.getX());
        return List.of(barb(tip, towards - HEAD_ANGLE), tip, barb(tip, towards + HEAD_ANGLE));
    }

    private static Point2D barb(Point2D tip, double angle) {
        return new Point2D(tip.getX() + HEAD * Math.cos(angle), tip.getY() + HEAD * Math.sin(angle));
    }

    private static List<Point2D> cross(Point2D at) {
        return List.of(at.add(-3, 0), at.add(3, 0), at, at.add(0, -3), at.add(0, 3));
    }

    private static Rectangle2D box(List<List<Point2D>> lines, List<Point2D> points) {
        List<Point2D> all = new ArrayList<>(points);
        lines.forEach(all::addAll);
        double x0 = all.stream().mapToDouble(Point2D::getX).min().orElse(0);
        double x1 = all.stream().mapToDouble(Point2D::getX).max().orElse(0);
        double y0 = all.stream().mapToDouble(Point2D::getY).min().orElse(0);
        double y1 = all.stream().mapToDouble(Point2D::getY).max().orElse(0);
        return new Rectangle2D(x0, y0, x1 - x0, y1 - y0);
    }
}
