package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.ImageFrameReader;
import org.slf4j.LoggerFactory;

/**
 * Series that are no volume, or not wholly: what can be read is read, the rest is named, planes are refused with the reason,
 * and nothing is logged as an error.
 */
@ExtendWith(VirtualScreen.class)
class BadSeriesTest {
    private static final int SLICES = 12;
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Thread.UncaughtExceptionHandler before;
    private PhantomFiles files;
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> uncaught.add(error));
        log.start();
        ROOT.addAppender(log);
        files = new PhantomFiles(folder);
        bench = new ReadingBench(new ImageFrameReader()::read, 1200, 800);
    }

    @AfterEach
    void closeWindowAndLookAtTheLog() {
        bench.close();
        ROOT.detachAppender(log);
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(uncaught).isEmpty();
        assertThat(log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)))
                .isEmpty();
    }

    private interface Change {
        void of(int slice, DataSet image);
    }

    @Test
    void aSliceWhoseCodestreamIsDamagedIsNamedTheOthersAreReadAndPlanesAreRefusedByItsNumber() throws Exception {
        write((slice, image) -> {});
        for (int slice = 0; slice < SLICES; slice++) {
            files.compress(slice, slice == 6);
        }
        open();
        List<String> texts = walk();
        assertThat(texts).hasSize(SLICES);
        assertThat(texts.get(6)).contains("Slice 7 cannot be shown").contains("The other slices can be read");
        assertThat(texts.stream().filter(text -> text.contains("cannot be shown")))
                .hasSize(1);
        assertThat(planes()).startsWith("No MPR: slice 7 of the volume: ");
    }

    @Test
    void aSliceThatCannotBeReadIsNamedBeforeTheReaderComesToItAndBeforeHeSigns() throws Exception {
        write((slice, image) -> {});
        for (int slice = 0; slice < SLICES; slice++) {
            files.compress(slice, slice == 1);
        }
        open();
        for (int turn = 0; turn < 100 && !bench.texts().contains("1 file not read"); turn++) {
            bench.settle();
        }
        assertThat(bench.texts())
                .as("at the slice in the middle")
                .contains("Slice 7 / 12")
                .contains("1 file not read");
        bench.keys(KeyCode.U);
        bench.picture("bad-frame");
        assertThat(bench.sheetTexts()).contains("slice-01.dcm").contains("its pixels cannot be read: RLE");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.signText()).contains("1 file");
        bench.picture("bad-frame-signing");
        bench.keys(KeyCode.ESCAPE);
        files.series(SLICES, slice -> {});
        open();
        assertThat(bench.texts()).as("another opening, with sound files").doesNotContain("file not read");
    }

    @Test
    void aSliceThatCanBeReadAfterAllIsNoLongerNamedOrCounted() throws Exception {
        write((slice, image) -> {});
        for (int slice = 0; slice < SLICES; slice++) {
            files.compress(slice, false);
        }
        Path away = folder.resolve("slice-01.away");
        IngestResult result = new StudyIngest().ingest(List.of(folder), (done, total) -> {});
        Files.move(files.file(1), away);
        bench.open(result.studies().getFirst());
        for (int turn = 0; turn < 100 && !bench.texts().contains("1 file not read"); turn++) {
            bench.settle();
        }
        assertThat(bench.texts()).contains("1 file not read");
        Files.move(away, files.file(1));
        walk();
        assertThat(bench.texts()).doesNotContain("file not read");
    }

    @Test
    void anImageWithoutPixelsIsSaidAndRefusedByItsNumber() throws Exception {
        write((slice, image) -> remove(slice == 5, image, Tag.PixelData));
        open();
        assertThat(walk().get(5)).contains("Slice 6 cannot be shown: no Pixel Data");
        assertThat(bench.texts()).contains("1 image without pixel data");
        assertThat(planes()).startsWith("No MPR: slice 6 of the volume: no Pixel Data");
    }

    @Test
    void pixelsWithoutTheirSizeAreAFileThatCannotBeReadAndNotMissedInSilence() throws Exception {
        write((slice, image) -> remove(slice == 5, image, Tag.Rows));
        IngestResult result = open();
        assertThat(result.quarantined())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("pixel data without Rows (0028,0010)"));
        assertThat(walk()).hasSize(SLICES - 1);
        bench.keys(KeyCode.U);
        assertThat(bench.sheetTexts())
                .contains("slice-05.dcm")
                .contains("pixel data without Rows")
                .contains("1 slice is missing between 12.0 and 18.0 mm");
    }

    @Test
    void emptyCutOffAndForeignFilesAmongGoodOnesAreNamedEachWithItsReason() throws Exception {
        write((slice, image) -> {});
        byte[] whole = Files.readAllBytes(files.file(3));
        Files.write(files.file(3), Arrays.copyOf(whole, 300));
        Files.write(files.file(9), Arrays.copyOf(whole, whole.length - 700));
        Files.write(files.file(10), new byte[0]);
        Files.writeString(folder.resolve("notes.txt"), "nothing to see");
        Files.write(folder.resolve("zeros.dcm"), new byte[5000]);
        open();
        assertThat(walk()).hasSize(SLICES - 3).noneMatch(text -> text.contains("cannot be shown"));
        assertThat(planes())
                .contains("1 slice is missing between 6.0 and 12.0 mm")
                .contains("2 slices are missing between 24.0 and 33.0 mm");
        bench.keys(KeyCode.U);
        bench.picture("bad-files");
        assertThat(bench.sheetTexts())
                .contains("slice-03.dcm", "slice-09.dcm", "slice-10.dcm", "notes.txt", "zeros.dcm")
                .contains("empty file", "not a DICOM file", "are left");
    }

    @Test
    void imagesWithoutASpacingKeepTheirLettersAreUncalibratedAndNoVolume() throws Exception {
        write((slice, image) -> remove(true, image, Tag.PixelSpacing));
        open();
        for (String text : walk()) {
            assertThat(text.lines()).contains("R", "L", "A", "P", "uncalibrated", "Position in the patient unknown");
        }
        assertThat(planes()).isEqualTo("No MPR: the position of the image in the patient is unknown");
    }

    @Test
    void imagesWithoutAPositionKeepTheirLettersAndTheOrderOfTheirNumbers() throws Exception {
        write((slice, image) -> remove(true, image, Tag.ImagePositionPatient));
        open();
        List<String> texts = walk();
        for (int slice = 0; slice < SLICES; slice++) {
            assertThat(texts.get(slice).lines()).contains("R", "L", "A", "P", "Position in the patient unknown");
            assertThat(texts.get(slice)).contains("L " + (1000 + 10 * slice));
        }
        assertThat(planes()).contains("the position of the image in the patient is unknown");
    }

    @Test
    void aPositionThatCannotBeTrueIsNoneAndTheGapIsSaid() throws Exception {
        write((slice, image) -> {
            if (slice == 5) {
                image.putString(Tag.ImagePositionPatient, Vr.DS, "0", "0", "1e30");
            }
        });
        open();
        assertThat(walk().getFirst())
                .contains("1 of 12 images have no position in the patient")
                .contains("1 slice is missing between 12.0 and 18.0 mm");
        bench.keys(KeyCode.HOME);
        assertThat(planes()).contains("1 slice is missing between 12.0 and 18.0 mm");
    }

    @Test
    void aSliceThatIsNotRescaledAsTheOthersIsSaidAndKeptOutOfAnyPlane() throws Exception {
        write((slice, image) -> {
            if (slice != 5) {
                image.putString(Tag.RescaleSlope, Vr.DS, "1").putString(Tag.RescaleIntercept, Vr.DS, "-1000");
            }
        });
        open();
        assertThat(walk()).allMatch(text -> text.contains("1 of 12 slices are in another unit than the others"));
        assertThat(planes()).contains("No MPR", "1 of 12 slices are in another unit than the others");
    }

    @Test
    void slicesRescaledByUnlikeSlopesAreOneVolume() throws Exception {
        write((slice, image) -> image.putString(Tag.RescaleSlope, Vr.DS, Integer.toString(1 + slice % 3))
                .putString(Tag.RescaleIntercept, Vr.DS, "-1000"));
        open();
        assertThat(walk()).noneMatch(text -> text.contains("unit"));
        assertThat(planes()).isEqualTo("planes");
    }

    @Test
    void slicesTurnedAgainstEachOtherAreNoVolumeAndItIsSaidWhy() throws Exception {
        write((slice, image) -> image.putString(
                Tag.ImageOrientationPatient,
                Vr.DS,
                "1",
                "0",
                "0",
                "0",
                String.format(Locale.ROOT, "%.8f", Math.cos(0.05 * slice)),
                String.format(Locale.ROOT, "%.8f", Math.sin(0.05 * slice))));
        open();
        assertThat(walk()).hasSize(SLICES).allMatch(text -> text.contains("orientations"));
        assertThat(planes()).contains("orientations");
    }

    @Test
    void eachPhaseIsAVolumeOfItsOwnAndRepetitionsThatNothingTellsApartAreNone() throws Exception {
        Change twice = (slice, image) ->
                image.putString(Tag.ImagePositionPatient, Vr.DS, "-16", "-16", Integer.toString(3 * (slice % 6)));
        write((slice, image) -> {
            twice.of(slice, image);
            image.putString(Tag.TemporalPositionIdentifier, Vr.IS, Integer.toString(1 + slice / 6));
        });
        open();
        assertThat(walk().getLast()).contains("told apart by Temporal Position").contains("L 1110");
        assertThat(planes()).isEqualTo("planes");
        bench.keys(KeyCode.ESCAPE);
        write(twice);
        open();
        assertThat(planes())
                .isEqualTo("No MPR: 6 images lie where another image of the series lies"
                        + " (phases, echoes or repetitions)");
    }

    @Test
    void aScoutBesideTheSlicesIsReadAndNamedAsNoPartOfTheirVolume() throws Exception {
        write((slice, image) -> {});
        files.write(
                40,
                PhantomFiles.image(40, 48)
                        .putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "0", "-1")
                        .putString(Tag.ImagePositionPatient, Vr.DS, "-16", "0", "30")
                        .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER")
                        .putString(Tag.InstanceNumber, Vr.IS, "0"));
        open();
        List<String> texts = walk();
        assertThat(texts).hasSize(SLICES + 1);
        assertThat(texts.getFirst()).contains("image 0 is no part of the volume of 12 slices");
        assertThat(texts.getFirst().lines()).contains("H", "F");
        assertThat(planes()).isEqualTo("planes");
    }

    @Test
    void aColourImageAmongGreyOnesIsReadAndKeepsTheSeriesFromBeingAVolume() throws Exception {
        write((slice, image) -> {
            if (slice == 5) {
                image.putInteger(Tag.SamplesPerPixel, Vr.US, 3)
                        .putString(Tag.PhotometricInterpretation, Vr.CS, "RGB")
                        .putInteger(Tag.PlanarConfiguration, Vr.US, 0)
                        .putInteger(Tag.BitsAllocated, Vr.US, 8)
                        .putInteger(Tag.BitsStored, Vr.US, 8)
                        .putInteger(Tag.HighBit, Vr.US, 7)
                        .putBytes(Tag.PixelData, Vr.OB, new byte[32 * 32 * 3]);
            }
        });
        open();
        assertThat(walk()).hasSize(SLICES).noneMatch(text -> text.contains("cannot be shown"));
        assertThat(planes()).isEqualTo("No MPR: its pixels are not plain grey values");
    }

    // --- hands ------------------------------------------------------------------------------------------------------

    private void write(Change change) throws Exception {
        for (int slice = 0; slice < SLICES; slice++) {
            DataSet image = PhantomFiles.image(slice, 32);
            change.of(slice, image);
            files.write(slice, image);
        }
    }

    private static void remove(boolean here, DataSet image, int tag) {
        if (here) {
            image.remove(tag);
        }
    }

    private IngestResult open() throws Exception {
        IngestResult result = new StudyIngest().ingest(List.of(folder), (done, total) -> {});
        bench.open(result.studies().getFirst(), result.quarantined().toArray(Quarantined[]::new));
        return result;
    }

    /** The texts on screen at each position, from the first to the last, which stays on screen. */
    private List<String> walk() throws Exception {
        int size = bench.read(() -> bench.seen.viewport().stack().orElseThrow().size());
        bench.script.press("Home").get();
        bench.settle();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(bench.read(() -> bench.seen.viewport().writtenTexts()));
            bench.script.press("Down").get();
            bench.settle();
        }
        return texts;
    }

    /** What F7 gives: "planes", or the refusal. */
    private String planes() {
        bench.keys(KeyCode.F7);
        for (int i = 0; i < 40; i++) {
            String refused = bench.texts()
                    .lines()
                    .filter(line -> line.startsWith("No MPR"))
                    .findFirst()
                    .orElse("");
            if (!refused.isEmpty() || bench.read(() -> bench.seen.planes().isPresent())) {
                return refused.isEmpty() ? "planes" : refused;
            }
            bench.settle();
        }
        return "nothing";
    }
}
