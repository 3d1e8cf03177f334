package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.faulty.FaultyModels;
import org.overread.viewer.reading.VirtualScreen;

/** Masks of a model, from one start of the station to the next. */
@ExtendWith(VirtualScreen.class)
@Timeout(120)
class KeptMapsTest {
    private static final String MASKED = "AI, unverified\n" + FaultBench.MODEL + " 1";
    private static final String EARLIER = "of an earlier run on the same images";

    @TempDir
    private Path folder;

    private FaultBench station;

    @BeforeEach
    void begin() throws Exception {
        station = new FaultBench(folder);
        FaultyModels.anatomy(station.model(), FaultBench.MODEL);
        station.settings("\"triage\": false", 60);
    }

    @Test
    void afterARestartTheyShowWithoutARun() throws Exception {
        assertShown();
        assertThat(ended()).singleElement().asString().doesNotContain(EARLIER);
        assertShown();
        assertThat(ended()).hasSize(2).last().asString().contains(EARLIER);
    }

    @Test
    void whereTheFileIsDamagedTheModelRunsAgain() throws Exception {
        assertShown();
        Path file = results().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        assertShown();
        assertThat(ended()).hasSize(2).last().asString().doesNotContain(EARLIER);
        assertShown();
        assertThat(ended()).hasSize(3).last().asString().contains(EARLIER);
    }

    @Test
    void thoseOfAModelThatTheSiteHasSilencedSinceDoNotShow() throws Exception {
        assertShown();
        station.rollout("silent");
        assertNotShown();
        assertThat(results()).hasSize(1);
    }

    @Test
    void aSilentRunLeavesNoneForALaterStart() throws Exception {
        station.rollout("silent");
        assertNotShown();
        assertThat(results()).isEmpty();
        station.rollout("assistive");
        assertShown();
        assertThat(ended()).last().asString().doesNotContain(EARLIER);
    }

    private void assertShown() throws Exception {
        try (WorklistBench bench = station.reading()) {
            bench.until("a mask", () -> bench.texts().contains(MASKED));
        }
    }

    private void assertNotShown() throws Exception {
        try (WorklistBench bench = station.reading()) {
            bench.until("the end of the run", () -> bench.desk.settled().isDone());
            FaultBench.scroll(bench, 3);
            assertThat(bench.texts()).doesNotContain(MASKED);
        }
    }

    private List<String> ended() {
        return station.audit().stream()
                .filter(line -> line.contains("INFERENCE") && line.contains("\"finished\":\"true\""))
                .toList();
    }

    private List<Path> results() throws IOException {
        Path results = station.data().resolve("results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(results)) {
            return all.toList();
        }
    }
}
