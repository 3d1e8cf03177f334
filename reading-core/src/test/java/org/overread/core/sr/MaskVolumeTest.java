package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.Codes;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.Shape;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.reference.InstanceReference;
import org.overread.core.report.MeasurementReading;
import org.overread.core.report.ReportContent;
import org.overread.core.result.Region;
import org.overread.core.result.ResultFinding;
import org.overread.core.result.ResultReader;
import org.overread.core.review.SampleReview;
import org.overread.core.store.StationStore;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** The volume of a mask that a reader keeps: the same when the station is opened again, and in the report with its segment. */
class MaskVolumeTest {
    private static final String SEGMENTATION = "2.25.777.1";
    private static final Study STUDY = study();
    private static final Shape.MaskVolume OF_SEGMENT = new Shape.MaskVolume(
            12.3456,
            "Lobe tool",
            Optional.of(new InstanceReference(SopClass.SEGMENTATION, SEGMENTATION, List.of(), List.of(2))));
    private static final Shape.MaskVolume OF_MODEL = new Shape.MaskVolume(0.5, "Model 1.2", Optional.empty());

    @TempDir
    private Path folder;

    private static Study study() {
        return study(new DataSet()
                .putItems(
                        Tag.ReferencedSeriesSequence,
                        new DataSet().putString(Tag.SeriesInstanceUID, Vr.UI, ExampleStudy.SERIES_UID)));
    }

    /** @param drawnOn what its segmentation says of its sources */
    private static Study study(DataSet drawnOn) {
        Series images = ExampleStudy.ct().series().getFirst();
        DataSet header = drawnOn.putString(Tag.PatientID, Vr.LO, "PID-4711")
                .putString(Tag.IssuerOfPatientID, Vr.LO, "ST-ÉLOI")
                .putString(Tag.StudyInstanceUID, Vr.UI, ExampleStudy.STUDY_UID);
        Instance segmentation = new Instance(
                Path.of("seg.dcm"),
                "1.2.840.10008.1.2.1",
                SEGMENTATION,
                SopClass.SEGMENTATION,
                3,
                Optional.empty(),
                header);
        List<Series> series = new ArrayList<>(List.of(images));
        series.add(new Series("2.25.777", "SEG", Optional.of(7), "Lobes", "", List.of(segmentation), false, List.of()));
        return ExampleStudy.study(series);
    }

