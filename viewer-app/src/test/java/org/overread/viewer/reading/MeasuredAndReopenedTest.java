package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePoint;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Shape;
import org.overread.core.report.MeasurementReading;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportIds;
import org.overread.core.report.StationIdentity;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.Study;
import org.overread.viewer.endtoend.Judge;
import org.overread.viewer.measuring.DrawnItem;

/**
 * Every kind of measurement drawn by hand on an oblique slice of noise with oblong pixels, stated in a report, worked out anew
 * from that report by numpy (reported_by_numpy.py), and seen again at the same station and at another.
 */
@ExtendWith(VirtualScreen.class)
class MeasuredAndReopenedTest {
    private static final int SIZE = 64;
    private static final int SLICES = 5;

    @TempDir
    Path folder;

    private PhantomFiles files;
    private ReadingBench bench;
    private ImageHand hand;

    @BeforeEach
    void openSlices() throws Exception {
        files = new PhantomFiles(folder);
        for (int slice = 0; slice < SLICES; slice++) {
            files.write(slice, oblique(slice));
        }
        openWindow();
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void whatTheReportStatesIsWhatNumpyFindsAndWhatIsSeenAgainHereAndElsewhere() throws Exception {
        drawOneOfEach();
        bench.picture("measured-one-of-each");
        List<Annotation> drawn = drawn();
        assertThat(drawn)
                .extracting(one -> one.shape().getClass().getSimpleName())
                .containsExactly("Length", "Angle", "CobbAngle", "Bidirectional", "Ellipse", "Polygon", "Polygon");
        List<DrawnItem> before = painted();
        Path report = report(drawn);
        everyNumberIsThatOfNumpy(report);

        bench.openAgain(study());
        settled();
        assertThat(painted()).as("at the same station: the reader's own, once").isEqualTo(before);
        assertThat(drawn()).isEqualTo(drawn);

        bench.close();
        openWindow();
        for (int turn = 0; turn < 100 && painted().size() < drawn.size(); turn++) {
            bench.settle();
        }
        bench.picture("measured-elsewhere");
        assertThat(drawn()).isEmpty();
        List<DrawnItem> after = painted();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            assertSame(after.get(i), before.get(i));
        }
    }

