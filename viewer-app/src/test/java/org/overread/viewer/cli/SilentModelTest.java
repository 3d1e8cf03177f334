package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.review.StoredReview;
import org.overread.core.store.StationStore;
import org.overread.viewer.endtoend.ModelPackages;
import org.overread.viewer.endtoend.PhantomStudy;

/** What the real model finds on the phantom while the site holds it silent, by every way out of the station. */
class SilentModelTest {
    private static final String MODEL = "lung-nodule-reference";

    @TempDir
    private Path folder;

    @BeforeEach
    void holdSilent() throws IOException {
        settings("silent", "");
    }

    @Test
    void whatASilentModelFoundComesOutByNoWayButTheMonitors() throws Exception {
        CommandRun analyzed = analyze();
        settings("silent", "\"jdoe\"");
        JsonNode monitored =
                analyze("--for-monitoring").assertDone().json().path("runs").get(0);
        List<String> found = monitored.path("monitoring").path("findings").findValuesAsText("trackingUid");
        assertThat(found).isNotEmpty();
        assertThat(monitored.path("monitoring").path("state").asText()).isEqualTo("findings");

        // the command line
        assertThat(analyzed.exit()).isEqualTo(ExitCode.NOT_PERMITTED.status());
        JsonNode run = analyzed.json().path("runs").get(0);
        assertThat(run.path("state").asText()).isEqualTo("silent");
        assertThat(run.path("findings")).isEmpty();
        assertThat(run.path("documents")).isEmpty();
        assertThat(run.path("seconds").asDouble()).isZero();
        assertThat(monitored.path("findings")).isEmpty();
        // SR and SEG, and whatever else was written
        assertThat(filesOf(folder.resolve("out"))).containsExactly("findings.json");
        // the worklist, review and report read the store by this one way
        try (StationStore store = StationStore.open(data())) {
            StoredReview review = store.findings().review(PhantomStudy.studyInstanceUid());
            assertThat(review.findings()).isEmpty();
            assertThat(review.runs())
                    .extracting(InferenceStatus::state)
                    .containsOnly(RunState.SILENT, RunState.NOT_ELIGIBLE);
            assertThat(review.runs())
                    .allSatisfy(one -> assertThat(one.findings()).isEmpty());
        }
        // the audit trail that readers can export
        String trail =
                CommandRun.of("audit", "export", "--data", data()).assertDone().out();
        assertThat(trail).contains("SILENT").contains("MONITORING_READ");
        // results kept for the next time
        assertThat(data().resolve("results")).doesNotExist();
        for (String uid : found) {
            assertThat(analyzed.out() + analyzed.err() + trail).doesNotContain(uid);
            assertThat(filesThatHold(uid)).containsExactly("station.db");
        }
    }

    @Test
    void ofASilentModelAmongOthersACallerIsNotEvenToldThatItRan() throws Exception {
        Path other = ModelPackages.copyOfShipped(folder.resolve("other"), "other-model");
        settings("silent", "\"jdoe\"", other);

        CommandRun analyzed = analyze().assertDone();
        assertThat(analyzed.json().path("runs")).anySatisfy(run -> {
            assertThat(run.path("model").asText()).isEqualTo("other-model");
            assertThat(run.path("findings")).isNotEmpty();
        });
        assertThat(analyzed.out()).doesNotContain(MODEL).doesNotContain("silent");
        assertThat(analyze("--for-monitoring").assertDone().out()).contains(MODEL);
    }

    @Test
    void onlyThoseWhomTheSiteNamesAsMonitorsMayAsk() {
        analyze("--for-monitoring").assertRefused(ExitCode.NOT_PERMITTED, "jdoe may not see what silent models find");
    }

    @Test
    void aSuspendedModelIsNotRun() throws IOException {
        settings("suspended", "");
        analyze().assertRefused(ExitCode.NOT_PERMITTED, "the site has suspended this model");
    }

    private CommandRun analyze(String... options) {
        return CommandRun.of(Stream.concat(
                        Stream.of("analyze", PhantomStudy.folder(), "--out", folder.resolve("out"), "--data", data()),
                        Stream.concat(Stream.of("--json", "--deadline", "600"), Stream.of(options)))
                .toArray());
    }

    private void settings(String phase, String monitors, Path... models) throws IOException {
        Files.createDirectories(data());
        String packages = Stream.of(models).map(model -> "\"" + model + "\"").collect(Collectors.joining(","));
        Files.writeString(data().resolve("settings.json"), """
                {"reader": {"name": "DOE^JANE", "organization": "St. Mary", "id": "jdoe"}, "models": [%s],
                 "inference": {"rollout": {"%s": "%s"}, "monitors": [%s]}}""".formatted(packages, MODEL, phase, monitors));
    }

    private List<String> filesThatHold(String text) throws IOException {
        byte[] sought = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> all = Files.walk(data())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> holds(file, sought))
                    .map(file -> file.getFileName().toString())
                    // the database's own log belongs to it
                    .filter(name -> !name.startsWith("station.db-"))
                    .toList();
        }
    }

    private static boolean holds(Path file, byte[] sought) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(sought, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
