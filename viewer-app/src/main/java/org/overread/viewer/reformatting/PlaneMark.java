package org.overread.viewer.reformatting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.reformat.ReformatPlane;

/**
 * Where a plane, as thick as it is, cuts a finding's mark: the rectangle around the cut. A mark reaches half a slice to
 * either side of each frame that it stands on.
 *
 * <p>Frame: picture points of the plane.
 *
 * @param shape on the frame of the volume that it is nearest to the finding's own
 */
record PlaneMark(OverlayShape shape, ImagePoint first, ImagePoint last) {

    /** The marks of the volume's own frames that are cut, by finding. */
    static List<PlaneMark> on(ReformatPlane plane, PlaneScene scene) {
        Map<TrackingUid, List<OverlayShape>> byFinding = new LinkedHashMap<>();
        for (OverlayShape shape : scene.marks().shapes()) {
            byFinding
                    .computeIfAbsent(shape.trackingUid(), any -> new ArrayList<>())
                    .add(shape);
        }
        List<PlaneMark> cut = new ArrayList<>();
        byFinding.values().forEach(shapes -> {
            List<ImagePoint> points = new ArrayList<>();
            for (OverlayShape shape : shapes) {
                scene.planeOf(shape.frame())
                        .ifPresent(frame -> points.addAll(cut(plane, prism(shape, frame, scene.bounds()))));
            }
            if (!points.isEmpty()) {
                cut.add(around(own(shapes), points));
            }
        });
        return cut;
    }

    private static OverlayShape own(List<OverlayShape> shapes) {
        return shapes.stream().filter(OverlayShape::onKeyFrame).findFirst().orElse(shapes.getFirst());
    }

    private static PlaneMark around(OverlayShape shape, List<ImagePoint> points) {
        double left = points.stream().mapToDouble(ImagePoint::column).min().orElseThrow();
        double right = points.stream().mapToDouble(ImagePoint::column).max().orElseThrow();
        double top = points.stream().mapToDouble(ImagePoint::row).min().orElseThrow();
        double bottom = points.stream().mapToDouble(ImagePoint::row).max().orElseThrow();
        return new PlaneMark(shape, new ImagePoint(left, top), new ImagePoint(right, bottom));
    }

    /** The mark's rectangle, as thick as a slice: its eight corners, the first four in front of the others. */
    private static PatientPoint[] prism(OverlayShape shape, ImagePlane frame, VolumeBounds bounds) {
        Direction normal = frame.normal();
        double half = bounds.grid().planeDistanceMm() / 2;
        PatientPoint[] corners = new PatientPoint[8];
        for (int corner = 0; corner < 8; corner++) {
            boolean right = (corner & 1) != (corner >> 1 & 1);
            boolean below = (corner >> 1 & 1) == 1;
            ImagePoint at =
                    new ImagePoint(right ? shape.column1() : shape.column0(), below ? shape.row1() : shape.row0());
            corners[corner] = frame.toPatient(at).plus(corner < 4 ? -half : half, normal);
        }
        return corners;
    }

    /** What of the prism's edges lies within the plane's thickness. */
    private static List<ImagePoint> cut(ReformatPlane plane, PatientPoint[] corners) {
        double half = plane.slab().thicknessMm() / 2;
        List<ImagePoint> points = new ArrayList<>();
        for (int corner = 0; corner < 4; corner++) {
            int next = (corner + 1) % 4;
            within(plane, corners[corner], corners[next], half, points);
            within(plane, corners[corner + 4], corners[next + 4], half, points);
            within(plane, corners[corner], corners[corner + 4], half, points);
        }
        return points;
    }

    private static void within(
            ReformatPlane plane, PatientPoint from, PatientPoint to, double half, List<ImagePoint> points) {
        double start = plane.distanceMm(from);
        double end = plane.distanceMm(to);
        for (double at : new double[] {-half, half}) {
            if ((start - at) * (end - at) <= 0 && start != end) {
                double share = (at - start) / (end - start);
                points.add(plane.toImage(new PatientPoint(
                        from.x() + share * (to.x() - from.x()),
                        from.y() + share * (to.y() - from.y()),
                        from.z() + share * (to.z() - from.z()))));
            }
        }
        if (Math.abs(start) <= half) {
            points.add(plane.toImage(from));
        }
        if (Math.abs(end) <= half) {
            points.add(plane.toImage(to));
        }
    }
}