    @Test
    void handlesAndKeysChangeItUndoAndTheListFollow() throws Exception {
        bench.keys(KeyCode.L);
        hand.drag(10, 12, 40, 12);
        Shape.Length first = (Shape.Length) drawn().getFirst().shape();
        hand.click(20, first.from().row());
        hand.drag(first.to().column(), first.to().row(), 40, 42);
        Shape.Length reshaped = (Shape.Length) drawn().getFirst().shape();
        assertThat(reshaped.from()).isEqualTo(first.from());
        assertThat(reshaped.to().row()).isCloseTo(42, within(0.3));
        double right = Math.hypot(
                0.5 * (reshaped.to().column() - reshaped.from().column()),
                0.8 * (reshaped.to().row() - reshaped.from().row()));
        assertThat(painted().getFirst().values()).containsExactly(String.format(Locale.ROOT, "%.1f mm", right));
        bench.keys(KeyCode.RIGHT);
        bench.keys(KeyCode.SHIFT, KeyCode.UP);
        Shape.Length moved = (Shape.Length) drawn().getFirst().shape();
        assertThat(moved.from().column() - reshaped.from().column()).isCloseTo(1, within(1e-9));
        assertThat(moved.to().row() - reshaped.to().row()).isCloseTo(-0.1, within(1e-9));
        assertThat(bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".measurement-list .text")))
                .as("the list")
                .contains(painted().getFirst().values().getFirst());
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawn().getFirst().shape()).isEqualTo(reshaped);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawn().getFirst().shape()).isEqualTo(first);
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(drawn().getFirst().shape()).isEqualTo(reshaped);
        bench.openAgain(study());
        settled();
        assertThat(drawn().getFirst().shape()).as("opened again").isEqualTo(reshaped);
    }

    private void drawOneOfEach() {
        bench.keys(KeyCode.L);
        hand.drag(4, 5, 27, 16);
        bench.keys(KeyCode.SHIFT, KeyCode.A);
        hand.click(50, 4);
        hand.click(36, 8);
        hand.click(44, 18);
        bench.keys(KeyCode.SHIFT, KeyCode.C);
        hand.drag(4, 24, 18, 22);
        hand.drag(4, 38, 18, 30);
        bench.keys(KeyCode.SHIFT, KeyCode.D);
        hand.drag(24, 24, 40, 34);
        hand.drag(28, 34, 34, 23);
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        hand.drag(44, 22, 60, 36);
        bench.keys(KeyCode.SHIFT, KeyCode.G);
        hand.click(6, 44);
        hand.click(26, 46);
        hand.click(20, 52);
        hand.click(24, 60);
        hand.click(8, 58);
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.SHIFT, KeyCode.F);
        hand.draw(IntStream.rangeClosed(0, 20)
                .mapToObj(i -> Math.toRadians(17 * i))
                .map(t -> new ImagePoint(
                        45 + (9 + 2 * Math.sin(4 * t)) * Math.cos(t), 51 + (7 + Math.sin(4 * t)) * Math.sin(t)))
                .toList());
        settled();
    }

    private void everyNumberIsThatOfNumpy(Path report) throws Exception {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        assumeTrue(
                Judge.installed("python3")
                        && Judge.ask(folder, python, "-c", "import pydicom, numpy")
                                        .exit()
                                == 0,
                "pydicom is not installed");
        Path script = Path.of(getClass().getResource("reported_by_numpy.py").toURI());
        List<String> ask = new ArrayList<>(List.of(python, script.toString(), report.toString()));
        IntStream.range(0, SLICES).mapToObj(files::file).map(Path::toString).forEach(ask::add);
        Judge said = Judge.ask(folder, ask.toArray(String[]::new));
        assertThat(said.exit()).as(said.said()).isZero();
        List<String> lines = said.said().lines().toList();
        assertThat(lines).as(said.said()).hasSize(5 + 3 * 5);
        for (String line : lines) {
            String[] part = line.split("\t");
            double found = Double.parseDouble(part[4]);
            // coordinates of a report are of single precision
            assertThat(Double.parseDouble(part[3])).as(line).isCloseTo(found, within(1e-6 * Math.abs(found) + 1e-6));
            assertThat(part[5]).as(line).isIn("mm", "mm2", "deg", "[hnsf'U]");
        }
    }

    private static void assertSame(DrawnItem after, DrawnItem before) {
        assertThat(after.shape()).hasSameClassAs(before.shape());
        assertThat(after.frame()).isEqualTo(before.frame());
        assertThat(after.editable()).isFalse();
        assertThat(after.author()).contains("RADIO RITA");
        for (int i = 0; i < before.shape().points().size(); i++) {
            ImagePoint here = before.shape().points().get(i);
            ImagePoint there = after.shape().points().get(i);
            assertThat(Math.hypot(here.column() - there.column(), here.row() - there.row()))
                    .isLessThan(1e-4);
        }
        assertThat(numbers(after.values())).as(after.values().toString()).isEqualTo(numbers(before.values()));
    }

    /** All numbers with a decimal point or without, in their order; a report's are a line each. */
    private static List<String> numbers(List<String> values) {
        return Pattern.compile("[−-]?[0-9]+(\\.[0-9]+)?")
                .matcher(String.join(" ", values))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    // --- the study --------------------------------------------------------------------------------------------------

    private void openWindow() throws Exception {
        bench = new ReadingBench(new ImageFrameReader()::read, 1400, 900);
        hand = new ImageHand(bench);
        bench.open(study());
    }

    private Study study() throws Exception {
        return new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst();
    }

    private Path report(List<Annotation> drawn) throws Exception {
        Study study = study();
        byte[] sr = new DicomReportWriter(new StationIdentity("Overread", "Overread", "0", "1"))
                .write(new ReportContent(
                        ReportIds.create(),
                        study,
                        ReadingBench.READER,
                        Instant.EPOCH,
                        ZoneOffset.UTC,
                        List.of(),
                        List.of(),
                        List.of(),
                        MeasurementReading.of(study, drawn),
                        List.of()))
                .getFirst()
                .bytes();
        return Files.write(folder.resolve("report.dcm"), sr);
    }

    private static DataSet oblique(int slice) {
        Random noise = new Random(slice);
        ByteBuffer pixels = ByteBuffer.allocate(2 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        while (pixels.hasRemaining()) {
            pixels.putShort((short) noise.nextInt(-900, 2000));
        }
        // normal (0.48, −0.36, 0.8) of rows (0.6, 0.8, 0) and columns (−0.64, 0.48, 0.6)
        return PhantomFiles.image(slice, SIZE)
                .putString(Tag.ImageOrientationPatient, Vr.DS, "0.6", "0.8", "0", "-0.64", "0.48", "0.6")
                .putString(
                        Tag.ImagePositionPatient,
                        Vr.DS,
                        Double.toString(-20 + 1.2 * slice),
                        Double.toString(11.5 - 0.9 * slice),
                        Double.toString(40.25 + 2.0 * slice))
                .putString(Tag.PixelSpacing, Vr.DS, "0.8", "0.5")
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.HighBit, Vr.US, 15)
                .putString(Tag.RescaleSlope, Vr.DS, "0.75")
                .putString(Tag.RescaleIntercept, Vr.DS, "-31.5")
                .putBytes(Tag.PixelData, Vr.OW, pixels.array());
    }

    private List<Annotation> drawn() {
        return bench.read(() -> bench.annotations.all());
    }

    private List<DrawnItem> painted() {
        return bench.read(() -> bench.seen.drawn(bench.seen.viewport()));
    }

    private void settled() {
        for (int turn = 0;
                turn < 100 && !bench.read(() -> bench.seen.measuring().settled());
                turn++) {
            bench.settle();
        }
        bench.settle();
    }
}
