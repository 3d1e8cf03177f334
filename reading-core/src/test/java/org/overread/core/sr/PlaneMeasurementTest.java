package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomReader;
import org.overread.core.document.GraphicType3d;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.RealFrame;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationNumbers;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.Shape;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.measurement.VolumeValues;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;
import org.overread.core.reformat.Slab;
import org.overread.core.reformat.SliceValues;
import org.overread.core.report.ReportContent;
import org.overread.core.result.Region;
import org.overread.core.result.ResultReader;
import org.overread.core.review.SampleReview;
import org.overread.core.store.StationStore;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** What is measured on a plane through a volume: in millimetres of the patient, kept, and stated in the patient's space. */
class PlaneMeasurementTest {
    private static final Study STUDY = ExampleStudy.ct();
    private static final VolumeGeometry GRID = new VolumeGeometry(
            ExampleStudy.FRAME_OF_REFERENCE,
            40,
            36,
            30,
            new PatientPoint(-20, -30, 100),
            new Direction(1, 0, 0),
            new Direction(0, 1, 0),
            new Direction(0, 0, 1),
            0.8,
            0.8,
            2.5);
    private static final double TURN = Math.toRadians(30);
    /** Turned by 30° about the patient's x axis, which is neither axial nor coronal. */
    private static final Direction ACROSS = new Direction(1, 0, 0);

    private static final Direction DOWN = new Direction(0, Math.cos(TURN), Math.sin(TURN));
    private static final PatientPoint MIDDLE = GRID.toPatient(20, 18, 15);

    @TempDir
    private Path folder;

    @Test
    void lengthsAndAnglesAreThoseInThePatient() {
        ReformatPlane plane = plane(Slab.NONE);
        PatientPoint from = MIDDLE.plus(-6, ACROSS).plus(-4, DOWN);
        PatientPoint to = MIDDLE.plus(5, ACROSS).plus(9, DOWN);
        Shape length = new Shape.Length(plane.toImage(from), plane.toImage(to));
        Measured measured = numbers(length, plane).getFirst();
        assertThat(measured.value()).isCloseTo(Math.hypot(11, 13), within(1e-9));
        assertThat(measured.unit()).isEqualTo(Unit.MILLIMETRE);
        Shape angle = new Shape.Angle(plane.toImage(to), plane.toImage(from), plane.toImage(from.plus(3, ACROSS)));
        assertThat(numbers(angle, plane).getFirst().value())
                .isCloseTo(Math.toDegrees(Math.atan2(13, 11)), within(1e-9));
    }

    @Test
    void aRegionHasTheValuesOfTheVolumeOnThatPlane() {
        for (Slab slab : List.of(Slab.NONE, new Slab(6, Slab.Projection.MEAN))) {
            ReformatPlane plane = plane(slab);
            Shape ellipse = new Shape.Ellipse(
                    plane.toImage(MIDDLE), plane.toImage(MIDDLE.plus(6, ACROSS)), plane.toImage(MIDDLE.plus(4, DOWN)));
            List<Measured> numbers = numbers(ellipse, plane);
            assertThat(numbers.getFirst().value()).isCloseTo(Math.PI * 24, within(1e-9));
            // of a linear volume: the mean is its value in the middle; along the gradient half a radius is the
            // deviation
            double gradientAcross = 20;
            double gradientDown = -7 * DOWN.y() + 3 * DOWN.z();
            double deviation = Math.sqrt(Math.pow(gradientAcross * 6 / 2, 2) + Math.pow(gradientDown * 4 / 2, 2));
            double reach = Math.hypot(gradientAcross * 6, gradientDown * 4);
            assertThat(numbers.get(1).value()).isCloseTo(value(MIDDLE), within(2.0));
            assertThat(numbers.get(2).value()).isCloseTo(deviation, within(deviation * 0.02));
            assertThat(numbers.get(3).value()).isCloseTo(value(MIDDLE) - reach, within(reach * 0.08));
            assertThat(numbers.get(4).value()).isCloseTo(value(MIDDLE) + reach, within(reach * 0.08));
            assertThat(numbers.get(1).unit()).isEqualTo(MeasurementCodes.HOUNSFIELD);
        }
    }

