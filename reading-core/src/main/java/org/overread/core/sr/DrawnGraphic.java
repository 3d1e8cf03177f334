package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.document.GraphicType;
import org.overread.core.document.GraphicType3d;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;

/** A drawn shape, or one line of it, as spatial coordinates (PS3.3 C.18.6). */
record DrawnGraphic(GraphicType type, List<ImagePoint> points) {

    /** @param number of a shape with a number for each of its lines, which of them; empty: all lines */
    static List<DrawnGraphic> of(Shape shape, List<Integer> number) {
        return switch (shape) {
            case Shape.Bidirectional(var longAxis, var shortAxis)
            when !number.isEmpty() ->
                List.of(polyline(number.getFirst() == 0 ? longAxis.points() : shortAxis.points()));
            case Shape.Bidirectional(var longAxis, var shortAxis) ->
                List.of(polyline(longAxis.points()), polyline(shortAxis.points()));
            case Shape.CobbAngle(var first, var second) -> List.of(polyline(first.points()), polyline(second.points()));
            case Shape.Polygon(var points) -> List.of(closed(points));
            case Shape.Ellipse ellipse -> List.of(new DrawnGraphic(GraphicType.ELLIPSE, axes(ellipse)));
            case Shape.Length line -> List.of(polyline(line.points()));
            case Shape.Angle angle -> List.of(polyline(angle.points()));
            case Shape.Arrow arrow -> List.of(polyline(arrow.points()));
            case Shape.MaskVolume mask -> List.of();
            case Shape.Note(var at) -> List.of(new DrawnGraphic(GraphicType.POINT, List.of(at)));
        };
    }

    double[] columnsAndRows() {
        double[] data = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            data[2 * i] = points.get(i).column();
            data[2 * i + 1] = points.get(i).row();
        }
        return data;
    }

    /** The same in the patient, where the points are of a plane. */
    double[] inPatient(ReformatPlane plane) {
        double[] data = new double[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            PatientPoint at = plane.toPatient(points.get(i));
            data[3 * i] = at.x();
            data[3 * i + 1] = at.y();
            data[3 * i + 2] = at.z();
        }
        return data;
    }

    /** What the points mean in the patient; a closed outline is a polygon there. */
    GraphicType3d type3d() {
        return switch (type) {
            case ELLIPSE -> GraphicType3d.ELLIPSE;
            case POINT -> GraphicType3d.POINT;
            default -> closed() ? GraphicType3d.POLYGON : GraphicType3d.POLYLINE;
        };
    }

    private boolean closed() {
        return points.size() > 3 && points.getFirst().equals(points.getLast());
    }

    private static DrawnGraphic polyline(List<ImagePoint> points) {
        return new DrawnGraphic(GraphicType.POLYLINE, points);
    }

    private static DrawnGraphic closed(List<ImagePoint> outline) {
        List<ImagePoint> points = new ArrayList<>(outline);
        points.add(outline.getFirst());
        return polyline(points);
    }

    /** Ends of the longest axis in the image, then of the one across: conjugate radii u, v turned by t. */
    private static List<ImagePoint> axes(Shape.Ellipse ellipse) {
        ImagePoint c = ellipse.centre();
        double ux = ellipse.firstEnd().column() - c.column();
        double uy = ellipse.firstEnd().row() - c.row();
        double vx = ellipse.secondEnd().column() - c.column();
        double vy = ellipse.secondEnd().row() - c.row();
        double across = ux * vx + uy * vy;
        double difference = ux * ux + uy * uy - vx * vx - vy * vy;
        // exact for radii that are the axes already, as those drawn in a box are
        double t = across == 0 ? (difference >= 0 ? 0 : Math.PI / 2) : Math.atan2(2 * across, difference) / 2;
        double cos = across == 0 && difference < 0 ? 0 : Math.cos(t);
        double sin = Math.sin(t);
        double px = ux * cos + vx * sin;
        double py = uy * cos + vy * sin;
        double qx = vx * cos - ux * sin;
        double qy = vy * cos - uy * sin;
        return List.of(
                new ImagePoint(c.column() - px, c.row() - py),
                new ImagePoint(c.column() + px, c.row() + py),
                new ImagePoint(c.column() - qx, c.row() - qy),
                new ImagePoint(c.column() + qx, c.row() + qy));
    }
}
