package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;

class FindingAssemblyTest {
    private static final FindingDetector DETECTOR = FakeLung.detector(monitor -> FakeLung.detection());

    @Test
    void findingsAreNumberedOnInDescendingScore() {
        List<Finding> findings =
                assemble(DETECTOR, FakeLung.SERIES, FakeLung.region(0.4, 10, 0, 0), FakeLung.region(0.9, -10, 0, 0));

        assertThat(findings).extracting(Finding::number).containsExactly(5, 6);
        assertThat(findings)
                .extracting(finding -> finding.score().orElseThrow().value())
                .containsExactly(0.9, 0.4);
    }

    @Test
    void findingNamesItsModelSiteSideAndCertainty() {
        Finding finding = assemble(DETECTOR, FakeLung.SERIES, FakeLung.region(0.9, -10, 0, 0))
                .get(0);

        assertThat(finding.origin()).isEqualTo(new FindingOrigin.Model(FakeLung.MODEL, "2.25.9"));
        assertThat(finding.claim().site()).contains(Codes.LUNG);
        assertThat(finding.claim().laterality()).contains(Laterality.RIGHT);
        assertThat(finding.certainty().orElseThrow().percent()).isEqualTo(90);
        assertThat(finding.studyInstanceUid()).isEqualTo(FakeLung.STUDY);
        assertThat(finding.frameOfReferenceUid()).contains(FakeLung.FRAME_OF_REFERENCE);
    }

    @Test
    void repeatedRunGivesTheSameTrackingUids() {
        List<Finding> first = assemble(DETECTOR, FakeLung.SERIES, FakeLung.region(0.9, -10, 0, 0));
        List<Finding> again = assemble(DETECTOR, FakeLung.SERIES, FakeLung.region(0.8, -10 + 1e-9, -1e-9, 1e-9));

        assertThat(again.get(0).trackingUid()).isEqualTo(first.get(0).trackingUid());
    }

    @Test
    void otherPlaceSeriesOrModelGivesAnotherTrackingUid() {
        ModelIdentity retrained = new ModelIdentity("m", "Model", "2", "Maker", "2.25.2", "cd".repeat(32), false);
        FindingDetector other = FakeLung.detector(retrained, monitor -> FakeLung.detection());

        assertThat(List.of(
                        uid(DETECTOR, FakeLung.SERIES, -10),
                        uid(DETECTOR, FakeLung.SERIES, -12),
                        uid(DETECTOR, "1.2.3.99", -10),
                        uid(other, FakeLung.SERIES, -10)))
                .doesNotHaveDuplicates();
    }

    @Test
    void twoFindingsAtOnePlaceStayTwo() {
        List<Finding> findings =
                assemble(DETECTOR, FakeLung.SERIES, FakeLung.region(0.9, 1, 1, 1), FakeLung.region(0.8, 1, 1, 1));

        assertThat(findings).extracting(Finding::trackingUid).doesNotHaveDuplicates();
    }

    @Test
    void unknownSideStaysUnknown() {
        DetectedRegion sided = FakeLung.region(0.9, 1, 1, 1);
        DetectedRegion unsided = new DetectedRegion(
                new DetectedRegion.Label(
                        sided.label().code(), sided.label().site(), Optional.empty(), false, Optional.empty()),
                sided.score(),
                sided.centre(),
                sided.box(),
                sided.measurements(),
                sided.mask());

        assertThat(assemble(DETECTOR, FakeLung.SERIES, unsided).get(0).claim().laterality())
                .isEmpty();
    }

    @Test
    void twoLabelsAtOnePlaceKeepTheirTrackingUidsInAnyOrder() {
        DetectedRegion nodule = FakeLung.region(0.9, 1, 1, 1);
        DetectedRegion mass = labelled(nodule, Codes.MASS, false);

        Finding alone = assemble(DETECTOR, FakeLung.SERIES, mass).get(0);
        List<Finding> both = assemble(DETECTOR, FakeLung.SERIES, nodule, mass);

        assertThat(both).extracting(finding -> finding.claim().label()).containsExactly(Codes.NODULE, Codes.MASS);
        assertThat(both.get(1).trackingUid()).isEqualTo(alone.trackingUid());
    }

    @Test
    void criticalRegionGivesACriticalFinding() {
        DetectedRegion critical = labelled(FakeLung.region(0.9, 1, 1, 1), Codes.MASS, true);

        assertThat(assemble(DETECTOR, FakeLung.SERIES, critical).get(0).critical())
                .isTrue();
    }

    @Test
    void regionOfAnImageWithoutAPlaceInThePatientIsKnownByItsPixels() {
        DetectedRegion here = unplaced(1);
        DetectedRegion there = unplaced(30);

        Finding first = assemble(DETECTOR, FakeLung.SERIES, here).get(0);
        List<Finding> both = assemble(DETECTOR, FakeLung.SERIES, there, here);

        assertThat(first.claim().centre()).isEmpty();
        assertThat(both)
                .extracting(Finding::trackingUid)
                .contains(first.trackingUid())
                .doesNotHaveDuplicates();
    }

    private static DetectedRegion unplaced(double column) {
        DetectedRegion any = FakeLung.region(0.9, 1, 1, 1);
        return new DetectedRegion(
                any.label(),
                any.score(),
                Optional.empty(),
                new Mark.Box(any.box().frame(), column, 0, column + 1, 1),
                List.of(),
                Optional.empty());
    }

    private static DetectedRegion labelled(DetectedRegion region, CodedConcept code, boolean critical) {
        return new DetectedRegion(
                new DetectedRegion.Label(code, Optional.empty(), Optional.empty(), critical, Optional.empty()),
                region.score(),
                region.centre(),
                region.box(),
                region.measurements(),
                region.mask());
    }

    private static String uid(FindingDetector detector, String series, double x) {
        return assemble(detector, series, FakeLung.region(0.9, x, 0, 0))
                .get(0)
                .trackingUid()
                .value();
    }

    private static List<Finding> assemble(FindingDetector detector, String series, DetectedRegion... regions) {
        return FindingAssembly.assemble(
                FakeLung.detection(regions),
                detector.model(),
                new FindingAssembly.Source("2.25.9", FakeLung.STUDY, series, 5));
    }
}
