package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.reading.VirtualScreen;

@ExtendWith(VirtualScreen.class)
@Timeout(180)
class WorklistInWindowTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasOpenedFromAFolderIsFoundAndOpenedAgain() throws Exception {
        Path images = WorklistBench.images(folder.resolve("images"), 5);
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.desk.open(List.of(images));
            bench.until("images", () -> bench.slices() == 5);
            bench.until("the worklist", () -> bench.desk.worklist().size() == 1);
            bench.keys(KeyCode.CONTROL, KeyCode.L);
            bench.until("a line", () -> bench.listed().size() == 1);
            bench.until("small pictures", () -> bench.smallPictures() == 5);
            bench.picture("worklist-one");
            bench.keys(KeyCode.ESCAPE);
            assertThat(bench.worklistShown()).isFalse();
            assertThat(bench.slices()).isEqualTo(5);
        }
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.untilWorklist();
            bench.type("phantom");
            bench.until("the line", () -> bench.listed().size() == 1);
            bench.enter();
            bench.until("images", () -> bench.slices() == 5);
            assertThat(bench.worklistShown()).isFalse();
        }
    }

    @Test
    void imagesThatAreGoneAreSaidToBe() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ListedStudies.put(
                data,
                List.of(ListedStudies.line(
                        1, "DOE^JANE", folder.resolve("not-there").toString())));
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.until("a line", () -> bench.listed().size() == 1);
            bench.enter();
            bench.untilSays("no longer at");
        }
    }

    @Test
    void enterOpensNothingThatTheReaderCouldNotSeeYet() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ListedStudies.put(
                data,
                List.of(
                        ListedStudies.line(1, "DOE^JANE", folder.resolve("doe").toString()),
                        ListedStudies.line(2, "ROE^ANN", folder.resolve("roe").toString())));
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("two lines", () -> bench.listed().size() == 2);
            bench.atOnce(KeyCode.D, KeyCode.ENTER);
            bench.until("one line", () -> bench.listed().size() == 1);
            assertThat(bench.worklistShown()).isTrue();
            bench.enter();
            bench.untilSays(folder.resolve("doe").toString());
        }
    }

    @Test
    void aClickOnAHeadSortsAndADoubleClickOnItOpensNothing() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ListedStudies.put(
                data,
                List.of(
                        ListedStudies.line(1, "AMBER^ANNA", folder.resolve("a").toString()),
                        ListedStudies.line(2, "ZIMMER^ZOE", folder.resolve("z").toString())));
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("two lines", () -> bench.listed().size() == 2);
            bench.clickOnHead("Patient", 1);
            bench.until("A first", () -> bench.firstListed().equals("AMBER^ANNA"));
            Thread.sleep(600);
            bench.clickOnHead("Patient", 1);
            bench.until("Z first", () -> bench.firstListed().equals("ZIMMER^ZOE"));
            Thread.sleep(600);
            bench.clickOnHead("Patient", 2);
            Thread.sleep(600);
            assertThat(bench.worklistShown()).isTrue();
        }
    }

    @Test
    void aFolderThatHoldsAnotherPatientUnderTheSameUidNowIsNotOpened() throws Exception {
        Path images = WorklistBench.images(folder.resolve("images"), 3);
        Path data = Files.createDirectory(folder.resolve("data"));
        WorklistStudy other = ListedStudies.line(1, "OTHER^PATIENT", images.toString());
        ListedStudies.put(data, List.of(ListedStudies.withUid(other, PhantomStudy.studyInstanceUid())));
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("a line", () -> bench.listed().size() == 1);
            bench.enter();
            bench.untilSays("does not hold this patient's study");
            assertThat(bench.slices()).isZero();
        }
    }

    @Test
    void keysSearchSortAndMoveAmongAHundredThousandStudies() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        List<WorklistStudy> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(ListedStudies.line(i, (i % 1000 == 7 ? "QUILL" : "SMITH") + "^A" + i, "/images/" + i));
        }
        ListedStudies.put(data, many);
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilSays("100,000 here");
            bench.picture("worklist-many");
            bench.type("quill");
            bench.untilSays("100 here");
            assertThat(bench.listed())
                    .hasSize(100)
                    .allSatisfy(study -> assertThat(study.patient().name()).startsWith("QUILL"));
            bench.keys(KeyCode.CONTROL, KeyCode.DIGIT2);
            bench.until(
                    "the order by ID",
                    () -> bench.listed().getFirst().patient().id().equals("P000007"));
            bench.keys(KeyCode.DOWN);
            bench.keys(KeyCode.DOWN);
            assertThat(selected(bench)).isEqualTo("P002007");
            bench.keys(KeyCode.ESCAPE);
            bench.untilSays("100,000 here");
        }
    }

    @Test
    void aZipIsOpenedAndStandsInTheWorklist() throws Exception {
        Path images = WorklistBench.images(folder.resolve("images"), 4);
        Path zip = folder.resolve("study.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(images)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry("../../" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.desk.open(List.of(zip));
            bench.until("images", () -> bench.slices() == 4);
            bench.until("the worklist", () -> bench.desk.worklist().size() == 1);
            assertThat(folder.resolve("data").getParent()).isDirectoryNotContaining("glob:**/*.dcm");
        }
    }

    private static String selected(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> bench.worklistPage()
                .orElseThrow()
                .selected()
                .orElseThrow()
                .patient()
                .id());
    }
}
