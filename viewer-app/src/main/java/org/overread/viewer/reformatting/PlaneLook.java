package org.overread.viewer.reformatting;

import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;

/**
 * Zoom and pan of one plane.
 *
 * @param middle a patient point that is seen in the middle of the view
 * @param millimetres to a view pixel
 */
record PlaneLook(PatientPoint middle, double millimetres) {
    private static final double FINEST = 0.005;
    private static final double COARSEST = 20;

    /** The whole volume in view. */
    static PlaneLook fit(VolumeBounds bounds, PlaneOrientation plane, double width, double height) {
        double across = bounds.extentMm(plane.across()) / width;
        double down = bounds.extentMm(plane.down()) / height;
        return new PlaneLook(bounds.middle(), Math.clamp(Math.max(across, down), FINEST, COARSEST));
    }

    /** Zooms so that what is at a point of the view stays there. */
    PlaneLook zoomed(PlaneOrientation plane, Point2D fromMiddle, double factor) {
        double changed = Math.clamp(millimetres / factor, FINEST, COARSEST);
        double moved = millimetres - changed;
        return new PlaneLook(
                middle.plus(fromMiddle.getX() * moved, plane.across()).plus(fromMiddle.getY() * moved, plane.down()),
                changed);
    }

    /** The same zoom and pan around the point that corresponds. */
    PlaneLook at(UnaryOperator<PatientPoint> place) {
        return new PlaneLook(place.apply(middle), millimetres);
    }

    PlaneLook panned(PlaneOrientation plane, double dx, double dy) {
        return new PlaneLook(
                middle.plus(-dx * millimetres, plane.across()).plus(-dy * millimetres, plane.down()), millimetres);
    }

    /**
     * The plane through a point as it is seen so.
     *
     * @param columns of the picture; {@code viewPixels}: view pixels to one of its pixels
     */
    ReformatPlane through(
            PatientPoint point, PlaneOrientation plane, String frameOfReferenceUid, Grid grid, Slab slab) {
        double depth = plane.normal().along(middle, point);
        return new ReformatPlane(
                frameOfReferenceUid,
                middle.plus(depth, plane.normal()),
                plane.across(),
                plane.down(),
                millimetres * grid.viewPixels(),
                grid.columns(),
                grid.rows(),
                slab);
    }

    /** The pixels of a picture. @param viewPixels to one of them */
    record Grid(int columns, int rows, double viewPixels) {
        static Grid of(double width, double height, double viewPixels) {
            return new Grid(
                    Math.max(1, (int) Math.ceil(width / viewPixels)),
                    Math.max(1, (int) Math.ceil(height / viewPixels)),
                    viewPixels);
        }
    }
}
