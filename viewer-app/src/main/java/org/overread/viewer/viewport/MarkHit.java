package org.overread.viewer.viewport;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.overread.core.image.ImagePoint;
import org.overread.core.overlay.OverlayShape;

/** Which mark lies under the pointer. */
final class MarkHit {
    private static final double SLACK = 5;

    /** The smallest mark of the frame on screen whose box, and a little around it, holds the point. */
    static Optional<OverlayShape> at(List<OverlayShape> shapes, PaintedFrame frame, double x, double y) {
        return shapes.stream()
                .filter(shape -> shape.frame().equals(frame.ref()) && holds(shape, frame.geometry(), x, y))
                .min(Comparator.comparingDouble(
                        shape -> (shape.column1() - shape.column0()) * (shape.row1() - shape.row0())));
    }

    private static boolean holds(OverlayShape shape, ViewGeometry geometry, double x, double y) {
        Point2D first = geometry.toView(new ImagePoint(shape.column0(), shape.row0()));
        Point2D last = geometry.toView(new ImagePoint(shape.column1(), shape.row1()));
        return x >= Math.min(first.getX(), last.getX()) - SLACK
                && x <= Math.max(first.getX(), last.getX()) + SLACK
                && y >= Math.min(first.getY(), last.getY()) - SLACK
                && y <= Math.max(first.getY(), last.getY()) + SLACK;
    }

    private MarkHit() {}
}
