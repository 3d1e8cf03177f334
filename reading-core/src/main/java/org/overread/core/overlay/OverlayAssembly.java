package org.overread.core.overlay;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;

/**
 * The marks of one series' frames: a finding's box on the frame it was made on, the same box marked as a projection on
 * those parallel frames of the same series and frame of reference that its extent reaches, and nothing beyond; its segment
 * on exactly the frames that the segment names.
 *
 * <p>The extent is the measured diameter where there is one in mm, else the longer side of the box in mm, taken half to
 * each side of the centre along the frame's normal.
 */
public final class OverlayAssembly {
    /** cosine of the angle between the normals of frames that count as parallel: half a degree */
    private static final double PARALLEL = Math.cos(Math.toRadians(0.5));

    private static final double ROUNDING_MM = 1e-3;

    private final String seriesInstanceUid;
    private final Map<FrameRef, ImagePlane> planes;

    /** @param planes where the series' frames lie; frames without a known position are absent */
    public OverlayAssembly(String seriesInstanceUid, Map<FrameRef, ImagePlane> planes) {
        this.seriesInstanceUid = seriesInstanceUid;
        this.planes = Map.copyOf(planes);
    }

    /** The marks of one frame, in order of finding numbers; each carries the identity of {@code frame}. */
    public List<OverlayShape> shapes(ReviewState state, FrameRef frame, OverlayChoice choice) {
        return state.findings().stream()
                .filter(choice::shows)
                .flatMap(reviewed -> shape(reviewed, frame).stream())
                .toList();
    }

    private Optional<OverlayShape> shape(ReviewedFinding reviewed, FrameRef frame) {
        Mark.Box box = reviewed.claim().box();
        Optional<MaskFrame> segment = segment(reviewed.claim(), frame);
        if (box.frame().equals(frame)) {
            return Optional.of(shape(reviewed, box, true, segment));
        }
        return projection(reviewed, frame)
                .or(() -> segment.map(OverlayAssembly::around))
                .map(projected -> shape(reviewed, projected, false, segment));
    }

    private static Optional<MaskFrame> segment(FindingClaim claim, FrameRef frame) {
        return claim.mask().stream()
                .flatMap(mask -> mask.frames().stream())
                .filter(part -> part.frame().equals(frame))
                .findFirst();
    }

    private static Mark.Box around(MaskFrame part) {
        return new Mark.Box(
                part.frame(),
                part.firstColumn(),
                part.firstRow(),
                part.firstColumn() + part.columns(),
                part.firstRow() + part.rows());
    }

    private Optional<Mark.Box> projection(ReviewedFinding reviewed, FrameRef frame) {
        Finding finding = reviewed.finding();
        ImagePlane key = planes.get(reviewed.claim().box().frame());
        ImagePlane here = planes.get(frame);
        if (key == null || here == null || !finding.seriesInstanceUid().equals(seriesInstanceUid)) {
            return Optional.empty();
        }
        boolean together = finding.frameOfReferenceUid().equals(Optional.of(here.frameOfReferenceUid()))
                && reviewed.claim().centre().isPresent()
                && key.frameOfReferenceUid().equals(here.frameOfReferenceUid())
                && parallel(key, here);
        double reach = extentMm(reviewed.claim(), key) / 2;
        if (!together || Math.abs(here.distanceMm(reviewed.claim().centre().get())) > reach + ROUNDING_MM) {
            return Optional.empty();
        }
        return Optional.of(project(reviewed.claim().box(), key, here, frame));
    }

    private static boolean parallel(ImagePlane one, ImagePlane other) {
        Direction normal = one.normal();
        return Math.abs(normal.dot(other.normal())) >= PARALLEL;
    }

    private static double extentMm(FindingClaim claim, ImagePlane key) {
        return claim.measurement(Codes.DIAMETER)
                .filter(diameter -> diameter.unit().equals(Unit.MILLIMETRE))
                .map(diameter -> diameter.value())
                .orElseGet(() -> Math.max(
                        (claim.box().column1() - claim.box().column0())
                                * key.spacing().betweenColumnsMm(),
                        (claim.box().row1() - claim.box().row0())
                                * key.spacing().betweenRowsMm()));
    }

    private static Mark.Box project(Mark.Box box, ImagePlane key, ImagePlane here, FrameRef frame) {
        List<ImagePoint> corners = Stream.of(
                        new ImagePoint(box.column0(), box.row0()),
                        new ImagePoint(box.column1(), box.row0()),
                        new ImagePoint(box.column1(), box.row1()),
                        new ImagePoint(box.column0(), box.row1()))
                .map(corner -> here.toImage(key.toPatient(corner)))
                .toList();
        DoubleSummaryStatistics columns =
                corners.stream().mapToDouble(ImagePoint::column).summaryStatistics();
        DoubleSummaryStatistics rows =
                corners.stream().mapToDouble(ImagePoint::row).summaryStatistics();
        return new Mark.Box(frame, columns.getMin(), rows.getMin(), columns.getMax(), rows.getMax());
    }

    private static OverlayShape shape(
            ReviewedFinding reviewed, Mark.Box box, boolean onKeyFrame, Optional<MaskFrame> segment) {
        Finding finding = reviewed.finding();
        return new OverlayShape(
                box.frame(),
                finding.trackingUid(),
                finding.number(),
                caption(finding),
                finding.byModel(),
                reviewed.decision(),
                onKeyFrame,
                box.column0(),
                box.row0(),
                box.column1(),
                box.row1(),
                segment);
    }

    private static String caption(Finding finding) {
        return finding.certainty()
                .map(certainty -> Math.round(certainty.percent()) + " %")
                .orElse("");
    }
}
