package org.overread.viewer.measuring;

import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.PaintedFrame;

/**
 * What shapes are drawn on as it is seen now: a frame, or a plane through the volume that a frame is a slice of.
 *
 * @param size how far points may go
 */
record DrawingGround(
        FrameRef frame,
        Optional<ReformatPlane> plane,
        Function<ImagePoint, Point2D> toView,
        Function<Point2D, ImagePoint> fromView,
        ShapeEdit.FrameSize size) {

    static DrawingGround of(PaintedFrame seen) {
        return new DrawingGround(
                seen.ref(),
                Optional.empty(),
                seen.geometry()::toView,
                at -> seen.geometry().toImage(at.getX(), at.getY()),
                new ShapeEdit.FrameSize(
                        seen.geometry().columns(), seen.geometry().rows()));
    }

    /** A plane that lies as the one in a pane does, or so near to it that what is drawn on it is seen there. */
    static DrawingGround of(PlanePane pane, ReformatPlane plane, FrameRef slice) {
        return new DrawingGround(
                slice,
                Optional.of(plane),
                point -> pane.view().toView(plane.toPatient(point)),
                at -> plane.toImage(pane.view().toPatient(at.getX(), at.getY())),
                new ShapeEdit.FrameSize(plane.columns(), plane.rows()));
    }

    /** Whether both are the same frame or plane, however it is seen. */
    boolean isSame(DrawingGround other) {
        return plane.equals(other.plane) && (plane.isPresent() || frame.equals(other.frame));
    }

    /** A shape moved by some of this ground's pixels, across and down as they are seen. */
    Shape moved(Shape shape, double across, double down) {
        Point2D from = toView.apply(shape.points().getFirst());
        ImagePoint start = fromView.apply(from);
        ImagePoint to = fromView.apply(from.add(across, down));
        double columns = to.column() - start.column();
        double rows = to.row() - start.row();
        double pixels = Math.hypot(across, down) / Math.hypot(columns, rows);
        return ShapeEdit.moved(shape, columns * pixels, rows * pixels, size);
    }
}
