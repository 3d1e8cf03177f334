package org.overread.viewer.reformatting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.viewport.Landmark;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.PointLayer;

/** Landmarks of the volume's own frames that lie on a plane, as thick as it is; within half of the distance of voxels across it at least. */
final class PlaneLandmarks {

    /** Those on the picture that a pane shows, where they are seen. */
    static List<PointLayer.Placed> on(PlanePane pane, PlaneScene scene) {
        return pane.shown().stream()
                .flatMap(seen -> on(seen, scene))
                .map(one ->
                        new PointLayer.Placed(one.mark().point(), pane.view().toView(one.place())))
                .toList();
    }

    private record InPatient(Landmark mark, PatientPoint place) {}

    private static Stream<InPatient> on(PlaneRequest seen, PlaneScene scene) {
        ReformatPlane plane = seen.plane();
        double reach = Math.max(plane.slab().thicknessMm(), scene.bounds().stepMm(plane.normal())) / 2;
        return seen.layer().landmarks().stream()
                .map(mark -> place(mark, scene).map(place -> new InPatient(mark, place)))
                .flatMap(Optional::stream)
                .filter(one -> Math.abs(plane.distanceMm(one.place())) <= reach);
    }

    /** Of the volume's frames alone: their frame of reference is that of the plane. */
    private static Optional<PatientPoint> place(Landmark mark, PlaneScene scene) {
        return scene.planeOf(mark.frame())
                .map(frame -> mark.place()
                        .orElseGet(() -> frame.toPatient(mark.point().at())));
    }

    private PlaneLandmarks() {}
}
