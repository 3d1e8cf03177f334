package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.faulty.EngineServer;
import org.overread.ai.faulty.EngineServer.Behaviour;
import org.overread.ai.faulty.FaultyModels;
import org.overread.ai.faulty.RemoteEngine;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.reading.VirtualScreen;

/** An engine on a server behind the port that models stand behind: reading goes on, whatever becomes of the server. */
@ExtendWith(VirtualScreen.class)
@Timeout(120)
class RemoteEngineTest {
    private static final String SOUND = "sound-model";

    @TempDir
    private Path folder;

    private FaultBench station;
    private OtherEngine engine;

    @BeforeEach
    void begin() throws Exception {
        station = new FaultBench(folder);
        engine = new OtherEngine(RemoteEngine.class, folder.resolve("services"));
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.sound());
        Path sound = FaultyModels.volumes(folder.resolve(SOUND), SOUND, FaultyModels.sound());
        station.settings("\"abandonSeconds\": 4", 1);
        Path settings = station.data().resolve("settings.json");
        String first = "\"models\": [\"" + station.model() + "\"";
        Files.writeString(settings, Files.readString(settings).replace(first, first + ", \"" + sound + "\""));
    }

    @AfterEach
    void restore() {
        engine.close();
    }

    @Test
    void oneThatHangsIsLateThenAbandonedAndTheNextModelRuns() throws Exception {
        try (EngineServer server = new EngineServer(Map.of("run " + FaultBench.MODEL, Behaviour.HANGS))) {
            try (WorklistBench bench = station.reading()) {
                FaultBench.scroll(bench, 1);
                FaultBench.untilSays(bench, "late, reading goes on");
                FaultBench.scroll(bench, 2);
                FaultBench.untilSays(bench, "failed: no result after 4 s; the run was abandoned");
                bench.until("the other model's run", () -> bench.desk.settled().isDone());
                FaultBench.scroll(bench, 3);
                bench.picture("fault-remote-hangs");
                // nobody waits for the server, which still has not answered
                assertThat(server.open()).isEqualTo(1);
            }
        }
        assertEnded(FaultBench.MODEL, "\"failure\":\"ABANDONED\"", "no result after 4 s");
        assertEnded(SOUND, "\"provider\":\"server\"", "\"findings\":\"0\"");
    }

    @Test
    void oneThatIsLostInTheMiddleOfItsAnswerIsNamed() throws Exception {
        try (EngineServer server = new EngineServer(Map.of("run " + FaultBench.MODEL, Behaviour.IS_LOST));
                WorklistBench bench = station.reading()) {
            FaultBench.untilSays(bench, "failed: " + RemoteEngine.LOST);
            bench.until("the other model's run", () -> bench.desk.settled().isDone());
            FaultBench.scroll(bench, 3);
            bench.picture("fault-remote-lost");
            assertThat(server.open()).isZero();
        }
        assertEnded(FaultBench.MODEL, "\"failure\":\"RUNTIME\"", RemoteEngine.LOST);
        assertEnded(SOUND, "\"provider\":\"server\"");
    }

    @Test
    void oneThatHangsWhileModelsAreOpenedIsToldAndTheStudyIsReadWithout() throws Exception {
        try (EngineServer server = new EngineServer(Map.of("open " + FaultBench.MODEL, Behaviour.HANGS))) {
            try (WorklistBench bench = station.reading()) {
                FaultBench.scroll(bench, 2);
                String opening = "AI is not ready yet, reading goes on";
                bench.until(opening, () -> bench.texts().contains(opening));
                FaultBench.scroll(bench, 2);
                bench.picture("fault-remote-opening");
                server.stop();
                bench.until("that it is over", () -> !bench.texts().contains(opening));
                FaultBench.untilSays(bench, RemoteEngine.LOST);
            }
        }
        assertThat(station.audit())
                .filteredOn(line -> line.contains("MODEL_REFUSED") && line.contains(FaultBench.MODEL))
                .singleElement()
                .asString()
                .contains(RemoteEngine.LOST);
    }

    private void assertEnded(String model, String... parts) {
        assertThat(station.audit())
                .filteredOn(line -> line.contains("INFERENCE")
                        && line.contains("\"finished\":\"true\"")
                        && line.contains(model + " 1"))
                .singleElement()
                .asString()
                .contains(parts);
        CommandRun.of("audit", "verify", "--data", station.data()).assertDone();
    }
}
