package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.image.FrameRef;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class VerifiedReportDocumentTest {
    private final DicomReportWriter writer = new DicomReportWriter(ExampleReport.STATION);

    @Test
    void onlyVerifiedFindingsAreStated() throws Exception {
        ReportContent content = ExampleReport.content();

        DataSet document = sr(content);
        assertThat(ContentTree.groups(document))
                .extracting(group -> ContentTree.text(group, "112040"))
                .containsExactly("2.25.701", "2.25.702", "2.25.703", "2.25.704");
        for (FrozenDocument written : writer.write(content)) {
            String bytes = new String(written.bytes(), StandardCharsets.UTF_8);
            assertThat(bytes).contains("2.25.701").doesNotContain(ExampleReport.NEVER_STATED, "2.25.705", "2.25.706");
        }
    }

    @Test
    void isCompleteVerifiedAndFinalByTheReader() throws Exception {
        DataSet document = sr(ExampleReport.content());

        assertThat(document.string(Tag.CompletionFlag)).contains("COMPLETE");
        assertThat(document.string(Tag.VerificationFlag)).contains("VERIFIED");
        assertThat(document.string(Tag.PreliminaryFlag)).contains("FINAL");
        DataSet observer = document.item(Tag.VerifyingObserverSequence).orElseThrow();
        assertThat(observer.string(Tag.VerifyingObserverName)).contains("Nováková^Žofie^^MUDr.");
        assertThat(observer.string(Tag.VerifyingOrganization)).contains("Nemocnice Na Říčce");
        assertThat(observer.string(Tag.VerificationDateTime)).contains("20261124103015.250+0100");
        DataSet id =
                observer.item(Tag.VerifyingObserverIdentificationCodeSequence).orElseThrow();
        assertThat(id.string(Tag.CodeValue)).contains("znovakova");
        assertThat(id.string(Tag.CodingSchemeDesignator)).contains("99HOSP");
    }

    @Test
    void patientAndStudyAreThoseOfTheImages() throws Exception {
        DataSet document = sr(ExampleReport.content());

        assertThat(document.string(Tag.PatientName)).contains(ExampleStudy.PATIENT_NAME);
        assertThat(document.string(Tag.PatientID)).contains("PID-4711");
        assertThat(document.string(Tag.IssuerOfPatientID)).contains("ST-ÉLOI");
        assertThat(document.string(Tag.PatientBirthDate)).contains("19720229");
        assertThat(document.string(Tag.PatientSex)).contains("M");
        assertThat(document.string(Tag.PatientWeight)).contains("81.5");
        assertThat(document.string(Tag.StudyInstanceUID)).contains(ExampleStudy.STUDY_UID);
        assertThat(document.string(Tag.AccessionNumber)).contains("ACC-1");
        assertThat(document.string(Tag.ReferringPhysicianName)).contains("Łukasz^Anna");
        assertThat(document.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
    }

    @Test
    void everyReferencedInstanceStandsInTheEvidence() throws Exception {
        DataSet document = sr(ExampleReport.content());

        DataSet evidence =
                document.item(Tag.CurrentRequestedProcedureEvidenceSequence).orElseThrow();
        assertThat(evidence.string(Tag.StudyInstanceUID)).contains(ExampleStudy.STUDY_UID);
        List<String> listed = evidence.items(Tag.ReferencedSeriesSequence).stream()
                .flatMap(series -> series.items(Tag.ReferencedSOPSequence).stream())
                .map(instance -> instance.string(Tag.ReferencedSOPInstanceUID).orElseThrow())
                .toList();
        List<String> referenced = ContentTree.referencedInstances(document);
        assertThat(referenced).contains(ExampleReport.IDS.segSopInstanceUid());
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new java.util.LinkedHashSet<>(referenced));
    }

    @Test
    void sideSiteAndNumbersAreThoseOfTheClaimAsItStands() throws Exception {
        DataSet document = sr(ExampleReport.content());

        DataSet accepted = group(document, 1);
        assertThat(ContentTree.code(accepted, "121071")).isEqualTo("27925004");
        DataSet site = ContentTree.child(accepted, "363698007");
        assertThat(ContentTree.code(accepted, "363698007")).isEqualTo("39607008");
        assertThat(ContentTree.code(site, "272741003")).isEqualTo("24028007");
        assertThat(ContentTree.number(accepted, "81827009")).isEqualTo("17.2 mm");
        assertThat(ContentTree.number(accepted, "118565006")).isEqualTo("2.68 ml");

        DataSet modified = group(document, 2);
        assertThat(ContentTree.code(modified, "121071")).isEqualTo("4147007");
        assertThat(ContentTree.code(ContentTree.child(modified, "363698007"), "272741003"))
                .isEqualTo("7771000");
        assertThat(ContentTree.number(modified, "81827009")).isEqualTo("31 mm");
        assertThat(ContentTree.has(modified, "118565006"))
                .as("the model's volume went with the reader's change")
                .isFalse();

        DataSet own = group(document, 4);
        assertThat(ContentTree.has(ContentTree.child(own, "363698007"), "272741003"))
                .as("unknown side")
                .isFalse();
    }

    @Test
    void whatANoduleIsMadeOfIsACodeOfItsGroupUntilAReaderChangesItsSize() throws Exception {
        ReviewedFinding told = ExampleReport.partSolid(1);
        DataSet document = sr(ExampleReport.of(ExampleStudy.ct(), List.of(told)));
        assertThat(ContentTree.code(group(document, 1), "RDE1301")).isEqualTo("RID50152");

        FindingClaim moved = told.claim().withReaderDiameter(12);
        assertThat(moved.characteristics()).isEmpty();
        assertThat(told.claim().withLabel(Codes.MASS).characteristics())
                .isEqualTo(told.claim().characteristics());
        ReviewedFinding changed = ExampleReport.reviewed(
                told.finding(), AssessmentDecision.MODIFIED, Optional.empty(), Optional.of(moved));
        DataSet other = sr(ExampleReport.of(ExampleStudy.ct(), List.of(changed)));
        assertThat(ContentTree.has(group(other, 1), "RDE1301")).isFalse();
    }

    @Test
    void boxLiesOnItsFrameInScoordConvention() throws Exception {
        DataSet region = ContentTree.child(group(sr(ExampleReport.content()), 2), "111030");

        assertThat(region.string(Tag.GraphicType)).contains("POLYLINE");
        assertThat(region.numbers(Tag.GraphicData))
                .containsExactly(5.5, 1.25, 8.5, 1.25, 8.5, 4.75, 5.5, 4.75, 5.5, 1.25);
        assertThat(ContentTree.referencedInstances(region))
                .containsExactly(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 3));
        assertThat(ContentTree.code(group(sr(ExampleReport.content()), 2), "130400"))
                .isEqualTo("75958009");
    }

    @Test
    void maskedFindingPointsAtItsSegment() throws Exception {
        DataSet masked = group(sr(ExampleReport.content()), 1);

        DataSet reference = ContentTree.child(masked, "121191")
                .item(Tag.ReferencedSOPSequence)
                .orElseThrow();
        assertThat(reference.string(Tag.ReferencedSOPClassUID)).contains(SopClass.SEGMENTATION);
        assertThat(reference.string(Tag.ReferencedSOPInstanceUID)).contains(ExampleReport.IDS.segSopInstanceUid());
        assertThat(reference.integer(Tag.ReferencedSegmentNumber)).hasValue(1);
        assertThat(ContentTree.children(masked, "121233"))
                .as("source images: those with pixels")
                .hasSize(2);
        assertThat(ContentTree.has(masked, "111030")).isFalse();
    }

    @Test
    void saysWhoObservedAndHowItWasVerified() throws Exception {
        DataSet document = sr(ExampleReport.content());

        assertThat(ContentTree.code(document, "121005")).as("root observer").isEqualTo("121006");
        DataSet accepted = group(document, 1);
        assertThat(ContentTree.code(accepted, "121005")).isEqualTo("121007");
        assertThat(ContentTree.code(accepted, "ASSESSMENT")).isEqualTo("ACCEPTED");
        assertThat(ContentTree.number(accepted, "111012")).isEqualTo("96 %");
        DataSet modified = group(document, 2);
        assertThat(ContentTree.has(modified, "121005")).as("the reader's claim").isFalse();
        assertThat(ContentTree.has(modified, "111012"))
                .as("the model was certain of another claim")
                .isFalse();
        assertThat(ContentTree.text(modified, "111001")).isEqualTo("Lung nodule reference");
        assertThat(ContentTree.code(modified, "ASSESSMENT")).isEqualTo("MODIFIED");
        DataSet own = group(document, 4);
        assertThat(ContentTree.has(own, "111001")).as("no algorithm").isFalse();
        assertThat(ContentTree.code(own, "ASSESSMENT")).isEqualTo("ADDED");
    }

    @Test
    void contributingEquipmentEqualsTheTree() throws Exception {
        DataSet document = sr(ExampleReport.content());
        DataSet accepted = group(document, 1);

        assertThat(document.items(Tag.ContributingEquipmentSequence)).hasSize(1);
        DataSet equipment = document.item(Tag.ContributingEquipmentSequence).orElseThrow();
        assertThat(equipment.item(Tag.PurposeOfReferenceCodeSequence).flatMap(code -> code.string(Tag.CodeValue)))
                .contains("109102");
        assertThat(equipment.string(Tag.Manufacturer)).contains(ContentTree.text(accepted, "121014"));
        assertThat(equipment.string(Tag.ManufacturerModelName)).contains(ContentTree.text(accepted, "121015"));
        assertThat(equipment.string(Tag.ManufacturerModelName)).contains(ContentTree.text(accepted, "111001"));
        assertThat(equipment.string(Tag.SoftwareVersions)).contains(ContentTree.text(accepted, "111003"));
        assertThat(equipment.string(Tag.DeviceUID)).contains(ContentTree.text(accepted, "121012"));
    }

    @Test
    void procedureReportedIsTheImagingAndNotTheAlgorithm() throws Exception {
        assertThat(ContentTree.code(sr(ExampleReport.content()), "121058")).isEqualTo("24627-2");
    }

    @Test
    void withoutStatedFindingsItSaysSoAndNamesNoAlgorithm() throws Exception {
        DataSet document = sr(ExampleReport.of(ExampleStudy.ct(), List.of()));

        assertThat(ContentTree.has(document, "126010")).isFalse();
        assertThat(ContentTree.text(ContentTree.child(document, "C0034375"), "121106"))
                .isEqualTo("This report states no finding.");
        assertThat(document.contains(Tag.ContributingEquipmentSequence)).isFalse();
        assertThat(document.contains(Tag.CurrentRequestedProcedureEvidenceSequence))
                .isFalse();
    }

    @Test
    void sameContentGivesTheSameBytes() {
        List<FrozenDocument> first = writer.write(ExampleReport.content());
        List<FrozenDocument> second = writer.write(ExampleReport.content());

        assertThat(first).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR, DocumentKind.SEG);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).bytes()).isEqualTo(first.get(i).bytes());
        }
    }

    @Test
    void imageOfAnotherPatientIsRefused() {
        Patient other =
                new Patient("DOE^JANE", "PID-9", "ST-ÉLOI", Optional.empty(), Optional.empty(), Optional.empty());
        Study study = ExampleStudy.ct();
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

        assertThatThrownBy(() -> writer.write(ExampleReport.content(mixed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another patient")
                .hasMessageNotContainingAny("PID-", "DOE");
    }

    @Test
    void markOnAnInstanceThatTheStudyLacksIsRefused() {
        FindingClaim claim = ExampleReport.accepted(1).claim();
        FindingClaim elsewhere = new FindingClaim(
                claim.label(),
                claim.site(),
                claim.laterality(),
                claim.centre(),
                new Mark.Box(new FrameRef("1.2.3.4", 1), 0, 0, 1, 1),
                claim.measurements(),
                Optional.empty());
        ReviewedFinding finding = ExampleReport.reviewed(
                ExampleReport.ai(1, elsewhere), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> writer.write(ExampleReport.of(ExampleStudy.ct(), List.of(finding))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.2.3.4");
    }

    @Test
    void markOnAFrameThatTheInstanceLacksIsRefused() {
        FindingClaim claim = ExampleReport.accepted(1)
                .claim()
                .withBox(
                        new Mark.Box(new FrameRef(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 1), 2), 0, 0, 1, 1),
                        ExampleReport.accepted(1).claim().centre());
        ReviewedFinding finding = ExampleReport.reviewed(
                ExampleReport.ai(1, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> writer.write(ExampleReport.of(ExampleStudy.ct(), List.of(finding))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frame 2 of 1");
    }

    @Test
    void studyOfPlainLettersNeedsNoCharacterSet() throws Exception {
        Series series = ExampleStudy.series(ExampleStudy.SERIES_UID, 9, 7);
        series.instances().forEach(instance -> instance.header().remove(Tag.PatientName));
        Patient plain = new Patient("DOE^JANE", "PID-4711", "", Optional.empty(), Optional.empty(), Optional.empty());
        Study study = new Study(
                ExampleStudy.STUDY_UID,
                plain,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(series));
        ReportContent content = ExampleReport.content(study);
        ReportContent ascii = new ReportContent(
                content.ids(),
                study,
                new ReaderIdentity("ROE^RICHARD", "General Hospital", "rroe", "99HOSP"),
                content.signedAt(),
                content.zone(),
                content.stated(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        DataSet document = sr(ascii);
        assertThat(document.contains(Tag.SpecificCharacterSet)).isFalse();
        assertThat(document.string(Tag.PatientName)).contains("DOE^JANE");
        assertThat(document.element(Tag.PatientBirthDate))
                .as("type 2: present, empty")
                .isPresent();
        assertThat(document.contains(Tag.IssuerOfPatientID)).isFalse();
        assertThat(document.contains(Tag.ReferencedRequestSequence))
                .as("no order known")
                .isFalse();
    }

    @Test
    void accountNameWithABackslashStaysOneValue() throws Exception {
        ReportContent content = ExampleReport.content();
        ReportContent byAccount = new ReportContent(
                content.ids(),
                content.study(),
                new ReaderIdentity("HOSPITAL\\jdoe", "Ward\n3", "HOSPITAL\\jdoe", "99ACCOUNT"),
                content.signedAt(),
                content.zone(),
                content.stated(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        DataSet observer = sr(byAccount).item(Tag.VerifyingObserverSequence).orElseThrow();
        assertThat(observer.strings(Tag.VerifyingObserverName)).containsExactly("HOSPITAL/jdoe");
        assertThat(observer.strings(Tag.VerifyingOrganization)).containsExactly("Ward 3");
        assertThat(observer.item(Tag.VerifyingObserverIdentificationCodeSequence)
                        .orElseThrow()
                        .strings(Tag.CodeValue))
                .containsExactly("HOSPITAL/jdoe");
    }

    @Test
    void idOfASchemeTooLongToNameIsLeftOutRatherThanCut() throws Exception {
        ReportContent content = ExampleReport.content();
        ReportContent longScheme = new ReportContent(
                content.ids(),
                content.study(),
                new ReaderIdentity("ROE^RICHARD", "General", "rroe", "https://general.example/staff"),
                content.signedAt(),
                content.zone(),
                content.stated(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        DataSet observer = sr(longScheme).item(Tag.VerifyingObserverSequence).orElseThrow();
        assertThat(observer.element(Tag.VerifyingObserverIdentificationCodeSequence))
                .as("type 2: present, empty")
                .isPresent();
        assertThat(observer.items(Tag.VerifyingObserverIdentificationCodeSequence))
                .isEmpty();
    }

    @Test
    void frameOfAMultiFrameImageIsNamed() throws Exception {
        Series single = ExampleStudy.series(ExampleStudy.SERIES_UID, 9, 7);
        Instance first = single.instances().get(0);
        Instance multi = new Instance(
                first.file(),
                first.transferSyntaxUid(),
                first.sopInstanceUid(),
                first.sopClassUid(),
                12,
                first.plane(),
                first.header());
        Study study = ExampleStudy.study(List.of(new Series(
                ExampleStudy.SERIES_UID, "CT", Optional.of(1), "", "CHEST", List.of(multi), false, List.of())));
        FindingClaim claim = ExampleReport.accepted(1)
                .claim()
                .withBox(
                        new Mark.Box(new FrameRef(first.sopInstanceUid(), 7), 0, 0, 1, 1),
                        ExampleReport.accepted(1).claim().centre());
        ReviewedFinding finding = ExampleReport.reviewed(
                ExampleReport.ai(1, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());

        DataSet region = ContentTree.child(group(sr(ExampleReport.of(study, List.of(finding))), 1), "111030");
        DataSet image = region.items(Tag.ContentSequence)
                .get(0)
                .item(Tag.ReferencedSOPSequence)
                .orElseThrow();
        assertThat(image.integer(Tag.ReferencedFrameNumber)).hasValue(7);
    }

    private DataSet group(DataSet document, int finding) {
        return ContentTree.group(document, uid -> uid.equals("2.25.70" + finding));
    }

    private DataSet sr(ReportContent content) throws Exception {
        return DicomReader.read(writer.write(content).get(0).bytes()).dataSet();
    }
}
