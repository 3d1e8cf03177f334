package org.overread.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.report.MeasurementReading;
import org.overread.core.review.SampleReview;
import org.overread.core.sr.Judge;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

class AnnotationNumbersTest {
    /** Region statistics written anew, pixel by pixel, by pydicom and numpy. */
    private static final String NUMPY = """
            import sys, numpy, pydicom
            d = pydicom.dcmread(sys.argv[1])
            a = d.pixel_array.astype(float) * float(d.RescaleSlope) + float(d.RescaleIntercept)
            cx, cy, rx, ry = map(float, sys.argv[2:6])
            y, x = numpy.mgrid[0:a.shape[0], 0:a.shape[1]]
            inside = a[((x + 0.5 - cx) / rx) ** 2 + ((y + 0.5 - cy) / ry) ** 2 < 1]
            ps = [float(v) for v in d.PixelSpacing]
            print(numpy.pi * rx * ps[1] * ry * ps[0], inside.mean(), inside.std(), inside.min(), inside.max())
            """;

    private static Instance instance(DataSet header) {
        return new Instance(
                Path.of("none"),
                "1.2.840.10008.1.2.1",
                "1.2.3",
                "1.2.840.10008.5.1.4.1.1.6.1",
                1,
                Optional.empty(),
                header);
    }

    private static FrameValues values(DataSet header, ImageFrame frame) {
        Instance instance = instance(header);
        String modality = header.string(Tag.Modality).orElse("OT");
        Series series = new Series("1.2", modality, Optional.of(1), "", "", List.of(instance), false, List.of());
        return FrameValues.of(series, instance, frame).orElseThrow();
    }

    private static DataSet ultrasound() {
        DataSet header = new DataSet()
                .putInteger(Tag.Rows, Vr.US, 100)
                .putInteger(Tag.Columns, Vr.US, 200)
                .putString(Tag.Modality, Vr.CS, "US");
        return header.putItems(
                Tag.SequenceOfUltrasoundRegions, List.of(region(0, 0, 99, 99, 0.05), region(100, 0, 199, 99, 0.02)));
    }

    private static DataSet region(int x0, int y0, int x1, int y1, double cm) {
        return new DataSet()
                .putInteger(Tag.RegionSpatialFormat, Vr.US, 1)
                .putInteger(Tag.RegionDataType, Vr.US, 1)
                .putInteger(Tag.RegionFlags, Vr.UL, 0)
                .putInteger(Tag.RegionLocationMinX0, Vr.UL, x0)
                .putInteger(Tag.RegionLocationMinY0, Vr.UL, y0)
                .putInteger(Tag.RegionLocationMaxX1, Vr.UL, x1)
                .putInteger(Tag.RegionLocationMaxY1, Vr.UL, y1)
                .putInteger(Tag.PhysicalUnitsXDirection, Vr.US, 3)
                .putInteger(Tag.PhysicalUnitsYDirection, Vr.US, 3)
                .putFloating(Tag.PhysicalDeltaX, Vr.FD, cm)
                .putFloating(Tag.PhysicalDeltaY, Vr.FD, cm);
    }

    private static Measured first(Shape shape, DataSet header) {
        return AnnotationNumbers.ofShape(shape, instance(header).calibration(1)).getFirst();
    }

    @Test
    void ultrasoundIsMeasuredInMillimetresWithinOneRegionAndInPixelsAcross() {
        Measured within = first(SampleShapes.line(10, 10, 50, 40), ultrasound());
        assertThat(within.value()).isCloseTo(50 * 0.5, within(1e-12));
        assertThat(within.unit()).isEqualTo(Unit.MILLIMETRE);
        Measured across = first(SampleShapes.line(80, 10, 120, 40), ultrasound());
        assertThat(across.value()).isEqualTo(50);
        assertThat(across.unit()).isEqualTo(MeasurementCodes.PIXELS);
    }

    @Test
    void anEllipseThatReachesIntoAnotherRegionIsInPixelsThoughItsHandlesAreInOne() {
        Shape.Ellipse reaching =
                new Shape.Ellipse(new ImagePoint(95, 50), new ImagePoint(70, 50), new ImagePoint(95, 60));
        assertThat(first(reaching, ultrasound()).unit()).isEqualTo(MeasurementCodes.SQUARE_PIXELS);
    }

    @Test
    void unknownSpacingGivesNoMillimetre() {
        DataSet bare = new DataSet().putInteger(Tag.Rows, Vr.US, 10).putInteger(Tag.Columns, Vr.US, 10);
        for (Shape shape : SampleShapes.ALL) {
            assertThat(AnnotationNumbers.ofShape(shape, instance(bare).calibration(1)))
                    .noneMatch(number -> number.unit().ucum().startsWith("mm"));
        }
    }

