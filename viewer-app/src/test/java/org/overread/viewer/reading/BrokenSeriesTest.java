package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SeriesText;

/** Series as they come when something went wrong: what can be read is read under its own number, the rest is named. */
@ExtendWith(VirtualScreen.class)
class BrokenSeriesTest {
    private static final int SLICES = 12;

    @TempDir
    Path folder;

    private PhantomFiles files;
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        files = new PhantomFiles(folder);
        bench = new ReadingBench(new ImageFrameReader()::read, 1200, 800);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aSliceCutOffInTheMiddleIsNamedAndAllOthersAreRead() throws Exception {
        files.series(SLICES, slice -> {});
        Path cut = folder.resolve("slice-06.dcm");
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 700));
        IngestResult result = open();
        List<String> texts = walk();
        assertThat(result.quarantined())
                .singleElement()
                .extracting(one -> one.file().getFileName().toString())
                .isEqualTo("slice-06.dcm");
        assertThat(texts)
                .hasSize(SLICES - 1)
                .allSatisfy(text ->
                        assertThat(text).doesNotContain("cannot be shown").contains("1 slice is missing"));
        assertThat(bench.texts()).as("the unread file is said in the window").contains("1 file");
    }

    @Test
    void slicesOfTwoSizesAreBothReadAndTheMixIsSaid() throws Exception {
        files.series(SLICES, slice -> {});
        files.write(99, PhantomFiles.image(99, 48));
        open();
        List<String> texts = walk();
        assertThat(texts).hasSize(SLICES + 1).allMatch(text -> !text.contains("cannot be shown"));
        assertThat(bench.texts() + texts).containsIgnoringCase("sizes");
        assertThat(texts.getFirst()).contains("Position 0.0 mm");
    }

    @Test
    void aSliceAcrossTheOthersIsReadWithItsOwnLettersAndTheMixIsSaid() throws Exception {
        files.series(SLICES, slice -> {});
        DataSet across = PhantomFiles.image(99, 32)
                .putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "0", "-1")
                .putString(Tag.ImagePositionPatient, Vr.DS, "-16", "0", "16");
        files.write(99, across);
        open();
        List<String> texts = walk();
        assertThat(texts).hasSize(SLICES + 1).allMatch(text -> !text.contains("cannot be shown"));
        assertThat(texts.stream().filter(text -> text.matches("(?s).*\\b[HF]\\b.*")))
                .as("only the coronal one has head or feet at an edge")
                .hasSize(1);
        assertThat(bench.texts() + texts).containsIgnoringCase("orientation");
    }

    @Test
    void twoSlicesAtOnePlaceAreBothReadAndSaid() throws Exception {
        files.series(SLICES, slice -> {});
        files.write(99, PhantomFiles.image(5, 32).putString(Tag.SOPInstanceUID, Vr.UI, "1.2.826.0.1.99"));
        open();
        List<String> texts = walk();
        assertThat(texts).hasSize(SLICES + 1).allMatch(text -> !text.contains("cannot be shown"));
        assertThat(bench.texts() + texts).contains("lies where another image of the series lies");
    }

    /** Warnings that hide the image are no help: some stand on it, all of them on a sheet. */
    @Test
    void ofManyRemarksTheImageBearsFourLinesAndTheSheetAll() throws Exception {
        files.series(30, slice -> {});
        for (int gap : new int[] {4, 9, 14, 19, 24}) {
            Files.delete(files.file(gap));
        }
        files.write(98, PhantomFiles.image(99, 48).putString(Tag.PixelSpacing, Vr.DS, "2", "2"));
        files.write(99, PhantomFiles.image(2, 32).putString(Tag.SOPInstanceUID, Vr.UI, "1.2.826.0.1.199"));
        open();
        List<String> remarks = SeriesText.lines(bench.read(
                () -> bench.seen.viewport().stack().orElseThrow().series().remarks()));
        assertThat(remarks).hasSizeGreaterThan(5);
        String image = bench.read(() -> bench.seen.viewport().writtenTexts());
        assertThat(remarks.stream().filter(image::contains)).hasSize(3);
        assertThat(image).contains(remarks.size() - 3 + " more remarks on the series");
        bench.keys(KeyCode.U);
        bench.picture("state-remarks");
        assertThat(bench.sheetTexts()).contains(remarks).contains("No file was left out");
    }

    @Test
    void aGapIsSaidOnTheImage() throws Exception {
        files.series(SLICES, slice -> {});
        Files.delete(folder.resolve("slice-06.dcm"));
        open();
        assertThat(bench.texts()).containsIgnoringCase("missing");
    }

    /** The texts on screen at each position, from the first to the last. */
    private List<String> walk() throws Exception {
        int size = bench.read(
                () -> bench.seen.viewport().stack().map(stack -> stack.size()).orElse(0));
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

    private IngestResult open() throws Exception {
        IngestResult result = new StudyIngest().ingest(List.of(folder), (done, total) -> {});
        Study study = result.studies().getFirst();
        bench.open(study, result.quarantined().toArray(Quarantined[]::new));
        return result;
    }
}
