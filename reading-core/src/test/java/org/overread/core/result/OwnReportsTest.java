package org.overread.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomReader;
import org.overread.core.document.MeasuredValue;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.sr.UnverifiedReportWriter;
import org.overread.core.sr.UnverifiedRun;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;

/** What the station writes is read back as it was meant. */
class OwnReportsTest {

    private static ResultReport read(byte[] file) throws Exception {
        return ResultReader.read(SrDocumentReader.read(DicomReader.read(file).dataSet()));
    }

    private static ResultReport verified(ReportContent content) throws Exception {
        return read(new DicomReportWriter(ExampleReport.STATION)
                .write(content)
                .get(0)
                .bytes());
    }

    @Test
    void everyStatedFindingIsReadBackAsItWasSigned() throws Exception {
        ReportContent content = ExampleReport.content();
        ResultReport report = verified(content);

        assertThat(report.problems()).isEmpty();
        assertThat(report.document().status().verified()).isTrue();
        assertThat(report.findings()).hasSameSizeAs(content.stated());
        for (int i = 0; i < content.stated().size(); i++) {
            ReviewedFinding stated = content.stated().get(i);
            ResultFinding finding = report.findings().get(i);
            assertThat(finding.identity().trackingUid())
                    .contains(stated.trackingUid().value());
            assertThat(finding.identity().trackingIdentifier())
                    .contains(FindingStatement.trackingIdentifier(stated.finding()));
            assertIsTheClaim(finding, stated.claim());
            assertThat(finding.certainties().stream()
                            .map(certainty -> certainty.value().orElseThrow().value()))
                    .containsExactlyElementsOf(
                            ReportedNumber.certainty(stated).map(List::of).orElse(List.of()));
            assertThat(finding.evaluations().stream().map(said -> said.code().orElseThrow()))
                    .containsExactly(
                            ReportCodes.of(stated.assessment().orElseThrow().decision()));
            assertThat(finding.comments()).containsExactly(FindingStatement.of(stated));
            assertThat(finding.other()).isEmpty();
        }
    }

    private static void assertIsTheClaim(ResultFinding finding, FindingClaim claim) {
        assertThat(finding.finding()).contains(claim.label());
        assertThat(finding.places())
                .containsExactly(
                        new FindingPlace(claim.site(), claim.laterality().map(side -> side.code()), List.of()));
        assertThat(finding.measurements().stream().map(one -> one.name().orElseThrow()))
                .containsExactlyElementsOf(
                        claim.measurements().stream().map(one -> one.quantity()).toList());
        for (int i = 0; i < claim.measurements().size(); i++) {
            MeasuredValue read = finding.measurements().get(i).value().orElseThrow();
            assertThat(read.value())
                    .isEqualTo(ReportedNumber.of(claim.measurements().get(i)));
            assertThat(read.unit()).contains(claim.measurements().get(i).unit().code());
            assertThat(finding.measurements().get(i).modifiers())
                    .extracting(modifier -> modifier.code().orElseThrow())
                    .contains(ReportCodes.of(claim.measurements().get(i).source()));
        }
    }

    @Test
    void boxesLieOnTheirFramesAndSegmentsAreNamed() throws Exception {
        ReportContent content = ExampleReport.content();
        List<ResultFinding> findings = verified(content).findings();

        Region.Segments masked = (Region.Segments) findings.get(0).regions().get(0);
        assertThat(masked.segmentation().sopInstanceUid()).isEqualTo(ExampleReport.IDS.segSopInstanceUid());
        assertThat(masked.segmentation().segments()).containsExactly(1);
        assertThat(masked.sourceImages()).hasSize(2);
        for (int i = 1; i < findings.size(); i++) {
            Region.OnImage region = (Region.OnImage) findings.get(i).regions().get(0);
            Mark.Box box = content.stated().get(i).claim().box();
            assertThat(region.box()).contains(List.of(box.column0(), box.row0(), box.column1(), box.row1()));
            assertThat(region.image().orElseThrow().sopInstanceUid())
                    .isEqualTo(box.frame().sopInstanceUid());
        }
    }

    @Test
    void observerAndAlgorithmAreToldApart() throws Exception {
        List<ResultFinding> findings = verified(ExampleReport.content()).findings();

        ResultFinding accepted = findings.get(0);
        assertThat(accepted.context().byPerson()).isFalse();
        assertThat(((Observer.Device) accepted.context().observers().get(0)).uid())
                .contains(ExampleReport.MODEL.deviceUid());
        assertThat(accepted.algorithms().get(0).name()).isEqualTo(ExampleReport.MODEL.name());
        assertThat(accepted.algorithms().get(0).version()).contains(ExampleReport.MODEL.version());
        assertThat(accepted.aiNamed()).isTrue();

        ResultFinding modified = findings.get(1);
        assertThat(modified.context().byDevice()).as("the reader's claim").isFalse();
        assertThat(((Observer.Person) modified.context().observers().get(0)).name())
                .contains(ExampleReport.READER.personName());
        assertThat(modified.aiNamed()).isTrue();

        assertThat(findings.get(3).aiNamed()).as("the reader's own").isFalse();
    }

    @Test
    void unverifiedRunIsReadBackUnverifiedWithItsSummary() throws Exception {
        UnverifiedRun run = ExampleRun.found();
        ResultReport report = read(new UnverifiedReportWriter(ExampleReport.STATION)
                .write(run)
                .get(0)
                .bytes());

        assertThat(report.problems()).isEmpty();
        assertThat(report.document().status().verified()).isFalse();
        assertThat(report.document().authors()).hasOnlyElementsOfType(Observer.Device.class);
        assertThat(report.findings()).hasSize(2);
        assertThat(report.findings().get(0).finding())
                .contains(run.run().findings().get(0).claim().label());
        assertThat(report.findings()
                        .get(1)
                        .certainties()
                        .get(0)
                        .value()
                        .orElseThrow()
                        .value())
                .isEqualTo(new BigDecimal("96"));
        assertThat(report.findings().get(1).measurements())
                .extracting(one -> one.name().map(CodedConcept::value))
                .contains(Optional.of(Codes.DIAMETER.value()), Optional.of("SCORE"));
        assertThat(report.statements())
                .extracting(said -> said.code().map(CodedConcept::value))
                .contains(Optional.of("111242"));
    }
}
