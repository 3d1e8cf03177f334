package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.viewer.reading.GoldenPicture;
import org.overread.viewer.reading.VirtualScreen;

/** What a reader does in the worklist with the mouse and menus. */
@ExtendWith(VirtualScreen.class)
@Timeout(180)
class WorklistByHandTest {
    private static final String TODAY = LocalDate.now().format(DateTimeFormatter.BASIC_ISO_DATE);

    @TempDir
    private Path folder;

    @Test
    void modalitiesAndDaysAreChosenByMouse() throws Exception {
        try (WorklistBench bench = new WorklistBench(data())) {
            bench.untilWorklist();
            bench.until("all", () -> names(bench).size() == 3);
            bench.click("MR");
            bench.until("MR alone", () -> names(bench).equals(List.of("ROE^ANN")));
            bench.click("CT");
            bench.until("CT and MR", () -> names(bench).size() == 3);
            bench.click("MR");
            bench.until("CT alone", () -> names(bench).size() == 2);
            bench.click("Today");
            bench.until("today's CT", () -> names(bench).equals(List.of("ABEL^ZOE")));
            bench.click("Any day");
            bench.until("any day's CT", () -> names(bench).size() == 2);
            bench.click("CT");
            bench.until("all again", () -> names(bench).size() == 3);
            assertThat(bench.worklistShown()).isTrue();
        }
    }

    @Test
    void aSearchIsKeptUnderItsNameAskedAgainNextTimeAndRemoved() throws Exception {
        Path data = data();
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("all", () -> names(bench).size() == 3);
            bench.click("CT");
            bench.type("doe");
            bench.until("Doe's CT", () -> names(bench).equals(List.of("DOE^JANE")));
            bench.keys(KeyCode.CONTROL, KeyCode.S);
            bench.until("the file", () -> Files.exists(data.resolve("worklist-searches.json")));
        }
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("all", () -> names(bench).size() == 3);
            bench.click("Searches");
            bench.choose("Any day  CT  doe");
            bench.until("Doe's CT", () -> names(bench).equals(List.of("DOE^JANE")));
            bench.picture("worklist-named");
            bench.click("Searches");
            bench.choose("Remove \"Any day  CT  doe\"");
            bench.until(
                    "no search",
                    () -> Files.readString(data.resolve("worklist-searches.json"))
                            .matches("\\[\\s*]"));
        }
    }

    @Test
    void aZipThatIsDroppedIsOpened() throws Exception {
        Path zip = zip();
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.drop(zip);
            bench.until("images", () -> bench.slices() == 4);
        }
    }

    @Test
    void aFolderAndThenAFileThatAreDroppedAreOpened() throws Exception {
        Path images = WorklistBench.images(folder.resolve("images"), 3);
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.drop(images);
            bench.until("the folder's images", () -> bench.slices() == 3);
            bench.drop(images.resolve("phantom-021.dcm"));
            bench.until("the file's image", () -> bench.slices() == 1);
        }
    }

    @Test
    void theWorklistLooksAsItDid() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ListedStudies.put(
                data,
                List.of(
                        ListedStudies.of(1, "DOE^JANE", "CT", "20200102"),
                        ListedStudies.of(2, "ROE^ANN", "MR", "20200103"),
                        ListedStudies.of(3, "ABEL^ZOE", "CT", "20200104")));
        try (WorklistBench bench = new WorklistBench(data)) {
            bench.untilWorklist();
            bench.until("all", () -> names(bench).size() == 3);
            GoldenPicture now = GoldenPicture.of(bench.picture("golden-worklist"));
            assertThat(now.looksLike(now.kept("worklist")))
                    .as("look at target/screens/golden-worklist.png")
                    .isTrue();
        }
    }

    private Path data() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        ListedStudies.put(
                data,
                List.of(
                        ListedStudies.of(1, "DOE^JANE", "CT", "20200102"),
                        ListedStudies.of(2, "ROE^ANN", "MR", TODAY),
                        ListedStudies.of(3, "ABEL^ZOE", "CT", TODAY)));
        return data;
    }

    private Path zip() throws Exception {
        Path zip = folder.resolve("study.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(WorklistBench.images(folder.resolve("images"), 4))) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }

    private static List<String> names(WorklistBench bench) {
        return bench.listed().stream()
                .map(line -> line.patient().name())
                .sorted()
                .toList();
    }
}
