package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;

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
        assertThat(finding.frameOfReferenceUid()).isEqualTo(FakeLung.FRAME_OF_REFERENCE);
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
                sided.score(), sided.centre(), Optional.empty(), sided.box(), sided.measurements(), sided.mask());

        assertThat(assemble(DETECTOR, FakeLung.SERIES, unsided).get(0).claim().laterality())
                .isEmpty();
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
                detector,
                new FindingAssembly.Source("2.25.9", FakeLung.STUDY, series, FakeLung.FRAME_OF_REFERENCE, 5));
    }
}
