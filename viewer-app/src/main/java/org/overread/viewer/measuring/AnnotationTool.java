package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;

/** What can be drawn, each by a fixed count of points, or by as many as the reader sets. */
public enum AnnotationTool {
    LENGTH(2),
    ANGLE(3),
    COBB(4),
    BIDIRECTIONAL(4),
    ELLIPSE(2),
    POLYGON(Integer.MAX_VALUE),
    FREEHAND(Integer.MAX_VALUE),
    ARROW(2),
    NOTE(1);

    private static final int LEAST_OUTLINE = 3;

    private final int points;

    AnnotationTool(int points) {
        this.points = points;
    }

    /** After how many points it is drawn; {@code Integer.MAX_VALUE} where the reader says when. */
    int points() {
        return points;
    }

    boolean outline() {
        return points == Integer.MAX_VALUE;
    }

    /** The finished shape; empty while points are missing, or where it has no size. */
    Optional<Shape> shape(List<ImagePoint> p) {
        if (outline() ? p.size() < LEAST_OUTLINE : p.size() < points) {
            return Optional.empty();
        }
        boolean none = this != NOTE && p.stream().distinct().count() == 1;
        return none ? Optional.empty() : Optional.of(made(p));
    }

    private Shape made(List<ImagePoint> p) {
        return switch (this) {
            case LENGTH -> new Shape.Length(p.get(0), p.get(1));
            case ANGLE -> new Shape.Angle(p.get(0), p.get(1), p.get(2));
            case COBB ->
                new Shape.CobbAngle(new Shape.Length(p.get(0), p.get(1)), new Shape.Length(p.get(2), p.get(3)));
            case BIDIRECTIONAL ->
                new Shape.Bidirectional(new Shape.Length(p.get(0), p.get(1)), new Shape.Length(p.get(2), p.get(3)));
            case ELLIPSE -> Shape.Ellipse.inBox(p.get(0), p.get(1));
            case POLYGON, FREEHAND -> new Shape.Polygon(p);
            case ARROW -> new Shape.Arrow(p.get(0), p.get(1));
            case NOTE -> new Shape.Note(p.get(0));
        };
    }
}
