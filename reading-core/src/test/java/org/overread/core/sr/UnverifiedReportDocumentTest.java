package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunState;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDocumentWriter;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.example.ExampleStudy;

class UnverifiedReportDocumentTest {
    private final UnverifiedReportWriter writer = new UnverifiedReportWriter(ExampleReport.STATION);

    @ParameterizedTest
    @EnumSource(RunState.class)
    void neverVerifiedWhateverTheRun(RunState state) throws Exception {
        for (List<Finding> findings : List.of(ExampleRun.findings(), List.<Finding>of())) {
            for (UnverifiedDocument document : writer.write(ExampleRun.of(ExampleStudy.ct(), state, findings))) {
                DataSet written = DicomReader.read(document.bytes()).dataSet();
                assertThat(written.contains(Tag.VerifyingObserverSequence)).isFalse();
                assertThat(new String(document.bytes(), StandardCharsets.UTF_8).replace("UNVERIFIED", ""))
                        .doesNotContain("VERIFIED", "COMPLETE", "FINAL", "ASSESSMENT");
                if (document.kind() == UnverifiedDocument.Kind.SR) {
                    assertThat(written.string(Tag.CompletionFlag)).contains("PARTIAL");
                    assertThat(written.string(Tag.VerificationFlag)).contains("UNVERIFIED");
                    assertThat(written.string(Tag.PreliminaryFlag)).contains("PRELIMINARY");
                }
            }
        }
    }

    @Test
    void theWordsOfAVerifiedOneAreSeenByTheSameLook() {
        byte[] verified = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0)
                .bytes();

