package org.overread.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.review.Assessment;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;

/** Where a finding may be drawn, and where it must not be. Slices are 3 mm apart, pixels 0.5 mm. */
class OverlayAssemblyTest {
    private static final String SERIES = "1.2.3";
    private static final String FRAME_OF_REFERENCE = "1.2.9";
    private static final ModelIdentity MODEL = new ModelIdentity("m", "Model", "1.0", "Maker", "2.25.7", "00", false);
    private static final ReaderIdentity READER = new ReaderIdentity("DOE^JO", "House", "jo", "local");

    private final Map<FrameRef, ImagePlane> planes = new HashMap<>();
    private final TrackingUid uid = TrackingUid.create();

    OverlayAssemblyTest() {
        for (int k = 0; k < 20; k++) {
            planes.put(slice(k), plane(FRAME_OF_REFERENCE, 3.0 * k));
        }
    }

    @Test
    void boxStandsOnItsKeyFrame() {
        OverlayShape shape = shapes(finding(SERIES, 6), slice(10)).getFirst();
        assertThat(shape.onKeyFrame()).isTrue();
        assertThat(shape.frame()).isEqualTo(slice(10));
        assertThat(shape.column0()).isEqualTo(100);
        assertThat(shape.row1()).isEqualTo(212);
        assertThat(shape.caption()).isEqualTo("96 %");
    }

    @Test
    void neighboursWithinTheMeasuredDiameterShowAProjectionAndNoneBeyond() {
        Finding six = finding(SERIES, 6);
        for (int k : new int[] {9, 11}) {
            OverlayShape shape = shapes(six, slice(k)).getFirst();
            assertThat(shape.onKeyFrame()).isFalse();
            assertThat(shape.frame()).isEqualTo(slice(k));
            assertThat(shape.column0()).isCloseTo(100, within(1e-9));
        }
        assertThat(shapes(six, slice(8))).isEmpty();
        assertThat(shapes(six, slice(12))).isEmpty();
        assertThat(shapes(finding(SERIES, 17), slice(12))).hasSize(1);
    }

    @Test
    void aSegmentIsShownOnExactlyTheFramesThatItNames() {
        Finding plain = finding(SERIES, 6);
        MaskFrame onKey = MaskFrame.of(slice(10), 101, 201, 1, 1, new boolean[] {true});
        MaskFrame beyond = MaskFrame.of(slice(13), 101, 201, 2, 1, new boolean[] {true, true});
        Finding segmented = withMask(plain, new Mark.Mask(List.of(onKey, beyond)));
        assertThat(shapes(segmented, slice(10)).getFirst().segment()).hasValue(onKey);
        assertThat(shapes(segmented, slice(11)).getFirst().segment()).isEmpty();
        assertThat(shapes(segmented, slice(12))).isEmpty();
        OverlayShape far = shapes(segmented, slice(13)).getFirst();
        assertThat(far.segment()).hasValue(beyond);
        assertThat(far.onKeyFrame()).isFalse();
        assertThat(far.column1()).isEqualTo(103);
    }

    @Test
    void withoutADiameterTheBoxItselfIsTheExtent() {
        Finding unmeasured = finding(SERIES, 0);
        assertThat(shapes(unmeasured, slice(11)))
                .as("half of 12 pixels of 0.5 mm is 3 mm")
                .hasSize(1);
        assertThat(shapes(unmeasured, slice(12))).isEmpty();
    }

    @Test
    void noProjectionIntoAnotherSeriesOrFrameOfReference() {
        assertThat(shapes(finding("1.2.4", 17), slice(11))).isEmpty();
        planes.put(slice(11), plane("1.2.10", 33));
        assertThat(shapes(finding(SERIES, 17), slice(11))).isEmpty();
    }

    @Test
    void noProjectionOnAFrameThatIsNotParallel() {
        ImagePlane sagittal = new ImagePlane(
                FRAME_OF_REFERENCE,
                new PatientPoint(50, -100, 100),
                new Direction(0, 1, 0),
                new Direction(0, 0, -1),
                new PixelSpacing(0.5, 0.5, PixelSpacing.Origin.PIXEL_SPACING));
        planes.put(slice(11), sagittal);
        assertThat(shapes(finding(SERIES, 400), slice(11))).isEmpty();
    }

