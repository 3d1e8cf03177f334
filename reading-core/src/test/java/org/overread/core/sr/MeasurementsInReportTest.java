package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DicomReader;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.Calibration;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelSpacing;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationNumbers;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.measurement.Shape;
import org.overread.core.report.ReportContent;
import org.overread.core.result.ReportedShape;
import org.overread.core.result.ReportedShapes;
import org.overread.core.result.ResultMeasurement;
import org.overread.core.result.ResultReader;
import org.overread.core.result.ResultReport;
import org.overread.core.review.SampleReview;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** A reader's measurements in the signed report, and out of it again. */
class MeasurementsInReportTest {
    private static final Study STUDY = ExampleStudy.ct();
    private static final Instance SLICE = STUDY.series().getFirst().instances().get(2);
    private static final Calibration CALIBRATION = new Calibration(
            Optional.of(new PixelSpacing(0.75, 0.625, PixelSpacing.Origin.PIXEL_SPACING)), List.of(), 1.2, List.of());
    private static final List<MeasuredAnnotation> MEASURED = measured(STUDY.studyInstanceUid());

    @TempDir
    private Path folder;

    private Path sr;

    @BeforeEach
    void write() throws Exception {
        sr = Files.write(folder.resolve("sr.dcm"), bytes(MEASURED));
    }

    private static List<MeasuredAnnotation> measured(String studyUid) {
        return measured(studyUid, ModalityLut.linear(1, -1024, "HU"));
    }

