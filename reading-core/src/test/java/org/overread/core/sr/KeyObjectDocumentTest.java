package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.result.KeyObjectSelection;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** Risk: a delivered selection that points at other images than the reader marked, or speaks for somebody else. */
class KeyObjectDocumentTest {
    @TempDir
    private Path folder;

    private final Study study = ExampleStudy.ct();

    private KeyImage marked(int slice, String studyUid, ReaderIdentity reader) {
        AnnotationPlace place = new AnnotationPlace(
                studyUid, study.series().getFirst().seriesInstanceUid(), Optional.empty(), new FrameRef(uid(slice), 1));
        return new KeyImage(TrackingUid.create(), place, reader, ExampleReport.SIGNED_AT);
    }

    private String uid(int slice) {
        return study.series().getFirst().instances().get(slice).sopInstanceUid();
    }

    private ReportContent content(List<KeyImage> keyImages) {
        ReportContent plain = ExampleReport.content(study);
        return new ReportContent(
                plain.ids(),
                study,
                plain.reader(),
                plain.signedAt(),
                plain.zone(),
                plain.stated(),
                plain.rejected(),
                plain.notAssessed(),
                plain.measurements(),
                keyImages,
                plain.runs());
    }

    private List<FrozenDocument> written(KeyImage... marked) {
        return new DicomReportWriter(ExampleReport.STATION).write(content(List.of(marked)));
    }

    private FrozenDocument selection() {
        return written(
                        marked(3, study.studyInstanceUid(), ExampleReport.READER),
                        marked(1, study.studyInstanceUid(), ExampleReport.READER))
                .getLast();
    }

    @Test
    void theSelectionNamesTheMarkedImagesTheTitleAndTheReader() throws Exception {
        FrozenDocument document = selection();
        assertThat(document.kind()).isEqualTo(DocumentKind.KOS);
        assertThat(document.uid()).isEqualTo(ExampleReport.IDS.keyObjectSopInstanceUid());
        DataSet kos = DicomReader.read(document.bytes()).dataSet();
        KeyObjectSelection read = KeyObjectSelection.of(SrDocumentReader.read(kos));
        assertThat(read.title().orElseThrow())
                .extracting(code -> code.value(), code -> code.scheme(), code -> code.meaning())
                .containsExactly("113000", "DCM", "Of Interest");
        assertThat(read.rejects()).isFalse();
        assertThat(read.objects())
                .extracting(image -> image.sopInstanceUid(), image -> image.includesFrame(1))
                .containsExactly(tuple(uid(3), true), tuple(uid(1), true));
        assertThat(read.context().observers())
                .singleElement()
                .isInstanceOfSatisfying(
                        Observer.Person.class,
                        person -> assertThat(person.name()).contains(ExampleReport.READER.personName()));
        assertThat(kos.string(Tag.StudyInstanceUID)).contains(study.studyInstanceUid());
        assertThat(kos.string(Tag.PatientID)).contains(study.patient().id());
        assertThat(kos.string(Tag.Modality)).contains("KO");
        List<DataSet> evidence = kos.items(Tag.CurrentRequestedProcedureEvidenceSequence)
                .getFirst()
                .items(Tag.ReferencedSeriesSequence)
                .getFirst()
                .items(Tag.ReferencedSOPSequence);
        assertThat(evidence)
                .extracting(item -> item.string(Tag.ReferencedSOPInstanceUID).orElseThrow())
                .as("what is marked, and nothing else of what the report states")
                .containsExactlyInAnyOrder(uid(1), uid(3));
    }

    @Test
    void aReadingWithoutKeyImagesHasNoSelection() {
        assertThat(written()).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR, DocumentKind.SEG);
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        KeyImage one = marked(2, study.studyInstanceUid(), ExampleReport.READER);
        assertThat(written(one).getLast().sha256())
                .isEqualTo(written(one).getLast().sha256());
    }

    @Test
    void anImageOfAnotherStudyOrAnotherReadersMarkIsNotWritten() {
        KeyImage elsewhere = marked(2, "1.2.3.999", ExampleReport.READER);
        assertThatThrownBy(() -> written(elsewhere)).hasMessageContaining("another study");
        KeyImage others =
                marked(2, study.studyInstanceUid(), new ReaderIdentity("OTHER^OTTO", "Clinic", "otto", "99TEST"));
        assertThatThrownBy(() -> written(others)).hasMessageContaining("another reader");
        AnnotationPlace nowhere =
                new AnnotationPlace(study.studyInstanceUid(), "1.2", Optional.empty(), new FrameRef("1.2.3.404", 1));
        KeyImage missing = new KeyImage(TrackingUid.create(), nowhere, ExampleReport.READER, ExampleReport.SIGNED_AT);
        assertThatThrownBy(() -> written(missing)).hasMessageContaining("does not have");
    }

    @Test
    void dciodvfyFindsNoErrors() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Path file = Files.write(folder.resolve("kos.dcm"), selection().bytes());
        Judge.assertNoErrors(file, "KeyObjectSelectionDocument");
    }

    @Test
    void dsrdumpReadsTheTree() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dcmtk not installed");
        Path file = Files.write(folder.resolve("kos.dcm"), selection().bytes());
        Judge dump = Judge.ask("dsrdump", "+Pl", file.toString());
        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output())
                .contains("Key Object Selection Document", "Of Interest", ExampleStudy.PATIENT_NAME)
                .containsPattern("<contains IMAGE:=\\(CT image")
                .doesNotContainPattern("(?m)^E:");
    }
}
