package org.overread.core.reformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.Direction;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.Shape;
import org.overread.core.report.MeasurementReading;
import org.overread.core.review.SampleReview;
import org.overread.core.sr.Judge;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;
import org.overread.core.study.Study;

/**
 * Planes through volumes as files have them (oblique, tilted, from the head, in disorder, rescaled slice by slice, PET): those
 * that pydicom writes, and the values that scipy samples, in reformatted_by_scipy.py.
 */
class ReformattedByScipyTest {
    /** Of the values' range: single precision, over eight voxels and many steps. */
    private static final double PRECISION = 2e-6;

    @TempDir
    Path folder;

    private Study study;

    @BeforeEach
    void volumesAreWritten() throws Exception {
        Judge.python(getClass(), "reformatted_by_scipy.py", folder, "pydicom, scipy");
        study = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst();
    }

    @Test
    void everyPixelOfAPlaneIsWhatScipySamplesThere() throws Exception {
        List<String> planes = Files.readAllLines(folder.resolve("planes.tsv"));
        SoftAssertions all = new SoftAssertions();
        for (String line : planes) {
            String[] part = line.split("\t");
            double[] expected = numbers(folder.resolve(part[9]));
            float[] ours = reformatter(series(part[0])).sample(plane(part));
            double range = Arrays.stream(expected)
                            .filter(Double::isFinite)
                            .max()
                            .orElseThrow()
                    - Arrays.stream(expected).filter(Double::isFinite).min().orElseThrow();
            int apart = 0;
            for (int i = 0; i < expected.length; i++) {
                boolean none = Double.isNaN(expected[i]) && Float.isNaN(ours[i]);
                apart += none || Math.abs(ours[i] - expected[i]) <= PRECISION * range ? 0 : 1;
            }
            all.assertThat(apart).as("pixels that differ: " + line).isZero();
        }
        all.assertAll();
        assertThat(planes).hasSize(50);
    }

    @Test
    void aRegionOnAPlaneHasTheNumbersThatNumpyFindsThere() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (String line : Files.readAllLines(folder.resolve("planes.tsv"))) {
            String[] part = line.split("\t");
            List<Measured> ours = measured(series(part[0]), plane(part));
            double range = Double.parseDouble(part[14]) - Double.parseDouble(part[13]);
            all.assertThat(ours).as(line).hasSize(5);
            for (int i = 0; i < ours.size(); i++) {
                double right = Double.parseDouble(part[10 + i]);
                double precision = i == 0 ? 1e-9 * right : PRECISION * range;
                all.assertThat(ours.get(i).value()).as(line).isCloseTo(right, within(precision));
            }
        }
        all.assertAll();
    }

    private List<Measured> measured(Series series, ReformatPlane plane) {
        ImagePoint centre = new ImagePoint(plane.columns() / 2.0, plane.rows() / 2.0);
        Shape ellipse = new Shape.Ellipse(
                centre,
                new ImagePoint(centre.column() + plane.columns() / 4.0, centre.row()),
                new ImagePoint(centre.column(), centre.row() + plane.rows() / 4.0));
        AnnotationPlace place = new AnnotationPlace(
                study.studyInstanceUid(),
                series.seriesInstanceUid(),
                Optional.of(plane.frameOfReferenceUid()),
                stack(series).slices().getFirst().ref(),
                Optional.of(plane));
        Annotation drawn =
                new Annotation(TrackingUid.create(), place, ellipse, "", SampleReview.READER, SampleReview.NOW);
        return MeasurementReading.of(study, List.of(drawn)).getFirst().numbers();
    }

    private static Reformatter reformatter(Series series) throws Exception {
        SliceStack stack = stack(series);
        List<SliceValues> slices = new ArrayList<>();
        for (Slice slice : stack.slices()) {
            ImageFrame frame = new ImageFrameReader().read(slice.instance(), slice.frameNumber());
            slices.add(FrameValues.of(series, slice.instance(), frame)
                    .orElseThrow()
                    .forSampling());
        }
        return new Reformatter(stack.geometry().orElseThrow(), slices);
    }

    private static SliceStack stack(Series series) {
        assertThat(series.stacks()).as(series.description()).hasSize(1);
        return series.stacks().getFirst();
    }

    private Series series(String name) {
        return study.series().stream()
                .filter(one -> one.description().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not read"));
    }

    private ReformatPlane plane(String[] part) {
        Slab slab = new Slab(Double.parseDouble(part[7]), Slab.Projection.valueOf(part[8]));
        double[] centre = vector(part[1]);
        return new ReformatPlane(
                "1.2.826.0.1.3680043.9.3",
                new PatientPoint(centre[0], centre[1], centre[2]),
                direction(part[2]),
                direction(part[3]),
                Double.parseDouble(part[4]),
                Integer.parseInt(part[5]),
                Integer.parseInt(part[6]),
                slab);
    }

    private static Direction direction(String text) {
        double[] vector = vector(text);
        return new Direction(vector[0], vector[1], vector[2]);
    }

    private static double[] vector(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] numbers(Path file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.capacity() / Double.BYTES];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }
}
