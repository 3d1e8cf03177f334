package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.study.Patient;
import org.overread.reporting.peer.FaultyPeer;
import org.overread.reporting.peer.FaultyPeer.Fault;
import org.overread.reporting.peer.OrthancServer;
import org.overread.viewer.reading.VirtualScreen;

/** Studies found in and fetched from a real Orthanc, also when it misbehaves. */
@ExtendWith(VirtualScreen.class)
@Timeout(180)
class RetrievalInWindowTest {
    private static final int IMAGES = 12;

    @TempDir
    private Path folder;

    private OrthancServer orthanc;
    private FaultyPeer peer;

    @BeforeEach
    void aStudyInAnArchive() throws Exception {
        Assumptions.assumeTrue(OrthancServer.installed(), "needs Orthanc with its DICOMweb plug-in");
        orthanc = new OrthancServer(Files.createDirectory(folder.resolve("orthanc")));
        peer = new FaultyPeer(orthanc.studiesUrl());
        Path images = WorklistBench.images(folder.resolve("images"), IMAGES);
        try (Stream<Path> files = Files.list(images)) {
            for (Path file : files.toList()) {
                orthanc.store(file);
            }
        }
    }

    @AfterEach
    void down() throws Exception {
        if (orthanc != null) {
            peer.close();
            orthanc.close();
        }
    }

    @Test
    void aStudyIsFoundFetchedReadAndThenHere() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            bench.picture("worklist-empty");
            bench.type("p");
            // one letter asks no archive: "not found" would be believed
            bench.untilSays("Type two letters or choose a day to search PACS, too");
            assertThat(bench.texts()).doesNotContain("No study found");
            bench.type("hantom");
            bench.untilSays("PACS: 1 found");
            assertThat(bench.listed()).singleElement().satisfies(study -> {
                assertThat(study.local()).isFalse();
                assertThat(study.images()).isEqualTo(IMAGES);
            });
            bench.enter();
            bench.until(
                    "all images",
                    () -> bench.slices() == IMAGES && bench.desk.session().isPresent());
            bench.until("the study here", () -> bench.desk.worklist().size() == 1);
            bench.keys(KeyCode.CONTROL, KeyCode.L);
            bench.until(
                    "the line",
                    () -> bench.listed().size() == 1
                            && bench.listed().getFirst().local());
        }
    }

    @Test
    void anArchiveThatFailsIsNamedWithItsReasonAndAskedAgain() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            peer.next(Fault.ANSWER_500);
            bench.type("ph");
            bench.untilSays("PACS failed (HTTP 500)");
            assertThat(bench.texts()).doesNotContain("DOE^JANE");
            // an empty list is no answer where an archive could not be asked
            assertThat(bench.texts())
                    .contains("Not everything could be searched")
                    .doesNotContain("No study found");
            bench.picture("worklist-archive-failed");
            bench.keys(KeyCode.F5);
            bench.untilSays("PACS: 1 found");
        }
    }

    @Test
    void anArchiveThatSaysNothingHoldsUpNeitherTypingNorTheNextSearch() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            peer.next(Fault.STALL);
            bench.type("ph");
            bench.untilSays("PACS: searching");
            Thread.sleep(700);
            bench.type("an");
            bench.untilSays("PACS: 1 found");
            assertThat(bench.listed()).hasSize(1);
        }
    }

    @Test
    void aRetrievalThatStandsStillIsEndedByEscAndWhatCameIsReadWhatDidNotIsNamed() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            bench.type("phantom");
            bench.untilSays("PACS: 1 found");
            peer.next(Fault.NONE, Fault.STALL_HALFWAY);
            bench.enter();
            bench.until("the first images", () -> bench.slices() > 0);
            bench.untilSays("Esc ends it");
            assertThat(bench.desk.session())
                    .as("no decisions before it is complete")
                    .isEmpty();
            bench.picture("worklist-retrieving");
            bench.keys(KeyCode.ESCAPE);
            bench.until("the study taken up", () -> bench.desk.session().isPresent());
            bench.untilSays("did not come from PACS");
            assertThat(bench.slices()).isBetween(1, IMAGES - 1);
            assertThat(bench.texts()).doesNotContain("Esc ends it");
            bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
            bench.picture("worklist-incomplete");
            assertThat(bench.signText()).contains("Not fetched and not looked at");
            bench.keys(KeyCode.ESCAPE);

            assertThat(bench.desk.worklist().size()).as("not all of it is here").isZero();
            bench.keys(KeyCode.CONTROL, KeyCode.L);
            bench.until("the line", () -> bench.listed().size() == 1);
            bench.enter();
            bench.until(
                    "all images",
                    () -> bench.slices() == IMAGES && bench.desk.session().isPresent());
            assertThat(bench.texts()).doesNotContain("did not come from PACS");
        }
    }

    @Test
    void whoseImagesAreComingIsSaidBeforeTheFirstOfThemIsThereAndNoLongerWhenNoneDoes() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            bench.type("phantom");
            bench.untilSays("PACS: 1 found");
            Patient wanted = bench.listed().getFirst().patient();
            peer.next(Fault.STALL);
            bench.enter();
            bench.untilSays("Fetching from PACS");
            bench.picture("worklist-coming");
            String family = wanted.name().split("\\^")[0];
            assertThat(bench.slices()).isZero();
            assertThat(bench.texts()).contains(family, "ID " + wanted.id()).doesNotContain("No study");
            bench.keys(KeyCode.ESCAPE);
            bench.untilSays("No study");
            bench.until("the worklist alone", () -> !bench.texts().contains("Fetching from PACS"));
        }
    }

    @Test
    void aRetrievalThatBringsNothingSaysWhyAndChangesNothing() throws Exception {
        try (WorklistBench bench = bench()) {
            bench.untilWorklist();
            bench.type("phantom");
            bench.untilSays("PACS: 1 found");
            peer.next(Fault.ANSWER_500, Fault.ANSWER_500, Fault.ANSWER_500);
            bench.enter();
            bench.untilSays("PACS failed (HTTP 500)");
            assertThat(bench.slices()).isZero();
            assertThat(bench.desk.worklist().size()).isZero();
        }
    }

    private WorklistBench bench() {
        URI studies = peer.studiesUrl();
        String root = studies.toString().replaceAll("/studies/?$", "");
        return new WorklistBench(folder.resolve("data"), new Archive("PACS", URI.create(root)));
    }
}