        assertThat(new String(verified, StandardCharsets.UTF_8))
                .contains("VERIFIED", "COMPLETE", "FINAL", "ASSESSMENT");
    }

    @Test
    void isNothingThatSigningOrTheOutboxTakes() {
        assertThat(ReportDocumentWriter.class.isAssignableFrom(UnverifiedReportWriter.class))
                .isFalse();
        assertThat(FrozenDocument.class.isAssignableFrom(UnverifiedDocument.class))
                .isFalse();
        List<ReviewedFinding> notAssessed = ReviewedFinding.notAssessed(ExampleRun.findings());
        ReportContent signed = ExampleReport.content();

        assertThatThrownBy(() -> new ReportContent(
                        signed.ids(),
                        signed.study(),
                        signed.reader(),
                        signed.signedAt(),
                        signed.zone(),
                        notAssessed,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no reader has verified");
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"NOT_ELIGIBLE", "QUEUED", "RUNNING", "FAILED", "SILENT"})
    void runWithoutAResultForTheReaderGivesNoDocument(RunState state) {
        assertThat(writer.write(ExampleRun.of(ExampleStudy.ct(), state, ExampleRun.findings())))
                .as("even if it had findings")
                .isEmpty();
    }

    @Test
    void lateRunIsWrittenOnceItHasEnded() throws Exception {
        InferenceStatus running = ExampleRun.status(RunState.LATE, false, List.of());
        UnverifiedRun late = ExampleRun.of(ExampleStudy.ct(), RunState.LATE, ExampleRun.findings());
        assertThat(writer.write(
                        new UnverifiedRun(late.study(), running, late.operatingPoint(), late.ids(), late.writtenAt())))
                .isEmpty();

        DataSet document = sr(late);
        assertThat(ContentTree.groups(document)).hasSize(2);
        assertThat(ContentTree.text(summary(document), "121106")).contains("after the deadline");
        assertThat(ContentTree.text(summary(sr(ExampleRun.found())), "121106")).doesNotContain("deadline");
    }

    @Test
    void theObserverIsTheModelAndNoPerson() throws Exception {
        DataSet document = sr(ExampleRun.found());

        assertThat(ContentTree.code(document, "121005")).isEqualTo("121007");
        assertThat(ContentTree.text(document, "121012")).isEqualTo(ExampleReport.MODEL.deviceUid());
        assertThat(ContentTree.text(document, "121013")).isEqualTo(ExampleReport.MODEL.name());
        assertThat(ContentTree.has(document, "121008")).as("person observer").isFalse();
        for (DataSet group : ContentTree.groups(document)) {
            assertThat(ContentTree.has(group, "121005"))
                    .as("inherits the device")
                    .isFalse();
        }
        DataSet author = document.item(Tag.AuthorObserverSequence).orElseThrow();
        assertThat(author.string(Tag.ObserverType)).contains("DEV");
        assertThat(author.string(Tag.DeviceUID)).contains(ExampleReport.MODEL.deviceUid());
        DataSet equipment = document.item(Tag.ContributingEquipmentSequence).orElseThrow();
        assertThat(equipment.string(Tag.DeviceUID)).contains(ContentTree.text(document, "121012"));
        assertThat(equipment.string(Tag.SoftwareVersions)).contains(ExampleReport.MODEL.version());
    }

    @Test
    void findingsAreTheRunsWithCertaintyScoreAndSide() throws Exception {
        DataSet document = sr(ExampleRun.found());

        assertThat(ContentTree.groups(document))
                .extracting(group -> ContentTree.text(group, "112040"))
                .containsExactly("2.25.701", "2.25.702");
        DataSet first = ContentTree.group(document, uid -> uid.equals("2.25.701"));
        assertThat(ContentTree.number(first, "111012")).isEqualTo("96 %");
        assertThat(ContentTree.number(first, "SCORE")).isEqualTo("0.91 1");
        assertThat(ContentTree.number(first, "81827009")).isEqualTo("17.2 mm");
        assertThat(ContentTree.code(ContentTree.child(first, "363698007"), "272741003"))
                .isEqualTo("24028007");
        assertThat(ContentTree.children(first, "111002"))
                .extracting(item -> item.string(Tag.TextValue).orElseThrow())
                .contains("operating point: score 0.39", "execution provider CPU");
        assertThat(ContentTree.text(first, "121106")).contains("not assessed by a reader", "not for clinical use");
        DataSet second = ContentTree.group(document, uid -> uid.equals("2.25.702"));
        assertThat(ContentTree.code(ContentTree.child(second, "363698007"), "272741003"))
                .isEqualTo("7771000");
        assertThat(ContentTree.child(second, "111030").numbers(Tag.GraphicData))
                .containsExactly(5.5, 1.25, 8.5, 1.25, 8.5, 4.75, 5.5, 4.75, 5.5, 1.25);
    }

    @Test
    void unknownCertaintyScoreAndOperatingPointAreAbsent() throws Exception {
        Finding known = ExampleRun.findings().get(1);
        Finding bare = new Finding(
                known.trackingUid(),
                known.number(),
                known.studyInstanceUid(),
                known.seriesInstanceUid(),
                known.frameOfReferenceUid().orElseThrow(),
                known.origin(),
                known.claim(),
                Optional.empty(),
                Optional.empty());
        UnverifiedRun run = ExampleRun.of(ExampleStudy.ct(), RunState.FINDINGS, List.of(bare));
        DataSet document = sr(new UnverifiedRun(run.study(), run.run(), Optional.empty(), run.ids(), run.writtenAt()));

        DataSet group = ContentTree.groups(document).get(0);
        assertThat(ContentTree.has(group, "111012")).isFalse();
        assertThat(ContentTree.has(group, "SCORE")).isFalse();
        assertThat(ContentTree.children(group, "111002"))
                .extracting(item -> item.string(Tag.TextValue).orElseThrow())
                .noneMatch(text -> text.contains("operating point"));
    }

    @Test
    void runWithoutFindingsSaysThatItRanAndFoundNone() throws Exception {
        DataSet document = sr(ExampleRun.of(ExampleStudy.ct(), RunState.NO_FINDINGS, List.of()));

        assertThat(ContentTree.has(document, "126010")).isFalse();
        assertThat(ContentTree.code(summary(document), "111017")).isEqualTo("111241");
        assertThat(ContentTree.text(summary(document), "121106")).contains("no findings", "no reader has assessed");
        DataSet outcome = ContentTree.child(summary(document), "111017");
        assertThat(ContentTree.text(outcome, "111001")).isEqualTo(ExampleReport.MODEL.name());
        assertThat(ContentTree.text(outcome, "111003")).isEqualTo(ExampleReport.MODEL.version());
        assertThat(ContentTree.text(summary(document), "112002")).isEqualTo(ExampleStudy.SERIES_UID);
        assertThat(evidence(document)).as("all that the model was given").hasSize(ExampleStudy.SLICES);
    }

    @Test
    void runWithFindingsIsSummedUpAsSuch() throws Exception {
        DataSet summary = summary(sr(ExampleRun.found()));

        assertThat(ContentTree.code(summary, "111017")).isEqualTo("111242");
        assertThat(ContentTree.text(summary, "121106")).contains("2 findings");
    }

    @Test
    void everyReferencedAndEveryAnalysedInstanceStandsInTheEvidence() throws Exception {
        DataSet document = sr(ExampleRun.found());

        Set<String> expected = new LinkedHashSet<>(ContentTree.referencedInstances(document));
        assertThat(expected).contains(ExampleRun.IDS.segSopInstanceUid());
        for (int k = 0; k < ExampleStudy.SLICES; k++) {
            expected.add(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, k));
        }
        assertThat(evidence(document)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void segmentsAreTheModelsOwnAndSaySo() throws Exception {
        List<UnverifiedDocument> documents = writer.write(ExampleRun.found());
        assertThat(documents)
                .extracting(UnverifiedDocument::kind)
                .containsExactly(UnverifiedDocument.Kind.SR, UnverifiedDocument.Kind.SEG);

        DataSet seg = DicomReader.read(documents.get(1).bytes()).dataSet();
        assertThat(seg.string(Tag.SeriesDescription)).contains("AI segments, unverified, not for clinical use");
        assertThat(seg.items(Tag.SegmentSequence)).hasSize(1);
        DataSet segment = seg.item(Tag.SegmentSequence).orElseThrow();
        assertThat(segment.string(Tag.SegmentAlgorithmType)).contains("AUTOMATIC");
        assertThat(segment.string(Tag.TrackingUID)).contains("2.25.701");
        assertThat(segment.string(Tag.SegmentDescription).orElseThrow())
                .contains("not assessed by a reader", "not for clinical use");
        assertThat(documents.get(1).sopInstanceUid()).isEqualTo(ExampleRun.IDS.segSopInstanceUid());
    }

    @Test
    void onlyAModelThatIsNotForClinicalUseIsLabelledSo() throws Exception {
        assertThat(sr(ExampleRun.found()).string(Tag.SeriesDescription))
                .contains("AI result, unverified, not for clinical use");

        ModelIdentity model = new ModelIdentity("id", "Model", "1", "Maker", "2.25.9", "cd".repeat(32), true);
        InferenceStatus example = ExampleRun.found().run();
        InferenceStatus clinical = new InferenceStatus(
                example.runUid(),
                model,
                example.studyInstanceUid(),
                example.seriesInstanceUid(),
                example.state(),
                1,
                Optional.empty(),
                "CPU",
                example.elapsed(),
                true,
                List.of(ExampleRun.by(new FindingOrigin.Model(model, example.runUid()))));
        UnverifiedRun run = ExampleRun.found();
        UnverifiedRun written =
                new UnverifiedRun(run.study(), clinical, run.operatingPoint(), run.ids(), run.writtenAt());
        for (UnverifiedDocument document : writer.write(written)) {
            assertThat(new String(document.bytes(), StandardCharsets.UTF_8)).doesNotContain("clinical use");
        }
    }

    @Test
    void findingOfAReaderOrAnotherRunIsRefused() {
        for (FindingOrigin other :
                List.of(new FindingOrigin.Reader(), new FindingOrigin.Model(ExampleReport.MODEL, "2.25.601"))) {
            assertThatThrownBy(() -> ExampleRun.of(ExampleStudy.ct(), RunState.FINDINGS, List.of(ExampleRun.by(other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not of this run");
        }
    }

    @Test
    void runOnASeriesThatTheStudyLacksIsRefused() {
        Study without = ExampleStudy.study(List.of());

        assertThatThrownBy(() -> writer.write(ExampleRun.of(without, RunState.NO_FINDINGS, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ExampleStudy.SERIES_UID);
    }

    @Test
    void analysedImageOfAnotherPatientIsRefusedEvenWithoutFindings() {
        Study study = ExampleStudy.ct();
        Patient other = new Patient("DOE^JANE", "PID-9", "", Optional.empty(), Optional.empty(), Optional.empty());
        Study mixed = new Study(
                study.studyInstanceUid(),
                other,
                study.date(),
                study.time(),
                study.accessionNumber(),
                study.studyId(),
                study.description(),
                study.referringPhysician(),
                study.series());

        assertThatThrownBy(() -> writer.write(ExampleRun.of(mixed, RunState.NO_FINDINGS, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another patient")
                .hasMessageNotContainingAny("PID-", "DOE");
    }

    @Test
    void observationsAreNotThoseOfASignedReport() throws Exception {
        DataSet unverified = ContentTree.groups(sr(ExampleRun.found())).get(0);
        byte[] bytes = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0)
                .bytes();
        DataSet signed = ContentTree.groups(DicomReader.read(bytes).dataSet()).get(0);

        assertThat(ContentTree.text(unverified, "112040")).isEqualTo(ContentTree.text(signed, "112040"));
        assertThat(unverified.string(Tag.ObservationUID)).isPresent().isNotEqualTo(signed.string(Tag.ObservationUID));
    }

    @Test
    void sameRunAndKeysGiveTheSameBytes() {
        List<UnverifiedDocument> first = writer.write(ExampleRun.found());
        List<UnverifiedDocument> second = writer.write(ExampleRun.found());

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).bytes()).isEqualTo(first.get(i).bytes());
        }
    }

    private static DataSet summary(DataSet document) {
        return ContentTree.child(document, "C0034375");
    }

    private static List<String> evidence(DataSet document) {
        List<String> uids = new ArrayList<>();
        document.item(Tag.CurrentRequestedProcedureEvidenceSequence)
                .orElseThrow()
                .items(Tag.ReferencedSeriesSequence)
                .forEach(series -> series.items(Tag.ReferencedSOPSequence)
                        .forEach(instance -> uids.add(
                                instance.string(Tag.ReferencedSOPInstanceUID).orElseThrow())));
        return uids;
    }

    private DataSet sr(UnverifiedRun run) throws Exception {
        return DicomReader.read(writer.write(run).get(0).bytes()).dataSet();
    }
}
