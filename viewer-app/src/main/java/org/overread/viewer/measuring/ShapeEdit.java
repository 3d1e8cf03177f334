package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;

/** Shapes moved, as a whole or by one of their points; nothing leaves its frame. */
final class ShapeEdit {

    /** The whole shape, moved as far as the frame allows. */
    static Shape moved(Shape shape, double columns, double rows, FrameSize size) {
        double dc = columns;
        double dr = rows;
        for (ImagePoint point : shape.points()) {
            dc = Math.clamp(dc, Math.min(0, -point.column()), Math.max(0, size.columns() - point.column()));
            dr = Math.clamp(dr, Math.min(0, -point.row()), Math.max(0, size.rows() - point.row()));
        }
        double byColumns = dc;
        double byRows = dr;
        return with(
                shape,
                shape.points().stream()
                        .map(point -> new ImagePoint(point.column() + byColumns, point.row() + byRows))
                        .toList());
    }

    /** One of its points put elsewhere. An ellipse keeps its axes along rows and columns; its centre takes it along. */
    static Shape withPoint(Shape shape, int index, ImagePoint wanted, FrameSize size) {
        ImagePoint to = size.inside(wanted);
        if (shape instanceof Shape.Ellipse(ImagePoint centre, ImagePoint first, ImagePoint second)) {
            return switch (index) {
                case 0 -> moved(shape, to.column() - centre.column(), to.row() - centre.row(), size);
                case 1 -> new Shape.Ellipse(centre, radius(centre, first, to), second);
                default -> new Shape.Ellipse(centre, first, radius(centre, second, to));
            };
        }
        List<ImagePoint> points = new ArrayList<>(shape.points());
        points.set(index, to);
        return with(shape, points);
    }

    /** A point on the ray from the centre through the old end, as far as the new one; never at the centre itself. */
    private static ImagePoint radius(ImagePoint centre, ImagePoint end, ImagePoint to) {
        double c = end.column() - centre.column();
        double r = end.row() - centre.row();
        double length = Math.hypot(c, r);
        double along = ((to.column() - centre.column()) * c + (to.row() - centre.row()) * r) / length;
        double reach = Math.max(0.5, Math.abs(along)) / length;
        return new ImagePoint(centre.column() + c * reach, centre.row() + r * reach);
    }

    private static Shape with(Shape shape, List<ImagePoint> p) {
        return switch (shape) {
            case Shape.Length any -> AnnotationTool.LENGTH.shape(p).orElse(shape);
            case Shape.Angle any -> new Shape.Angle(p.get(0), p.get(1), p.get(2));
            case Shape.CobbAngle any -> AnnotationTool.COBB.shape(p).orElse(shape);
            case Shape.Bidirectional any ->
                AnnotationTool.BIDIRECTIONAL.shape(p).orElse(shape);
            case Shape.Ellipse any -> new Shape.Ellipse(p.get(0), p.get(1), p.get(2));
            case Shape.Polygon any -> new Shape.Polygon(p);
            case Shape.Arrow any -> AnnotationTool.ARROW.shape(p).orElse(shape);
            case Shape.Note any -> new Shape.Note(p.get(0));
            case Shape.MaskVolume any -> shape;
        };
    }

    /** How far points may go. */
    record FrameSize(int columns, int rows) {
        ImagePoint inside(ImagePoint point) {
            return new ImagePoint(Math.clamp(point.column(), 0, columns), Math.clamp(point.row(), 0, rows));
        }

        boolean holds(ImagePoint point) {
            return inside(point).equals(point);
        }
    }

    private ShapeEdit() {}
}
