package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.Finding;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.Quarantined;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.FindingReview;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SyntheticSeries;

/** Every state of the window, with a picture of each in target/screens. */
@ExtendWith(VirtualScreen.class)
class ReadingScreensTest {
    private ReadingBench bench;

    @AfterEach
    void closeWindow() {
        if (bench != null) { // none where the study that a test needs is absent
            bench.close();
        }
    }

    @Test
    void withoutAStudyTheWindowSaysHowToOpenOne() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        bench.picture("state-empty");
        assertThat(bench.texts()).contains("No study is open", "Drag a folder", "Ctrl+O");
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.SPACE);
        bench.keys(KeyCode.Z);
        assertThat(bench.texts()).contains("No study is open");
    }

    @Test
    void openingShowsHowFarItIsAndCanBeCancelled() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 5)));
        bench.window.loading("Reading 120 of 400 files", OptionalDouble.of(0.3));
        bench.settle();
        assertThat(bench.texts()).doesNotContain("DOE");
        // what opens at once says nothing of it
        VirtualScreen.until(() -> bench.texts().contains("120 of 400"));
        bench.picture("state-loading");
        assertThat(bench.texts()).contains("Opening", "120 of 400").doesNotContain("DOE");
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.host.cancelled).isEqualTo(1);
    }

    @Test
    void whatCannotBeOpenedSaysWhatHappenedWhatIsSafeAndWhatNext() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        bench.window.failed("The folder holds no DICOM file that can be read.", unread());
        bench.settle();
        bench.picture("state-failed");
        assertThat(bench.texts())
                .contains("holds no DICOM file", "no file was touched", "from the worklist (N)", "2 files not read");
        bench.keys(KeyCode.U);
        bench.picture("state-unread");
        assertThat(bench.sheetTexts()).contains("broken.dcm", "ends before its pixel data do", "notes.txt");
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.sheetTexts()).isEmpty();
    }

    @Test
    void everyStateOfARunLooksDifferent() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        Series chest = SyntheticSeries.of("1.2.3", 20);
        List<String> seen = new ArrayList<>();
        for (RunState state : RunState.values()) {
            bench.open(ReadingBench.study(chest));
            boolean finished = state != RunState.QUEUED && state != RunState.RUNNING && state != RunState.LATE;
            bench.window.inference(ReadingBench.run(
                    ReadingBench.STUDY,
                    state,
                    finished,
                    List.of(ReadingBench.onSlice(1, chest, 4, new ImagePoint(44, 20), 7))));
            bench.settle();
            bench.picture("run-" + state.name().toLowerCase(Locale.ROOT));
            seen.add(bench.texts()
                    .lines()
                    .filter(line -> line.startsWith("AI"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(RunState.values().length);
        assertThat(seen).as("silent looks like not run").contains("AI  not run");
    }

    @Test
    void deliveriesAndWhatIsWrongStandBelow() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 20)), unread().toArray(Quarantined[]::new));
        bench.window.deliveries(List.of(
                entry("PACS", OutboxEntry.State.DELIVERED, Optional.empty()),
                entry(
                        "EHR",
                        OutboxEntry.State.PENDING,
                        Optional.of(Instant.now().plusSeconds(30)))));
        bench.window.problem(Problem.STATION, Optional.of("The data folder cannot be written to. Reading goes on."));
        bench.settle();
        bench.picture("state-deliveries");
        assertThat(bench.texts()).contains("PACS ✓", "EHR retry in", "cannot be written to", "2 files not read");
        bench.window.problem(Problem.STATION, Optional.empty());
        bench.settle();
        assertThat(bench.texts()).doesNotContain("cannot be written to");
    }

    @Test
    void whatEndsOneProblemLeavesTheOthersSaid() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        Series series = SyntheticSeries.of("1.2.3", 20);
        FindingReview review = bench.open(ReadingBench.study(series));
        VirtualScreen.onScreen(
                () -> review.present(List.of(ReadingBench.onSlice(1, series, 3, new ImagePoint(64, 64), 8))));
        bench.window.problem(Problem.STATION, Optional.of("The audit trail was altered."));
        bench.window.problem(Problem.IMAGES, Optional.of("3 images did not come."));
        bench.journal.failing = true;
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.A);
        bench.settle();
        bench.picture("state-problems");
        assertThat(bench.texts()).contains("audit trail was altered", "3 images did not come", "cannot be saved");

        bench.journal.failing = false;
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        bench.settle();
        assertThat(bench.texts())
                .contains("audit trail was altered", "3 images did not come")
                .doesNotContain("cannot be saved");

        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.4", 10)));
        assertThat(bench.texts()).contains("audit trail was altered").doesNotContain("3 images did not come");
    }

    @Test
    void aSignatureIsAskedForWithWhatCannotBeLookedAt() {
        bench = new ReadingBench(SyntheticSeries::read, 1440, 900);
        Quarantined broken = new Quarantined(Path.of("disc/IM0007"), DicomException.Kind.TRUNCATED, "ends early");
        Quarantined leaflet = new Quarantined(Path.of("disc/README.TXT"), DicomException.Kind.NOT_DICOM, "no DICOM");
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 20)), broken, leaflet);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.picture("sign-incomplete");
        assertThat(bench.signText()).contains("Not readable and not looked at: 1 file that came with this study");
        bench.keys(KeyCode.ESCAPE);

        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.4", 10)), leaflet);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.signText()).contains("It states no findings").doesNotContain("Not readable");
    }

    @ParameterizedTest
    @CsvSource({"1000, 800", "1440, 900", "2160, 2390"})
    void realChestAtEverySize(int width, int height) throws Exception {
        Study study = RealChest.read().studies().getFirst();
        Series series = study.series().getFirst();
        FrameReader reader = new FrameReader();
        bench = new ReadingBench(reader::read, width, height);
        bench.open(study);
        Finding tumour = finding(study, series, 1, RealChest.TUMOUR, 18);
        Finding nodule = finding(study, series, 2, RealChest.NODULE, 6);
        bench.window.inference(
                ReadingBench.run(study.studyInstanceUid(), RunState.FINDINGS, true, List.of(tumour, nodule)));
        bench.keys(KeyCode.DIGIT1);
        bench.keys(KeyCode.D);
        bench.picture("chest-" + width + "x" + height + "-zoomed");
        assertThat(bench.texts()).contains(tumourSlice(series));
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.F);
        bench.picture("chest-" + width + "x" + height);
    }

    @Test
    void aPictureOfTheScreenIsReadBackAsItWasTaken() throws Exception {
        bench = new ReadingBench(SyntheticSeries::read, 1000, 800);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 5)));
        WritableImage taken = VirtualScreen.await(bench.script.screenshot());
        Image read = new Image(new ByteArrayInputStream(ScreenPicture.png(taken)));
        assertThat(read.getException()).isNull();
        assertThat(read.getWidth()).isEqualTo(taken.getWidth());
        for (int x = 0; x < taken.getWidth(); x += 11) {
            for (int y = 0; y < taken.getHeight(); y += 13) {
                assertThat(read.getPixelReader().getArgb(x, y))
                        .isEqualTo(taken.getPixelReader().getArgb(x, y));
            }
        }
    }

    private static String tumourSlice(Series series) {
        int position = series.instances().indexOf(RealChest.nearest(series, RealChest.TUMOUR));
        return "Slice " + (position + 1) + " / 99";
    }

    private static List<Quarantined> unread() {
        return List.of(
                new Quarantined(Path.of("broken.dcm"), DicomException.Kind.TRUNCATED, "ends before its pixel data do"),
                new Quarantined(Path.of("notes.txt"), DicomException.Kind.NOT_DICOM, "not a DICOM file"));
    }

    private static OutboxEntry entry(String destination, OutboxEntry.State state, Optional<Instant> next) {
        return new OutboxEntry(
                1, "2.25.1", DocumentKind.values()[0], "2.25.2", destination, state, 1, next, Optional.empty());
    }

    private static Finding finding(Study study, Series series, int number, PatientPoint at, double mm) {
        Instance instance = RealChest.nearest(series, at);
        ImagePlane plane = instance.plane().orElseThrow();
        return ReadingBench.finding(
                number,
                study.studyInstanceUid(),
                series.seriesInstanceUid(),
                new FrameRef(instance.sopInstanceUid(), 1),
                plane,
                plane.toImage(at),
                mm);
    }
}
