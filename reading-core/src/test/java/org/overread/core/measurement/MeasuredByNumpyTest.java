package org.overread.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.report.MeasurementReading;
import org.overread.core.review.SampleReview;
import org.overread.core.sr.Judge;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;

/**
 * All that a shape measures, on images of many kinds: those that pydicom writes and the numbers that numpy works out, in
 * measured_by_numpy.py.
 */
class MeasuredByNumpyTest {
    /** Of single precision, in which nothing here is computed. */
    private static final double PRECISION = 1e-7;

    @TempDir
    Path folder;

    private Study study;

    @BeforeEach
    void imagesAreWritten() throws Exception {
        Judge.python(getClass(), "measured_by_numpy.py", folder, "pydicom, numpy");
        study = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst();
    }

    @Test
    void everyNumberIsThatOfNumpyInThatUnit() throws Exception {
        List<String> cases = Files.readAllLines(folder.resolve("cases.tsv"));
        SoftAssertions all = new SoftAssertions();
        for (String line : cases) {
            String[] part = line.split("\t");
            List<Measured> ours = measured(part[0], Integer.parseInt(part[1]), shape(part[2]));
            String what = part[0] + " frame " + part[1] + " " + part[2].substring(0, Math.min(60, part[2].length()));
            List<String> expected = Arrays.asList(part).subList(3, part.length);
            all.assertThat(ours).as(what).hasSameSizeAs(expected);
            for (int i = 0; i < Math.min(ours.size(), expected.size()); i++) {
                compare(ours.get(i), expected.get(i).split("\\|"), what, all);
            }
        }
        all.assertAll();
        assertThat(cases).hasSizeGreaterThan(250);
    }

    /** @param expected quantity, derivation, value, unit */
    private static void compare(Measured ours, String[] expected, String what, SoftAssertions all) {
        double right = Double.parseDouble(expected[2]);
        all.assertThat(ours.quantity().value()).as(what).isEqualTo(expected[0]);
        all.assertThat(ours.derivation().map(how -> how.value()).orElse("-"))
                .as(what)
                .isEqualTo(expected[1]);
        all.assertThat(ours.value()).as(what).isCloseTo(right, within(Math.abs(right) * PRECISION + 1e-12));
        all.assertThat(ours.unit().ucum()).as(what).isEqualTo(expected[3]);
    }

    /** As a report reads it from the study's files. */
    private List<Measured> measured(String file, int frame, Shape shape) {
        Instance image = study.series().stream()
                .flatMap(series -> series.instances().stream())
                .filter(one -> one.file().endsWith(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " was not read"));
        String series = study.series().stream()
                .filter(one -> one.instances().contains(image))
                .findFirst()
                .orElseThrow()
                .seriesInstanceUid();
        AnnotationPlace place = new AnnotationPlace(
                study.studyInstanceUid(), series, Optional.empty(), new FrameRef(image.sopInstanceUid(), frame));
        Annotation drawn =
                new Annotation(TrackingUid.create(), place, shape, "", SampleReview.READER, SampleReview.NOW);
        return MeasurementReading.of(study, List.of(drawn)).getFirst().numbers();
    }

    private static Shape shape(String text) {
        String[] parts = text.split(" ");
        List<ImagePoint> at = Arrays.stream(parts)
                .skip(1)
                .map(point -> point.split(","))
                .map(point -> new ImagePoint(Double.parseDouble(point[0]), Double.parseDouble(point[1])))
                .toList();
        return switch (parts[0]) {
            case "Length" -> new Shape.Length(at.get(0), at.get(1));
            case "Angle" -> new Shape.Angle(at.get(0), at.get(1), at.get(2));
            case "Cobb" ->
                new Shape.CobbAngle(new Shape.Length(at.get(0), at.get(1)), new Shape.Length(at.get(2), at.get(3)));
            case "Bidirectional" ->
                new Shape.Bidirectional(new Shape.Length(at.get(0), at.get(1)), new Shape.Length(at.get(2), at.get(3)));
            case "Ellipse" -> new Shape.Ellipse(at.get(0), at.get(1), at.get(2));
            case "Polygon" -> new Shape.Polygon(at);
            default -> throw new AssertionError(text);
        };
    }
}
