package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.faulty.FaultyModels;
import org.overread.ai.faulty.LostProvider;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.reading.VirtualScreen;

/**
 * What can go wrong with a model, one after the other, at the real window: each time reading goes on, the panel names the
 * cause, and so does the audit trail.
 */
@ExtendWith(VirtualScreen.class)
@Timeout(120)
class FaultWalkTest {
    @TempDir
    private Path folder;

    private FaultBench station;

    @BeforeEach
    void begin() {
        station = new FaultBench(folder);
    }

    @Test
    void aModelThatDoesNotComeToAnEndIsLateAndThenAbandoned() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.endless());
        station.settings("\"abandonSeconds\": 4", 1);
        try (WorklistBench bench = station.reading()) {
            FaultBench.scroll(bench, 1);
            FaultBench.untilSays(bench, "late, reading goes on");
            FaultBench.scroll(bench, 2);
            FaultBench.untilSays(bench, "failed: no result after 4 s; the run was abandoned");
            FaultBench.scroll(bench, 3);
            bench.picture("fault-abandoned");
            bench.until(
                    "the model's own end", () -> threads("overread-inference").isEmpty());
        }
        station.assertAudited("\"failure\":\"ABANDONED\"", "no result after 4 s");
    }

    @Test
    void valuesThatAreNoNumbersAreAFailure() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.notFinite());
        assertFails("failed: the model's output is not finite", "BAD_OUTPUT");
    }

    @Test
    void anOutputOfAnotherShapeIsAFailure() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.smaller());
        assertFails("failed: the model's output is not of its input's shape", "BAD_OUTPUT");
    }

    @Test
    void aModelWhoseMemoryRunsOutIsAFailure() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.insatiable());
        assertFails("failed: not enough memory for this model and series", "OUT_OF_MEMORY");
    }

    @Test
    void aModelOfMoreThanTheMemoryBudgetIsNotRun() throws Exception {
        FaultyModels.volumes(
                station.model(), FaultBench.MODEL, FaultyModels.sound(), Map.of("weights.bin", new byte[64 << 20]));
        station.settings("\"nativeMegabytes\": 300", 60);
        assertFailsAsSet("failed: the model would need about", "MEMORY_BUDGET");
    }

    /** What it holds between its operators is 256 MiB, beside what any model takes. */
    @Test
    void aModelThatHoldsMoreOnItsWayThanTheMemoryBudgetIsNotRun() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.wide());
        station.settings("\"nativeMegabytes\": 500", 60);
        assertFailsAsSet("failed: the model would need about 513 MiB of memory outside the heap", "MEMORY_BUDGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrupted", "channels", "weights"})
    void aPackageThatIsUnsoundIsNotOpened(String fault) throws Exception {
        String cause = unsound(fault);
        try (WorklistBench bench = station.reading()) {
            FaultBench.scroll(bench, 1);
            FaultBench.untilSays(bench, cause);
            FaultBench.scroll(bench, 2);
            bench.picture("fault-" + fault);
        }
        assertThat(station.audit())
                .filteredOn(line -> line.contains("MODEL_REFUSED"))
                .singleElement()
                .asString()
                .contains(cause);
    }

    /** Makes the package, and settings for it. @return the cause that must be named */
    private String unsound(String fault) throws Exception {
        if (fault.equals("corrupted")) {
            station.settings("\"triage\": false", 60);
            Path made = FaultyModels.volumes(folder.resolve("made"), FaultBench.MODEL, FaultyModels.sound());
            Path zip = folder.resolve("p.zip");
            CommandRun.of("models", "pack", made, "--out", zip, "--data", station.data())
                    .assertDone();
            CommandRun.of("models", "install", zip, "--data", station.data()).assertDone();
            alter(find("model.onnx"));
            return "model.onnx is not the file that the manifest names: its SHA-256 or size differs";
        }
        boolean channels = fault.equals("channels");
        FaultyModels.volumes(
                station.model(),
                FaultBench.MODEL,
                channels ? FaultyModels.ofTwoChannels() : FaultyModels.notFiniteWeights());
        station.settings("\"triage\": false", 60);
        return channels ? "the model's input has 2 channels, the manifest says 1" : "weights are not finite";
    }

    @Test
    void aResultThatCannotBeKeptIsShownAllTheSame() throws Exception {
        FaultyModels.images(station.model(), FaultBench.MODEL);
        station.settings("\"triage\": false", 60);
        Files.createDirectories(station.data());
        Files.writeString(station.data().resolve("results"), "a file where the folder should be");
        try (WorklistBench bench = station.reading()) {
            FaultBench.untilSays(bench, "ran, " + FaultBench.SLICES + " findings");
            FaultBench.untilSays(bench, "the result cannot be kept for the next time");
            FaultBench.scroll(bench, 1);
            bench.picture("fault-not-kept");
        }
        station.assertAudited("\"state\":\"FINDINGS\"", "the result cannot be kept for the next time");
    }

    @Test
    void aProviderThatIsLostInTheMiddleOfARunLeavesItToTheCpu() throws Exception {
        FaultyModels.volumes(station.model(), FaultBench.MODEL, FaultyModels.sound());
        station.settings("\"triage\": false", 60);
        try (OtherEngine lost = new OtherEngine(LostProvider.class, folder.resolve("services"));
                WorklistBench bench = station.reading()) {
            assertThat(lost).isNotNull();
            FaultBench.untilSays(bench, "on CPU: a run failed on GPU: " + LostProvider.WHY);
            FaultBench.scroll(bench, 1);
            bench.picture("fault-lost-provider");
        }
        station.assertAudited("\"provider\":\"CPU\"", "a run failed on GPU: " + LostProvider.WHY);
    }

    private void assertFails(String says, String code) throws Exception {
        station.settings("\"triage\": false", 60);
        assertFailsAsSet(says, code);
    }

    private void assertFailsAsSet(String says, String code) throws Exception {
        try (WorklistBench bench = station.reading()) {
            FaultBench.scroll(bench, 1);
            FaultBench.untilSays(bench, says);
            assertThat(FaultBench.panel(bench)).contains(FaultBench.MODEL);
            FaultBench.scroll(bench, 2);
            bench.picture("fault-" + code.toLowerCase(java.util.Locale.ROOT));
        }
        station.assertAudited("\"failure\":\"" + code + "\"", says.substring("failed: ".length()));
    }

    private static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .toList();
    }

    private Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(station.data())) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void alter(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
