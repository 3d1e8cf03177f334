package org.overread.core.measurement;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.review.SampleReview;

/** One shape of every kind, at points that a binary fraction does not hold. */
public final class SampleShapes {
    public static final AnnotationPlace PLACE = new AnnotationPlace(
            SampleReview.STUDY,
            SampleReview.SERIES,
            Optional.of(SampleReview.FRAME_OF_REFERENCE),
            new FrameRef("1.2.3.4.5.1", 1));

    public static final List<Shape> ALL = List.of(
            line(1.1, 1.2, 5.3, 4.4),
            new Shape.Angle(point(1.1, 1.3), point(2.7, 2.2), point(5.9, 1.1)),
            new Shape.CobbAngle(line(0.1, 0.2, 3.3, 0.7), line(1.1, 4.3, 4.9, 3.1)),
            new Shape.Bidirectional(line(1.3, 1.7, 6.1, 4.9), line(2.9, 4.7, 4.1, 2.3)),
            Shape.Ellipse.inBox(point(1.1, 0.9), point(7.3, 4.7)),
            Shape.Ellipse.inBox(point(3.1, 0.3), point(5.3, 6.1)),
            new Shape.Polygon(List.of(point(1.1, 1.1), point(6.3, 1.7), point(5.9, 5.3), point(2.1, 4.9))),
            new Shape.Arrow(point(1.5, 1.5), point(4.5, 5.5)),
            new Shape.Note(point(3.3, 3.7)));

    public static Shape.Length length(double columns) {
        return line(0, 0, columns + 0.1, 0);
    }

    public static Shape.Length line(double column0, double row0, double column1, double row1) {
        return new Shape.Length(point(column0, row0), point(column1, row1));
    }

    public static ImagePoint point(double column, double row) {
        return new ImagePoint(column, row);
    }

    private SampleShapes() {}
}
