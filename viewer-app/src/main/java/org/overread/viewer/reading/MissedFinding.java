package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.viewer.viewport.PaintedFrame;

/** A reader's own finding as it is first put on the image: a box to be moved and sized, and no size claimed. */
final class MissedFinding {
    private static final double SIDE_MM = 10;

    /**
     * A box of 10 mm around a point of the frame on screen.
     *
     * @return empty outside the image, and where the frame's place in the patient is unknown
     */
    static Optional<FindingClaim> at(PaintedFrame painted, ImagePoint point, CodedConcept label) {
        Optional<ImagePlane> plane = painted.request().frame().plane();
        if (plane.isEmpty()
                || painted.pixels().isEmpty()
                || !inside(painted.pixels().get(), point)) {
            return Optional.empty();
        }
        double halfColumns = SIDE_MM / 2 / plane.get().spacing().betweenColumnsMm();
        double halfRows = SIDE_MM / 2 / plane.get().spacing().betweenRowsMm();
        ImageFrame frame = painted.pixels().get();
        Mark.Box box = new Mark.Box(
                painted.ref(),
                Math.max(0, point.column() - halfColumns),
                Math.max(0, point.row() - halfRows),
                Math.min(frame.columns(), point.column() + halfColumns),
                Math.min(frame.rows(), point.row() + halfRows));
        return Optional.of(new FindingClaim(
                label,
                Optional.empty(),
                Optional.empty(),
                plane.get().toPatient(middle(box)),
                box,
                List.of(),
                Optional.empty()));
    }

    /**
     * The centre of a finding whose box was moved on its frame: moved with the box within the frame, as far from the
     * frame's plane as before.
     */
    static PatientPoint centre(ImagePlane plane, Mark.Box moved, PatientPoint before) {
        return plane.toPatient(middle(moved)).plus(plane.distanceMm(before), plane.normal());
    }

    static ImagePoint middle(Mark.Box box) {
        return new ImagePoint((box.column0() + box.column1()) / 2, (box.row0() + box.row1()) / 2);
    }

    private static boolean inside(ImageFrame frame, ImagePoint point) {
        return point.column() >= 0
                && point.row() >= 0
                && point.column() < frame.columns()
                && point.row() < frame.rows();
    }

    private MissedFinding() {}
}