    private static List<MeasuredAnnotation> measured(String studyUid, ModalityLut rescale) {
        AnnotationPlace place = new AnnotationPlace(
                studyUid,
                ExampleStudy.SERIES_UID,
                Optional.of(ExampleStudy.FRAME_OF_REFERENCE),
                new FrameRef(SLICE.sopInstanceUid(), 1));
        short[] stored = new short[ExampleStudy.COLUMNS * ExampleStudy.ROWS];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (i * i);
        }
        GreyFrame frame = new GreyFrame(place.frame(), ExampleStudy.COLUMNS, ExampleStudy.ROWS, stored, true, rescale);
        List<MeasuredAnnotation> all = new ArrayList<>();
        for (Shape shape : SampleShapes.ALL) {
            Annotation annotation = new Annotation(
                    new TrackingUid("2.25.90" + all.size()),
                    place,
                    shape,
                    all.size() == 2 ? "Cobb Th4–L2" : "",
                    all.size() == 1 ? SampleReview.OTHER_READER : ExampleReport.READER,
                    SampleReview.NOW);
            if (annotation.measures()) {
                all.add(new MeasuredAnnotation(
                        annotation,
                        AnnotationNumbers.of(
                                shape,
                                CALIBRATION,
                                FrameValues.of(STUDY.series().getFirst(), SLICE, frame))));
            }
        }
        return List.copyOf(all);
    }

    private static byte[] bytes(List<MeasuredAnnotation> measurements) {
        ReportContent findings = ExampleReport.content(STUDY);
        ReportContent content = new ReportContent(
                findings.ids(),
                STUDY,
                findings.reader(),
                findings.signedAt(),
                findings.zone(),
                findings.stated(),
                List.of(),
                List.of(),
                measurements,
                List.of());
        return new DicomReportWriter(ExampleReport.STATION)
                .write(content)
                .getFirst()
                .bytes();
    }

    @Test
    void everyMeasurementComesBackAsItWasDrawn() throws Exception {
        ResultReport report =
                ResultReader.read(SrDocumentReader.read(DicomReader.read(sr).dataSet()));
        assertThat(report.problems()).isEmpty();
        List<ReportedShape> read = ReportedShapes.of(report);
        assertThat(read).hasSameSizeAs(MEASURED);
        for (int i = 0; i < read.size(); i++) {
            Annotation drawn = MEASURED.get(i).annotation();
            ReportedShape back = read.get(i);
            assertThat(back.trackingUid()).contains(drawn.trackingUid().value());
            assertThat(back.place())
                    .isEqualTo(new ReportedShape.OnFrame(drawn.place().frame()));
            assertThat(back.verified()).isTrue();
            assertThat(back.author()).contains(drawn.reader().personName());
            assertThat(back.label()).isEqualTo(drawn.label().isBlank() ? "Measurement " + (i + 1) : drawn.label());
            assertSame(back.shape(), drawn.shape());
            assertSame(back.numbers(), MEASURED.get(i).numbers());
        }
    }

    private static void assertSame(Shape back, Shape drawn) {
        assertThat(back).hasSameClassAs(drawn);
        assertThat(back.points()).hasSameSizeAs(drawn.points());
        for (int i = 0; i < drawn.points().size(); i++) {
            assertThat(back.points().get(i).column())
                    .isCloseTo(drawn.points().get(i).column(), within(1e-6));
            assertThat(back.points().get(i).row())
                    .isCloseTo(drawn.points().get(i).row(), within(1e-6));
        }
    }

    private static void assertSame(List<ResultMeasurement> back, List<Measured> numbers) {
        assertThat(back).hasSameSizeAs(numbers);
        for (int i = 0; i < numbers.size(); i++) {
            Measured number = numbers.get(i);
            assertThat(back.get(i).name()).contains(number.quantity());
            assertThat(back.get(i).value().orElseThrow().unit())
                    .contains(number.unit().code());
            assertThat(back.get(i).value().orElseThrow().value().doubleValue())
                    .isCloseTo(number.value(), within(Math.abs(number.value()) * 1e-8));
            assertThat(back.get(i).modifiers().stream()
                            .map(modifier -> modifier.code().orElseThrow()))
                    .containsExactlyElementsOf(number.derivation().stream().toList());
        }
    }

    @Test
    void theSignedFindingsAreNoMeasurementsOfTheReader() throws Exception {
        byte[] without = bytes(List.of());
        assertThat(ReportedShapes.of(ResultReader.read(
                        SrDocumentReader.read(DicomReader.read(without).dataSet()))))
                .isEmpty();
    }

    @Test
    void aMeasurementOfAnotherStudyOrOfNoImageOfThisOneIsRefused() {
        assertThatThrownBy(() -> bytes(measured("1.2.3.999")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another study");
        Annotation drawn = MEASURED.getFirst().annotation();
        AnnotationPlace nowhere = new AnnotationPlace(
                STUDY.studyInstanceUid(), ExampleStudy.SERIES_UID, Optional.empty(), new FrameRef("1.2.3.77", 1));
        assertThatThrownBy(() -> bytes(List.of(new MeasuredAnnotation(
                        new Annotation(drawn.trackingUid(), nowhere, drawn.shape(), "", drawn.reader(), drawn.at()),
                        List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not have");
    }

    @Test
    void theJudgesFindNothingWrong() throws Exception {
        assumeTrue(Judge.installed("dciodvfy") && Judge.installed("dsrdump"), "dicom3tools or dcmtk not installed");
        Judge.assertNoErrors(sr, "Comprehensive3DSR");
        Judge dump = Judge.ask("dsrdump", "+Pl", sr.toString());
        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output())
                .contains("(ELLIPSE,")
                .contains("\"Short Axis\")=")
                .contains("(mm2,UCUM,\"square millimeter\")");
    }

    @ParameterizedTest
    @CsvSource({"MGML, mg/ml", "HU_MOD, [hnsf'U]{modified}", "Z_EFF, {Z_EFF}", "'', 1", "free text, 1"})
    void whatIsRescaledIsStatedWithTheUnitOfItsTypeOrWithNone(String type, String unit) throws Exception {
        List<MeasuredAnnotation> rescaled = measured(STUDY.studyInstanceUid(), ModalityLut.linear(0.5, 3, type));
        Files.write(sr, bytes(rescaled));
        List<ReportedShape> read = ReportedShapes.of(
                ResultReader.read(SrDocumentReader.read(DicomReader.read(sr).dataSet())));
        for (int i = 0; i < read.size(); i++) {
            assertSame(read.get(i).numbers(), rescaled.get(i).numbers());
        }
        assertThat(rescaled.getLast().numbers().getLast().unit().ucum()).isEqualTo(unit);
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Judge.assertNoErrors(sr, "Comprehensive3DSR");
    }
}
