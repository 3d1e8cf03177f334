package org.overread.core.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.document.ContentValue.Scoord;
import org.overread.core.document.GraphicType;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.Shape;

/** Which shape spatial coordinates are. Empty for what has no measure of its own: points, open curves. */
final class GraphicShape {
    private static final int MOST_POINTS = 100_000;

    static Optional<Shape> region(Scoord graphic) {
        List<ImagePoint> p = graphic.points();
        return switch (graphic.type()) {
            case ELLIPSE -> Optional.of(ellipse(p));
            case CIRCLE -> Optional.of(circle(p.get(0), p.get(1)));
            case POLYLINE -> outline(p);
            case POINT, MULTIPOINT -> Optional.empty();
        };
    }

    /** What a number was measured along. */
    static Optional<Shape> measured(Optional<CodedConcept> name, List<Scoord> graphics) {
        boolean lines = graphics.stream()
                .allMatch(one -> one.type() == GraphicType.POLYLINE || one.type() == GraphicType.MULTIPOINT);
        List<ImagePoint> points =
                graphics.stream().flatMap(one -> one.points().stream()).toList();
        if (!lines) {
            return graphics.size() == 1 ? region(graphics.getFirst()) : Optional.empty();
        }
        if (graphics.size() == 1 && points.size() == 2) {
            return Optional.of(new Shape.Length(points.get(0), points.get(1)));
        }
        if (graphics.size() == 1 && points.size() == 3 && isAngle(name)) {
            return Optional.of(new Shape.Angle(points.get(0), points.get(1), points.get(2)));
        }
        if (points.size() == 4 && isAngle(name)) {
            return Optional.of(new Shape.CobbAngle(
                    new Shape.Length(points.get(0), points.get(1)), new Shape.Length(points.get(2), points.get(3))));
        }
        return graphics.size() == 1 ? outline(points) : Optional.empty();
    }

    /** A long and a short axis, in whichever order they are named. */
    static Optional<Shape> bidirectional(List<ResultMeasurement> numbers, List<Scoord> graphics) {
        if (graphics.size() != 2
                || graphics.stream().anyMatch(one -> one.points().size() != 2)) {
            return Optional.empty();
        }
        boolean inOrder = is(numbers.get(0).name(), MeasurementCodes.LONG_AXIS)
                && is(numbers.get(1).name(), MeasurementCodes.SHORT_AXIS);
        boolean turned = is(numbers.get(1).name(), MeasurementCodes.LONG_AXIS)
                && is(numbers.get(0).name(), MeasurementCodes.SHORT_AXIS);
        if (!inOrder && !turned) {
            return Optional.empty();
        }
        Shape.Length first = line(graphics.get(0));
        Shape.Length second = line(graphics.get(1));
        return Optional.of(inOrder ? new Shape.Bidirectional(first, second) : new Shape.Bidirectional(second, first));
    }

    private static Shape.Length line(Scoord graphic) {
        return new Shape.Length(graphic.points().get(0), graphic.points().get(1));
    }

    private static boolean isAngle(Optional<CodedConcept> name) {
        return is(name, MeasurementCodes.ANGLE)
                || name.filter(code -> code.meaning().toLowerCase(Locale.ROOT).contains("angle"))
                        .isPresent();
    }

    private static boolean is(Optional<CodedConcept> name, CodedConcept wanted) {
        return name.filter(wanted::sameCode).isPresent();
    }

    private static Optional<Shape> outline(List<ImagePoint> points) {
        boolean closed = points.size() >= 4 && points.getFirst().equals(points.getLast());
        return closed && points.size() <= MOST_POINTS
                ? Optional.of(new Shape.Polygon(points.subList(0, points.size() - 1)))
                : Optional.empty();
    }

    /** The axis nearer to the rows first, each by its end to the right or below. */
    private static Shape ellipse(List<ImagePoint> p) {
        ImagePoint centre = middle(p.get(0), p.get(1));
        boolean longAlongRows = Math.abs(p.get(1).column() - p.get(0).column())
                >= Math.abs(p.get(1).row() - p.get(0).row());
        ImagePoint[] along =
                longAlongRows ? new ImagePoint[] {p.get(0), p.get(1)} : new ImagePoint[] {p.get(2), p.get(3)};
        ImagePoint[] down =
                longAlongRows ? new ImagePoint[] {p.get(2), p.get(3)} : new ImagePoint[] {p.get(0), p.get(1)};
        return new Shape.Ellipse(
                centre,
                along[0].column() > along[1].column() ? along[0] : along[1],
                down[0].row() > down[1].row() ? down[0] : down[1]);
    }

    private static Shape circle(ImagePoint centre, ImagePoint edge) {
        double radius = Math.hypot(edge.column() - centre.column(), edge.row() - centre.row());
        return new Shape.Ellipse(
                centre,
                new ImagePoint(centre.column() + radius, centre.row()),
                new ImagePoint(centre.column(), centre.row() + radius));
    }

    private static ImagePoint middle(ImagePoint one, ImagePoint other) {
        return new ImagePoint((one.column() + other.column()) / 2, (one.row() + other.row()) / 2);
    }

    private GraphicShape() {}
}
