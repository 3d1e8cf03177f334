package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.review.StoredReview;
import org.overread.core.store.SqliteStudyIndex;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.example.ExampleReport;
import org.overread.viewer.endtoend.ModelPackages;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.reading.VirtualScreen;

@ExtendWith(VirtualScreen.class)
@Timeout(240)
class TriageInWindowTest {
    private static final String URGENT = "urgent-model";

    @TempDir
    private Path folder;

    @Test
    void aStudyInWhichAModelFindsSomethingCriticalStandsFirstAndIsOpenedWithWhatWasFound() throws Exception {
        settings(
                "silent",
                manifest -> manifest.replace("\"operatingPoint\"", "\"critical\" : true, \"operatingPoint\""));
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            bench.until("both lines", () -> bench.listed().size() == 2);
            bench.until("the mark", () -> bench.cells().contains("critical"));
            assertThat(bench.listed().getFirst().studyInstanceUid()).isEqualTo(PhantomStudy.studyInstanceUid());
            bench.picture("worklist-triage");
            List<InferenceStatus> runs = review(bench).runs();
            assertThat(runs)
                    .filteredOn(run -> run.model().id().equals(URGENT))
                    .singleElement()
                    .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.FINDINGS));
            assertThat(runs)
                    .filteredOn(run -> !run.model().id().equals(URGENT))
                    .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.SILENT));

            bench.keys(KeyCode.UP);
            bench.enter();
            bench.until("images", () -> bench.slices() > 50);
            bench.desk.settled().join();
            assertThat(review(bench).runs())
                    .filteredOn(run -> run.model().id().equals(URGENT))
                    .hasSize(1);
            assertThat(bench.desk.session().orElseThrow().review().state().findings())
                    .hasSameSizeAs(review(bench).findings())
                    .isNotEmpty();
        }
    }

    @Test
    void aModelThatOnlySortsSaysNoMoreThanThatTheStudyIsToBeReadFirst() throws Exception {
        settings("suspended", manifest -> manifest.replace("\"concurrent\"", "\"triage-only\""));
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            bench.until("the mark", () -> bench.cells().contains("read first"));
            assertThat(bench.listed().getFirst().studyInstanceUid()).isEqualTo(PhantomStudy.studyInstanceUid());
            assertThat(bench.cells()).doesNotContain("findings", "critical");
            assertThat(review(bench).findings()).isEmpty();
        }
        // and again from what was stored
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            bench.until("the mark", () -> bench.cells().contains("read first"));
            bench.keys(KeyCode.UP);
            bench.enter();
            bench.until("images", () -> bench.slices() > 50);
            bench.desk.settled().join();
            assertThat(bench.desk.session().orElseThrow().review().state().findings())
                    .isEmpty();
        }
    }

    @Test
    void ofASilentModelTheWorklistShowsNothingAndWithoutTheSettingNothingRuns() throws Exception {
        settings("silent", UnaryOperator.identity());
        StationOptions options = options();
        Files.writeString(
                data().resolve("settings.json"),
                Files.readString(data().resolve("settings.json")).replace("\"triage\": true", "\"triage\": false"));
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            Thread.sleep(3000);
            assertThat(review(bench).runs()).isEmpty();
        }
        Files.writeString(
                data().resolve("settings.json"),
                Files.readString(data().resolve("settings.json")).replace("\"triage\": false", "\"triage\": true"));
        Files.writeString(
                data().resolve("settings.json"),
                Files.readString(data().resolve("settings.json"))
                        .replace("\"silent\"", "\"silent\", \"" + URGENT + "\": \"silent\""));
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            bench.until("both runs", () -> review(bench).runs().size() == 2);
            Thread.sleep(500);
            assertThat(bench.cells()).doesNotContain("findings", "running", "no findings", "critical", "ready");
            assertThat(bench.listed().getFirst().studyInstanceUid()).isNotEqualTo(PhantomStudy.studyInstanceUid());
        }
        assertThat(options.inference().triage()).isTrue();
    }

    @Test
    void whatRunsForTheWorklistGivesWayToTheStudyThatIsOpenedAndIsTakenUpAgain() throws Exception {
        settings("suspended", UnaryOperator.identity());
        try (WorklistBench bench = new WorklistBench(options())) {
            bench.untilWorklist();
            bench.until("the run", () -> bench.cells().contains("running"));
            bench.enter();
            bench.untilSays("no longer at");
            bench.until(
                    "the run", () -> review(bench).runs().stream().anyMatch(run -> run.state() == RunState.FINDINGS));
            assertThat(review(bench).runs()).noneMatch(run -> run.state() == RunState.FAILED);
        }
    }

    private static StoredReview review(WorklistBench bench) {
        return bench.desk.station().join().store().findings().review(PhantomStudy.studyInstanceUid());
    }

    private void settings(String shipped, UnaryOperator<String> manifest) throws Exception {
        Path own = ModelPackages.copyOfShipped(folder.resolve("own"), URGENT, manifest);
        Files.createDirectories(data());
        Files.writeString(data().resolve("settings.json"), """
                {"models": ["%s"], "inference": {"triage": true, "rollout": {"%s": "%s"}}}""".formatted(own, ModelPackages.SHIPPED_ID, shipped));
        Study phantom = new StudyIngest()
                .ingest(List.of(PhantomStudy.folder()), (read, total) -> {})
                .studies()
                .getFirst();
        WorklistStudy line = WorklistStudy.of(phantom, PhantomStudy.folder().toString(), Instant.EPOCH);
        WorklistStudy newer = new WorklistStudy(
                "2.25.77",
                line.patient(),
                Optional.of("20991231"),
                line.time(),
                line.accessionNumber(),
                "gone",
                line.modalities(),
                line.bodyParts(),
                line.referringPhysician(),
                1,
                1,
                folder.resolve("gone").toString(),
                true,
                Instant.EPOCH);
        try (SqliteStudyIndex index = SqliteStudyIndex.open(data())) {
            index.put(List.of(line, newer));
        }
    }

    private StationOptions options() throws Exception {
        return StationOptions.of(data(), SettingsFile.read(data()), ExampleReport.READER);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