    @Test
    void valuesWithoutAUnitAreStoredValuesAndPaddingIsNone() {
        DataSet header = new DataSet()
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.Columns, Vr.US, 2)
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putInteger(Tag.PixelPaddingValue, Vr.SS, -2000);
        GreyFrame frame = new GreyFrame(
                new FrameRef("1.2.3", 1), 2, 2, new short[] {10, -2000, 30, 20}, false, ModalityLut.IDENTITY);
        List<Measured> numbers = ShapeMeasures.ofValues(
                new Shape.Polygon(List.of(
                        new ImagePoint(0, 0), new ImagePoint(2, 0), new ImagePoint(2, 2), new ImagePoint(0, 2))),
                values(header, frame));
        assertThat(numbers).extracting(Measured::quantity).containsOnly(MeasurementCodes.STORED_VALUE);
        assertThat(numbers).extracting(Measured::unit).containsOnly(Unit.NONE);
        assertThat(numbers).extracting(Measured::value).containsExactly(20.0, Math.sqrt(200 / 3.0), 10.0, 30.0);
    }

    @Test
    void aSliceThatIsRescaledByOneAndZeroIsOfTheVolumeOfTheOthers() throws Exception {
        DataSet header = new DataSet().putInteger(Tag.Rows, Vr.US, 2).putInteger(Tag.Columns, Vr.US, 2);
        List<FrameValues> slices = new ArrayList<>();
        for (double slope : new double[] {1, 2.5, 3}) {
            slices.add(values(
                    header,
                    new GreyFrame(
                            new FrameRef("1.2.3", 1),
                            2,
                            2,
                            new short[] {10, 10, 10, 10},
                            false,
                            ModalityLut.linear(slope, 0, ""))));
        }
        VolumeGeometry grid = new VolumeGeometry(
                "1.2.9",
                2,
                2,
                3,
                new PatientPoint(0, 0, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                1,
                1,
                1);
        VolumeValues volume = VolumeValues.of(grid, slices);
        assertThat(volume.quantity()).isEqualTo(MeasurementCodes.rescaled(""));
        assertThat(volume.values().value(new PatientPoint(0, 0, 0))).isEqualTo(10);
        assertThat(volume.values().value(new PatientPoint(0, 0, 1))).isEqualTo(25);
    }

    @Test
    void uptakeIsMeanOfSuvByBodyWeightAsTheFormulaHasIt() {
        DataSet isotope = new DataSet()
                .putString(Tag.RadionuclideTotalDose, Vr.DS, "370000000")
                .putString(Tag.RadionuclideHalfLife, Vr.DS, "6586.2")
                .putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "080000");
        DataSet header = new DataSet()
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.Columns, Vr.US, 2)
                .putString(Tag.Modality, Vr.CS, "PT")
                .putString(Tag.Units, Vr.CS, "BQML")
                .putString(Tag.CorrectedImage, Vr.CS, "ATTN", "DECY")
                .putString(Tag.DecayCorrection, Vr.CS, "START")
                .putString(Tag.PatientWeight, Vr.DS, "75")
                .putString(Tag.SeriesDate, Vr.DA, "20260101")
                .putString(Tag.SeriesTime, Vr.TM, "090000")
                .putString(Tag.AcquisitionDate, Vr.DA, "20260101")
                .putString(Tag.AcquisitionTime, Vr.TM, "090000")
                .putItems(Tag.RadiopharmaceuticalInformationSequence, isotope);
        GreyFrame frame = new GreyFrame(
                new FrameRef("1.2.3", 1),
                2,
                2,
                new short[] {1000, 2000, 3000, 4000},
                true,
                ModalityLut.linear(2.5, 0, ""));
        List<Measured> numbers = ShapeMeasures.ofValues(
                new Shape.Polygon(List.of(
                        new ImagePoint(0, 0), new ImagePoint(2, 0), new ImagePoint(2, 2), new ImagePoint(0, 2))),
                values(header, frame));
        double decayed = 370e6 * Math.pow(2, -3600 / 6586.2);
        assertThat(numbers.getFirst().value()).isCloseTo(2.5 * 2500 * 75 * 1000 / decayed, within(1e-9));
        assertThat(numbers).extracting(Measured::quantity).containsOnly(MeasurementCodes.SUV_BODY_WEIGHT);
        assertThat(numbers.getFirst().unit().ucum()).isEqualTo("g/ml{SUVbw}");
    }

    @Test
    void aRegionOfARealCtHasTheAreaAndValuesThatNumpyFinds() throws Exception {
        Path data = Path.of(System.getProperty("overread.testdata", "absent"), "ct-chest");
        Assumptions.assumeTrue(Files.isDirectory(data), "real CT not at hand");
        Assumptions.assumeTrue(
                Judge.installed("python3")
                        && Judge.ask("/usr/bin/python3", "-c", "import pydicom, numpy")
                                        .exitCode()
                                == 0,
                "python3-pydicom not installed");
        Study study = new StudyIngest()
                .ingest(List.of(data), (done, total) -> {})
                .studies()
                .getFirst();
        Series series = study.series().getFirst();
        Instance slice = series.instances().get(31);
        Shape.Ellipse ellipse = Shape.Ellipse.inBox(new ImagePoint(100.3, 150.7), new ImagePoint(141.9, 196.1));
        AnnotationPlace place = new AnnotationPlace(
                study.studyInstanceUid(),
                series.seriesInstanceUid(),
                Optional.empty(),
                new FrameRef(slice.sopInstanceUid(), 1));
        Annotation annotation =
                new Annotation(TrackingUid.create(), place, ellipse, "", SampleReview.READER, SampleReview.NOW);
        List<Measured> numbers =
                MeasurementReading.of(study, List.of(annotation)).getFirst().numbers();
        Judge numpy =
                Judge.ask("/usr/bin/python3", "-c", NUMPY, slice.file().toString(), "121.1", "173.4", "20.8", "22.7");
        String[] expected = numpy.output().strip().split(" ");
        assertThat(numbers).hasSize(5).hasSameSizeAs(expected);
        for (int i = 0; i < 5; i++) {
            double right = Double.parseDouble(expected[i]);
            assertThat(numbers.get(i).value()).isCloseTo(right, within(Math.abs(right) * 1e-9 + 1e-9));
        }
        assertThat(numbers.get(1).unit()).isEqualTo(MeasurementCodes.HOUNSFIELD);
    }
}
