package org.overread.viewer.presentation;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.presentation.AnnotationPoint;
import org.overread.core.presentation.GraphicObject;

/** Graphics as polylines in their own units (PS3.3 C.10.5.1.2). */
final class StateCurves {

    /** @param steps straight pieces of a whole ellipse, or between two points of a smooth curve an eighth of them */
    static List<AnnotationPoint> line(GraphicObject graphic, int steps) {
        List<AnnotationPoint> p = graphic.points();
        return switch (graphic.type()) {
            case POINT, POLYLINE -> p;
            case INTERPOLATED -> smooth(p, Math.max(2, steps / 8));
            case CIRCLE -> {
                double x = p.get(1).x() - p.get(0).x();
                double y = p.get(1).y() - p.get(0).y();
                yield ellipse(p.get(0), new AnnotationPoint(x, y), new AnnotationPoint(-y, x), steps);
            }
            case ELLIPSE ->
                ellipse(middle(p.get(0), p.get(1)), half(p.get(0), p.get(1)), half(p.get(2), p.get(3)), steps);
        };
    }

    private static List<AnnotationPoint> ellipse(
            AnnotationPoint centre, AnnotationPoint one, AnnotationPoint other, int steps) {
        List<AnnotationPoint> line = new ArrayList<>(steps + 1);
        for (int i = 0; i <= steps; i++) {
            double angle = 2 * Math.PI * i / steps;
            line.add(new AnnotationPoint(
                    centre.x() + Math.cos(angle) * one.x() + Math.sin(angle) * other.x(),
                    centre.y() + Math.cos(angle) * one.y() + Math.sin(angle) * other.y()));
        }
        return line;
    }

    private static AnnotationPoint middle(AnnotationPoint a, AnnotationPoint b) {
        return new AnnotationPoint((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    private static AnnotationPoint half(AnnotationPoint a, AnnotationPoint b) {
        return new AnnotationPoint((b.x() - a.x()) / 2, (b.y() - a.y()) / 2);
    }

    /** Catmull and Rom's curve through all points; closed where the last is the first. */
    private static List<AnnotationPoint> smooth(List<AnnotationPoint> p, int steps) {
        boolean closed = p.size() > 2 && p.getFirst().equals(p.getLast());
        int last = p.size() - 1;
        List<AnnotationPoint> line = new ArrayList<>();
        line.add(p.getFirst());
        for (int i = 0; i < last; i++) {
            AnnotationPoint before = i > 0 ? p.get(i - 1) : closed ? p.get(last - 1) : p.get(0);
            AnnotationPoint after = i + 2 <= last ? p.get(i + 2) : closed ? p.get(1) : p.get(last);
            for (int step = 1; step <= steps; step++) {
                double t = (double) step / steps;
                line.add(new AnnotationPoint(
                        between(before.x(), p.get(i).x(), p.get(i + 1).x(), after.x(), t),
                        between(before.y(), p.get(i).y(), p.get(i + 1).y(), after.y(), t)));
            }
        }
        return line;
    }

    private static double between(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    private StateCurves() {}
}
