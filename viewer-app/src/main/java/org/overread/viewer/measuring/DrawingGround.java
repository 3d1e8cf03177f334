package org.overread.viewer.measuring;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.viewport.PaintedFrame;

/**
 * What shapes are drawn on as it is seen now: a frame, or a plane through the volume that a frame is a slice of.
 *
 * @param inside the nearest point that may be drawn at
 */
record DrawingGround(
        FrameRef frame,
        Optional<ReformatPlane> plane,
        Function<ImagePoint, Point2D> toView,
        Function<Point2D, ImagePoint> fromView,
        UnaryOperator<ImagePoint> inside) {

    static DrawingGround of(PaintedFrame seen) {
        return new DrawingGround(
                seen.ref(),
                Optional.empty(),
                seen.geometry()::toView,
                at -> seen.geometry().toImage(at.getX(), at.getY()),
                MeasuringLayer.size(seen)::inside);
    }

    /** Whether both are the same frame or plane, however it is seen. */
    boolean isSame(DrawingGround other) {
        return plane.equals(other.plane) && (plane.isPresent() || frame.equals(other.frame));
    }
}