    private static AnnotationPlace place() {
        return new AnnotationPlace(
                STUDY.studyInstanceUid(),
                ExampleStudy.SERIES_UID,
                Optional.of(ExampleStudy.FRAME_OF_REFERENCE),
                new FrameRef(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 2), 1));
    }

    @Test
    void itIsThereUnchangedWhenTheStationIsOpenedAgainAndTakenBackAsOtherSteps() {
        List<Annotation> before;
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations kept = keeping(store);
            kept.add(place(), OF_SEGMENT, "Left lower lobe");
            kept.add(place(), OF_MODEL, "Liver");
            kept.add(place(), new Shape.MaskVolume(7, "x", Optional.empty()), "taken back");
            kept.undo();
            kept.flush().join();
            before = kept.all();
        }
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations again = keeping(store);
            again.restore(store.annotations().entries(STUDY.studyInstanceUid()), Optional.empty());
            assertThat(again.all()).isEqualTo(before);
            assertThat(again.all()).extracting(Annotation::shape).containsExactly(OF_SEGMENT, OF_MODEL);
        }
    }

    @Test
    void theReportStatesItInMillilitresWithItsSegmentAndWhoMadeTheMask() throws Exception {
        Path sr = Files.write(folder.resolve("sr.dcm"), report(STUDY, OF_SEGMENT, OF_MODEL));
        var read = ResultReader.read(
                SrDocumentReader.read(DicomReader.read(Files.readAllBytes(sr)).dataSet()));
        assertThat(read.document().problems()).isEmpty();
        assertThat(read.problems()).isEmpty();
        ResultFinding segment = group(read.findings(), "2.25.801");
        assertThat(segment.measurements()).singleElement().satisfies(number -> {
            assertThat(number.name()).contains(Codes.VOLUME);
            assertThat(number.value().orElseThrow().value().doubleValue()).isEqualTo(12.3456);
            assertThat(number.value().orElseThrow().unit().orElseThrow().value())
                    .isEqualTo("ml");
        });
        assertThat(segment.regions())
                .filteredOn(Region.Segments.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Region.Segments.class, region -> {
                    assertThat(region.segmentation().sopInstanceUid()).isEqualTo(SEGMENTATION);
                    assertThat(region.segmentation().segments()).containsExactly(2);
                });
        assertThat(segment.comments())
                .anyMatch(text ->
                        text.contains("Volume 12.35 ml. Volume of a mask made by Lobe tool, kept by the reader"));
        ResultFinding model = group(read.findings(), "2.25.802");
        assertThat(model.measurements().getFirst().value().orElseThrow().value().doubleValue())
                .isEqualTo(0.5);
        assertThat(model.regions()).isEmpty();
        assertThat(model.comments()).anyMatch(text -> text.contains("made by Model 1.2"));
        assertThat(read.document().references().evidence())
                .extracting(InstanceReference::sopInstanceUid)
                .contains(SEGMENTATION);
        assumeTrue(Judge.installed("dciodvfy") && Judge.installed("dsrdump"), "dicom3tools or dcmtk not installed");
        Judge.assertNoErrors(sr, "Comprehensive3DSR");
        Judge dump = Judge.ask("dsrdump", "+Pl", sr.toString());
        assertThat(dump.exitCode()).as(dump.output()).isZero();
    }

    @Test
    void ofSeveralSourceSeriesItNamesTheImagesThatItsFramesWereDrawnOn() throws Exception {
        DataSet two = new DataSet()
                .putItems(
                        Tag.ReferencedSeriesSequence,
                        new DataSet().putString(Tag.SeriesInstanceUID, Vr.UI, ExampleStudy.SERIES_UID),
                        new DataSet().putString(Tag.SeriesInstanceUID, Vr.UI, "2.25.778"))
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        frame(1, ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 0)),
                        frame(2, ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 1)),
                        frame(2, ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 3)));
        DataSet group = writtenGroup(study(two), "1411");
        assertThat(items(group, "121232")).isEmpty();
        assertThat(items(group, "121233"))
                .extracting(item -> item.items(Tag.ReferencedSOPSequence)
                        .getFirst()
                        .string(Tag.ReferencedSOPInstanceUID)
                        .orElseThrow())
                .containsExactly(
                        ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 1),
                        ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 3));
    }

    @Test
    void withoutAnySourceItIsAPlainNumber() throws Exception {
        for (DataSet none : List.of(
                new DataSet(),
                new DataSet().putItems(Tag.PerFrameFunctionalGroupsSequence, frame(2, "2.25.not.in.the.study")))) {
            DataSet group = writtenGroup(study(none), "1501");
            assertThat(items(group, "121191")).as("no Referenced Segment").isEmpty();
            assertThat(items(group, "121232")).isEmpty();
            assertThat(items(group, "121233")).isEmpty();
        }
    }

    @Test
    void ofOneSourceSeriesItNamesTheSeries() throws Exception {
        DataSet group = writtenGroup(STUDY, "1411");
        assertThat(items(group, "121232")).hasSize(1);
        assertThat(items(group, "121233")).isEmpty();
    }

    private static DataSet frame(int segment, String source) {
        DataSet image = new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, source);
        return new DataSet()
                .putItems(
                        Tag.SegmentIdentificationSequence,
                        new DataSet().putInteger(Tag.ReferencedSegmentNumber, Vr.US, segment))
                .putItems(Tag.DerivationImageSequence, new DataSet().putItems(Tag.SourceImageSequence, image));
    }

    /** The group of the segment's volume, of a document that the judges find nothing against. */
    private DataSet writtenGroup(Study study, String template) throws Exception {
        Path sr = Files.write(folder.resolve("sr-" + template + ".dcm"), report(study, OF_SEGMENT));
        if (Judge.installed("dciodvfy") && Judge.installed("dsrdump")) {
            Judge.assertNoErrors(sr, "Comprehensive3DSR");
            Judge dump = Judge.ask("dsrdump", "+Pl", sr.toString());
            assertThat(dump.exitCode()).as(dump.output()).isZero();
        }
        // it takes every other group with a volume for TID 1411 as well
        if (PixelMed.installed() && template.equals("1411")) {
            assertThat(PixelMed.errors(PixelMed.ask(sr))).isEmpty();
        }
        DataSet group = find(DicomReader.read(Files.readAllBytes(sr)).dataSet()).orElseThrow();
        assertThat(group.items(Tag.ContentTemplateSequence).getFirst().string(Tag.TemplateIdentifier))
                .contains(template);
        return group;
    }

    private static Optional<DataSet> find(DataSet item) {
        boolean here = item.items(Tag.ContentSequence).stream()
                .anyMatch(child -> child.string(Tag.UID).equals(Optional.of("2.25.801")));
        return here
                ? Optional.of(item)
                : item.items(Tag.ContentSequence).stream()
                        .flatMap(child -> find(child).stream())
                        .findFirst();
    }

    private static List<DataSet> items(DataSet group, String name) {
        return group.items(Tag.ContentSequence).stream()
                .filter(item -> item.items(Tag.ConceptNameCodeSequence).stream()
                        .anyMatch(code -> code.string(Tag.CodeValue).equals(Optional.of(name))))
                .toList();
    }

    @Test
    void whatIsNoVolumeOrNoOneSegmentIsRefused() {
        assertThatThrownBy(() -> new Shape.MaskVolume(Double.NaN, "x", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.MaskVolume(-1, "x", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        InstanceReference whole = InstanceReference.of(SopClass.SEGMENTATION, SEGMENTATION);
        assertThatThrownBy(() -> new Shape.MaskVolume(1, "x", Optional.of(whole)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ResultFinding group(List<ResultFinding> findings, String trackingUid) {
        return findings.stream()
                .filter(one -> one.identity().trackingUid().equals(Optional.of(trackingUid)))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] report(Study study, Shape.MaskVolume... volumes) {
        List<Annotation> kept = new ArrayList<>();
        for (Shape.MaskVolume volume : volumes) {
            boolean segment = volume.equals(OF_SEGMENT);
            kept.add(new Annotation(
                    new TrackingUid(segment ? "2.25.801" : "2.25.802"),
                    place(),
                    volume,
                    segment ? "Left lower lobe" : "Liver",
                    ExampleReport.READER,
                    SampleReview.NOW));
        }
        List<MeasuredAnnotation> measured = MeasurementReading.of(study, kept);
        ReportContent findings = ExampleReport.content(study);
        ReportContent content = new ReportContent(
                findings.ids(),
                study,
                findings.reader(),
                findings.signedAt(),
                findings.zone(),
                findings.stated(),
                List.of(),
                List.of(),
                measured,
                List.of());
        return new DicomReportWriter(ExampleReport.STATION)
                .write(content)
                .getFirst()
                .bytes();
    }

    private static StudyAnnotations keeping(StationStore store) {
        return new StudyAnnotations(
                STUDY.studyInstanceUid(), ExampleReport.READER, store.annotations(), SampleReview.CLOCK);
    }
}