    @Test
    void projectionFollowsThePatientNotThePixelIndex() {
        ImagePlane shifted = new ImagePlane(
                FRAME_OF_REFERENCE,
                new PatientPoint(-10, 0, 33),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        planes.put(slice(11), shifted);
        OverlayShape shape = shapes(finding(SERIES, 17), slice(11)).getFirst();
        // corner column 100 lies at x = (100 - 0.5) * 0.5 mm; here columns are 1 mm and start at -10 mm
        assertThat(shape.column0()).isCloseTo(99.5 * 0.5 + 10 + 0.5, within(1e-9));
        assertThat(shape.column1() - shape.column0()).isCloseTo(6, within(1e-9));
    }

    @Test
    void hiddenAiLeavesOnlyTheReadersOwn() {
        OverlayAssembly assembly = new OverlayAssembly(SERIES, planes);
        Finding byModel = finding(SERIES, 6);
        Finding own = new Finding(
                TrackingUid.create(),
                2,
                "1.2",
                SERIES,
                FRAME_OF_REFERENCE,
                new FindingOrigin.Reader(),
                byModel.claim(),
                Optional.empty(),
                Optional.empty());
        ReviewState state = state(
                new ReviewedFinding(byModel, Optional.of(assessed(uid, AssessmentDecision.ACCEPTED))),
                new ReviewedFinding(own, Optional.of(assessed(own.trackingUid(), AssessmentDecision.ADDED))));
        OverlayChoice hidden = OverlayChoice.STANDARD.withAiShown(false);
        assertThat(assembly.shapes(state, slice(10), hidden))
                .extracting(OverlayShape::trackingUid)
                .containsExactly(own.trackingUid());
    }

    @Test
    void rejectedIsHiddenUnlessSelectedOrAskedFor() {
        OverlayAssembly assembly = new OverlayAssembly(SERIES, planes);
        ReviewState state =
                state(new ReviewedFinding(finding(SERIES, 6), Optional.of(assessed(uid, AssessmentDecision.REJECTED))));
        OverlayChoice standard = OverlayChoice.STANDARD;
        assertThat(assembly.shapes(state, slice(10), standard)).isEmpty();
        assertThat(assembly.shapes(state, slice(10), standard.withSelected(Optional.of(uid))))
                .hasSize(1);
        assertThat(assembly.shapes(state, slice(10), standard.withRejectedShown(true)))
                .hasSize(1);
    }

    @Test
    void aClassIsHiddenAndShownAgain() {
        OverlayChoice hidden = OverlayChoice.STANDARD.toggled(Codes.NODULE);
        ReviewState state = state(new ReviewedFinding(finding(SERIES, 6), Optional.empty()));
        assertThat(new OverlayAssembly(SERIES, planes).shapes(state, slice(10), hidden))
                .isEmpty();
        assertThat(new OverlayAssembly(SERIES, planes).shapes(state, slice(10), hidden.toggled(Codes.NODULE)))
                .hasSize(1);
    }

    private List<OverlayShape> shapes(Finding finding, FrameRef frame) {
        return new OverlayAssembly(SERIES, planes)
                .shapes(state(new ReviewedFinding(finding, Optional.empty())), frame, OverlayChoice.STANDARD);
    }

    private static ReviewState state(ReviewedFinding... findings) {
        return new ReviewState("1.2", List.of(findings), false, false, false);
    }

    private static Assessment assessed(TrackingUid uid, AssessmentDecision decision) {
        Optional<RejectionReason> reason =
                decision == AssessmentDecision.REJECTED ? Optional.of(RejectionReason.VESSEL) : Optional.empty();
        return new Assessment(uid, decision, reason, Optional.empty(), READER, Instant.EPOCH);
    }

    private Finding finding(String series, double diameterMm) {
        List<Measurement> measured = diameterMm > 0
                ? List.of(new Measurement(Codes.DIAMETER, diameterMm, Unit.MILLIMETRE, Measurement.Source.MODEL))
                : List.of();
        FindingClaim claim = new FindingClaim(
                Codes.NODULE,
                Optional.of(Codes.LUNG),
                Optional.empty(),
                new PatientPoint(52.75, 102.75, 30),
                new Mark.Box(slice(10), 100, 200, 112, 212),
                measured,
                Optional.empty());
        return new Finding(
                uid,
                1,
                "1.2",
                series,
                FRAME_OF_REFERENCE,
                new FindingOrigin.Model(MODEL, "2.25.1"),
                claim,
                Optional.empty(),
                Optional.of(new CertaintyOfFinding(96.2)));
    }

    private static Finding withMask(Finding plain, Mark.Mask mask) {
        FindingClaim claim = plain.claim();
        return new Finding(
                plain.trackingUid(),
                plain.number(),
                plain.studyInstanceUid(),
                plain.seriesInstanceUid(),
                plain.frameOfReferenceUid().orElseThrow(),
                plain.origin(),
                new FindingClaim(
                        claim.label(),
                        claim.site(),
                        claim.laterality(),
                        claim.centre(),
                        claim.box(),
                        claim.measurements(),
                        Optional.of(mask)),
                plain.score(),
                plain.certainty());
    }

    private static FrameRef slice(int k) {
        return new FrameRef("1.2.3." + k, 1);
    }

    private static ImagePlane plane(String frameOfReference, double z) {
        return new ImagePlane(
                frameOfReference,
                new PatientPoint(0, 0, z),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(0.5, 0.5, PixelSpacing.Origin.PIXEL_SPACING));
    }
}