    @Test
    void itIsThereOnTheSamePlaneWhenTheStationIsOpenedAgain() {
        List<Annotation> before;
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations drawn = drawing(store);
            drawn.add(
                    place(plane(new Slab(4.7, Slab.Projection.MAXIMUM))), new Shape.Length(at(1.1, 2), at(3, 4.7)), "");
            drawn.flush().join();
            before = drawn.all();
        }
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations again = drawing(store);
            again.restore(store.annotations().entries(STUDY.studyInstanceUid()), Optional.empty());
            assertThat(again.all()).isEqualTo(before).hasSize(1);
            assertThat(again.all().getFirst().place().plane()).contains(plane(new Slab(4.7, Slab.Projection.MAXIMUM)));
        }
    }

    @Test
    void theReportStatesItInThePatientsSpaceAndOfNoImage() throws Exception {
        ReformatPlane plane = plane(new Slab(5, Slab.Projection.MAXIMUM));
        PatientPoint from = MIDDLE.plus(-6, ACROSS);
        PatientPoint to = MIDDLE.plus(9, DOWN);
        List<MeasuredAnnotation> measured = List.of(
                annotation("2.25.901", plane, new Shape.Length(plane.toImage(from), plane.toImage(to))),
                annotation(
                        "2.25.902",
                        plane,
                        new Shape.Ellipse(
                                plane.toImage(MIDDLE),
                                plane.toImage(MIDDLE.plus(6, ACROSS)),
                                plane.toImage(MIDDLE.plus(4, DOWN)))));
        Path sr = Files.write(folder.resolve("sr.dcm"), bytes(measured));
        var report = ResultReader.read(
                SrDocumentReader.read(DicomReader.read(Files.readAllBytes(sr)).dataSet()));
        assertThat(report.document().problems()).isEmpty();
        var line = report.findings().stream()
                .filter(finding -> finding.identity().trackingUid().equals(Optional.of("2.25.901")))
                .findFirst()
                .orElseThrow();
        assertThat(line.measurements().getFirst().regions())
                .singleElement()
                .isInstanceOfSatisfying(Region.InSpace.class, region -> {
                    assertThat(region.shape().type()).isEqualTo(GraphicType3d.POLYLINE);
                    assertThat(region.shape().frameOfReferenceUid()).isEqualTo(ExampleStudy.FRAME_OF_REFERENCE);
                    assertThat(region.shape().points().getFirst().distanceTo(from))
                            .isLessThan(1e-4);
                    assertThat(region.shape().points().getLast().distanceTo(to)).isLessThan(1e-4);
                });
        var ellipse = report.findings().stream()
                .filter(finding -> finding.identity().trackingUid().equals(Optional.of("2.25.902")))
                .findFirst()
                .orElseThrow();
        assertThat(ellipse.regions()).singleElement().isInstanceOfSatisfying(Region.InSpace.class, region -> {
            assertThat(region.shape().type()).isEqualTo(GraphicType3d.ELLIPSE);
            assertThat(region.shape().points().get(1).distanceTo(MIDDLE.plus(6, ACROSS)))
                    .isLessThan(1e-4);
        });
        assertThat(ellipse.comments())
                .anyMatch(text -> text.contains("on a reformatted plane, 5.0 mm thick (maximum)"));
        assumeTrue(Judge.installed("dciodvfy") && Judge.installed("dsrdump"), "dicom3tools or dcmtk not installed");
        Judge.assertNoErrors(sr, "Comprehensive3DSR");
        Judge dump = Judge.ask("dsrdump", "+Pl", sr.toString());
        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output()).contains("SCOORD3D");
    }

    private static ImagePoint at(double column, double row) {
        return new ImagePoint(column, row);
    }

    private static ReformatPlane plane(Slab slab) {
        return ReformatPlane.through(GRID, MIDDLE, ACROSS, DOWN, slab);
    }

    private static AnnotationPlace place(ReformatPlane plane) {
        return new AnnotationPlace(
                STUDY.studyInstanceUid(),
                ExampleStudy.SERIES_UID,
                Optional.of(ExampleStudy.FRAME_OF_REFERENCE),
                new FrameRef(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 2), 1),
                Optional.of(plane));
    }

    private static MeasuredAnnotation annotation(String uid, ReformatPlane plane, Shape shape) {
        Annotation annotation =
                new Annotation(new TrackingUid(uid), place(plane), shape, "", ExampleReport.READER, SampleReview.NOW);
        return new MeasuredAnnotation(annotation, numbers(shape, plane));
    }

    private static StudyAnnotations drawing(StationStore store) {
        return new StudyAnnotations(
                STUDY.studyInstanceUid(), ExampleReport.READER, store.annotations(), SampleReview.CLOCK);
    }

    private static double value(PatientPoint at) {
        return 20 * at.x() - 7 * at.y() + 3 * at.z() + 50;
    }

    private static List<Measured> numbers(Shape shape, ReformatPlane plane) {
        List<SliceValues> slices = new ArrayList<>();
        for (int k = 0; k < GRID.slices(); k++) {
            double[] values = new double[GRID.columns() * GRID.rows()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(GRID.toPatient(i % GRID.columns(), i / GRID.columns(), k));
            }
            RealFrame frame = new RealFrame(new FrameRef("1." + k, 1), GRID.columns(), GRID.rows(), values, "HU");
            slices.add(SliceValues.of(frame, value -> value));
        }
        VolumeValues volume = new VolumeValues(
                new Reformatter(GRID, slices), MeasurementCodes.ATTENUATION, MeasurementCodes.HOUNSFIELD);
        return AnnotationNumbers.onPlane(shape, plane, PixelSpacing.Origin.PIXEL_SPACING, Optional.of(volume));
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
}
