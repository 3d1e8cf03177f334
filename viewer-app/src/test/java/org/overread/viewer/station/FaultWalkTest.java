package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.faulty.FaultyModels;
import org.overread.ai.faulty.LostProvider;
import org.overread.core.inference.DetectorProvider;
import org.overread.example.ExampleReport;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.reading.VirtualScreen;
import org.overread.viewer.viewport.PaintedFrame;

/**
 * What can go wrong with a model, one after the other, at the real window: each time reading goes on, the panel names the
 * cause, and so does the audit trail.
 */
@ExtendWith(VirtualScreen.class)
@Timeout(120)
class FaultWalkTest {
    private static final String MODEL = "faulty-model";
    private static final int SLICES = 12;

    @TempDir
    private Path folder;

    private final ClassLoader own = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(own);
        VirtualScreen.onScreen(() -> Thread.currentThread().setContextClassLoader(own));
    }

    @Test
    void aModelThatDoesNotComeToAnEndIsLateAndThenAbandoned() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.endless());
        settings("\"abandonSeconds\": 4", 1);
        try (WorklistBench bench = reading()) {
            scroll(bench, 1);
            untilSays(bench, "late, reading goes on · no result within 1 s");
            scroll(bench, 2);
            untilSays(bench, "failed: no result after 4 s; the run was abandoned");
            scroll(bench, 3);
            bench.picture("fault-abandoned");
            bench.until(
                    "the model's own end", () -> threads("overread-inference").isEmpty());
        }
        assertAudited("\"failure\":\"ABANDONED\"", "no result after 4 s");
    }

    @Test
    void valuesThatAreNoNumbersAreAFailure() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.notFinite());
        assertFails("failed: the model's output is not finite", "BAD_OUTPUT");
    }

    @Test
    void anOutputOfAnotherShapeIsAFailure() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.smaller());
        assertFails("failed: the model's output is not of its input's shape", "BAD_OUTPUT");
    }

    @Test
    void aModelWhoseMemoryRunsOutIsAFailure() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.insatiable());
        assertFails("failed: not enough memory for this model and series", "OUT_OF_MEMORY");
    }

    @Test
    void aModelOfMoreThanTheMemoryBudgetIsNotRun() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.sound(), Map.of("weights.bin", new byte[64 << 20]));
        settings("\"nativeMegabytes\": 300", 60);
        assertFailsAsSet("failed: the model would need about", "MEMORY_BUDGET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrupted", "channels", "weights"})
    void aPackageThatIsUnsoundIsNotOpened(String fault) throws Exception {
        String cause = unsound(fault);
        try (WorklistBench bench = reading()) {
            scroll(bench, 1);
            untilSays(bench, cause);
            scroll(bench, 2);
            bench.picture("fault-" + fault);
        }
        assertThat(audit())
                .filteredOn(line -> line.contains("MODEL_REFUSED"))
                .singleElement()
                .asString()
                .contains(cause);
    }

    /** Makes the package, and settings for it. @return the cause that must be named */
    private String unsound(String fault) throws Exception {
        if (fault.equals("corrupted")) {
            settings("\"triage\": false", 60);
            Path made = FaultyModels.volumes(folder.resolve("made"), MODEL, FaultyModels.sound());
            Path zip = folder.resolve("p.zip");
            CommandRun.of("models", "pack", made, "--out", zip, "--data", data())
                    .assertDone();
            CommandRun.of("models", "install", zip, "--data", data()).assertDone();
            alter(find("model.onnx"));
            return "model.onnx is not the file that the manifest names: its SHA-256 or size differs";
        }
        boolean channels = fault.equals("channels");
        FaultyModels.volumes(model(), MODEL, channels ? FaultyModels.ofTwoChannels() : FaultyModels.notFiniteWeights());
        settings("\"triage\": false", 60);
        return channels ? "the model's input has 2 channels, the manifest says 1" : "weights are not finite";
    }

    @Test
    void aResultThatCannotBeKeptIsShownAllTheSame() throws Exception {
        FaultyModels.images(model(), MODEL);
        settings("\"triage\": false", 60);
        Files.createDirectories(data());
        Files.writeString(data().resolve("results"), "a file where the folder should be");
        try (WorklistBench bench = reading()) {
            untilSays(bench, "ran, " + SLICES + " findings");
            untilSays(bench, "the result cannot be kept for the next time");
            scroll(bench, 1);
            bench.picture("fault-not-kept");
        }
        assertAudited("\"state\":\"FINDINGS\"", "the result cannot be kept for the next time");
    }

    @Test
    void aProviderThatIsLostInTheMiddleOfARunLeavesItToTheCpu() throws Exception {
        FaultyModels.volumes(model(), MODEL, FaultyModels.sound());
        settings("\"triage\": false", 60);
        ClassLoader lost = new WithLostProvider(own, services());
        // whose threads inherit it
        Thread.currentThread().setContextClassLoader(lost);
        VirtualScreen.onScreen(() -> Thread.currentThread().setContextClassLoader(lost));
        try (WorklistBench bench = reading()) {
            untilSays(bench, "on CPU: a run failed on GPU: " + LostProvider.WHY);
            scroll(bench, 1);
            bench.picture("fault-lost-provider");
        }
        assertAudited("\"provider\":\"CPU\"", "a run failed on GPU: " + LostProvider.WHY);
    }

    private void assertFails(String says, String code) throws Exception {
        settings("\"triage\": false", 60);
        assertFailsAsSet(says, code);
    }

    private void assertFailsAsSet(String says, String code) throws Exception {
        try (WorklistBench bench = reading()) {
            scroll(bench, 1);
            untilSays(bench, says);
            assertThat(panel(bench)).contains(MODEL);
            scroll(bench, 2);
            bench.picture("fault-" + code.toLowerCase(java.util.Locale.ROOT));
        }
        assertAudited("\"failure\":\"" + code + "\"", says.substring("failed: ".length()));
    }

    private WorklistBench reading() throws Exception {
        WorklistBench bench =
                new WorklistBench(StationOptions.of(data(), SettingsFile.read(data()), ExampleReport.READER));
        bench.desk.open(List.of(WorklistBench.images(folder.resolve("study"), SLICES)));
        bench.until("images", () -> bench.slices() == SLICES);
        bench.until("a picture", () -> painted(bench) != null);
        return bench;
    }

    /** Pressing a key brings the next slice. */
    private static void scroll(WorklistBench bench, int presses) throws Exception {
        for (int i = 0; i < presses; i++) {
            int before = painted(bench).position();
            KeyCode key = before == SLICES - 1 ? KeyCode.UP : KeyCode.DOWN;
            int due = key == KeyCode.UP ? before - 1 : before + 1;
            bench.keys(key);
            bench.until("slice " + due, () -> painted(bench).position() == due);
            PaintedFrame shown = painted(bench);
            assertThat(shown.problem()).isEmpty();
            assertThat(shown.ref())
                    .isEqualTo(VirtualScreen.onScreen(() ->
                            bench.viewport().stack().orElseThrow().frame(due).ref()));
        }
    }

    private static void untilSays(WorklistBench bench, String cause) throws Exception {
        bench.until(cause, () -> panel(bench).contains(cause));
    }

    /** What the findings panel says above the list, and the window of what is not to be had. */
    private static String panel(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> Stream.of("#findings-ai-state", "#findings-ai-model", ".problem", ".label")
                .flatMap(style -> bench.stage().getScene().getRoot().lookupAll(style).stream())
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n")));
    }

    private static PaintedFrame painted(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> bench.viewport().painted().orElse(null));
    }

    private static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .toList();
    }

    private void assertAudited(String... parts) {
        assertThat(audit())
                .filteredOn(line -> line.contains("INFERENCE") && line.contains("\"finished\":\"true\""))
                .singleElement()
                .asString()
                .contains(MODEL + " 1")
                .contains(parts);
        CommandRun.of("audit", "verify", "--data", data()).assertDone();
    }

    private List<String> audit() {
        return CommandRun.of("audit", "export", "--data", data())
                .assertDone()
                .out()
                .lines()
                .toList();
    }

    private void settings(String inference, int deadlineSeconds) throws IOException {
        Files.createDirectories(data());
        String models = Files.exists(model()) ? "\"" + model() + "\"" : "";
        Files.writeString(data().resolve("settings.json"), """
                {"deadlineSeconds": %d, "models": [%s], "inference": {%s, "rollout": {"lung-nodule-reference": "suspended",
                 "head-hyperdensity-reference": "suspended", "chest-radiograph-reference": "suspended"}}}""".formatted(deadlineSeconds, models, inference));
    }

    private Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
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

    private URL services() throws IOException {
        Path file = Files.writeString(folder.resolve("services"), LostProvider.class.getName());
        return file.toUri().toURL();
    }

    /** Finds another AI engine than the station's. */
    private static final class WithLostProvider extends ClassLoader {
        private final URL services;

        WithLostProvider(ClassLoader parent, URL services) {
            super(parent);
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + DetectorProvider.class.getName())
                    ? Collections.enumeration(List.of(services))
                    : super.getResources(name);
        }
    }

    private Path model() {
        return folder.resolve(MODEL);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
