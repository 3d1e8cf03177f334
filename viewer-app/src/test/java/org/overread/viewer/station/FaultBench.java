package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.overread.example.ExampleReport;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.reading.VirtualScreen;
import org.overread.viewer.viewport.PaintedFrame;

/** A station with one model beside the shipped ones, which are suspended, and the window that a study is read in. */
record FaultBench(Path folder) {
    static final String MODEL = "faulty-model";
    static final int SLICES = 12;

    WorklistBench reading() throws Exception {
        WorklistBench bench = new WorklistBench(options());
        open(bench);
        return bench;
    }

    StationOptions options() throws Exception {
        return StationOptions.of(data(), SettingsFile.read(data()), ExampleReport.READER);
    }

    void open(WorklistBench bench) throws Exception {
        Path study = folder.resolve("study");
        bench.desk.open(List.of(Files.isDirectory(study) ? study : WorklistBench.images(study, SLICES)));
        bench.until("images", () -> bench.slices() == SLICES);
        bench.until("a picture", () -> painted(bench) != null);
    }

    /** Pressing a key brings the next slice. */
    static void scroll(WorklistBench bench, int presses) throws Exception {
        for (int i = 0; i < presses; i++) {
            int before = painted(bench).position();
            KeyCode key = before == SLICES - 1 ? KeyCode.UP : KeyCode.DOWN;
            int due = key == KeyCode.UP ? before - 1 : before + 1;
            bench.keys(key);
            bench.until("slice " + due, () -> {
                PaintedFrame now = painted(bench);
                return now != null && now.position() == due;
            });
            PaintedFrame shown = painted(bench);
            assertThat(shown.problem()).isEmpty();
            assertThat(shown.ref())
                    .isEqualTo(VirtualScreen.onScreen(() ->
                            bench.viewport().stack().orElseThrow().frame(due).ref()));
        }
    }

    static void untilSays(WorklistBench bench, String cause) throws Exception {
        bench.until(cause, () -> panel(bench).contains(cause));
    }

    /** What the findings panel says above the list, and the window of what is not to be had. */
    static String panel(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> Stream.of("#findings-ai-state", "#findings-ai-model", ".problem", ".label")
                .flatMap(style -> bench.stage().getScene().getRoot().lookupAll(style).stream())
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n")));
    }

    static PaintedFrame painted(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> bench.viewport().painted().orElse(null));
    }

    void assertAudited(String... parts) {
        assertThat(audit())
                .filteredOn(line -> line.contains("INFERENCE") && line.contains("\"finished\":\"true\""))
                .singleElement()
                .asString()
                .contains(MODEL + " 1")
                .contains(parts);
        CommandRun.of("audit", "verify", "--data", data()).assertDone();
    }

    List<String> audit() {
        return CommandRun.of("audit", "export", "--data", data())
                .assertDone()
                .out()
                .lines()
                .toList();
    }

    void settings(String inference, int deadlineSeconds) throws IOException {
        Files.createDirectories(data());
        String models = Files.exists(model()) ? "\"" + model() + "\"" : "";
        Files.writeString(data().resolve("settings.json"), """
                {"deadlineSeconds": %d, "models": [%s], "inference": {%s, "rollout": {"lung-nodule-reference": "suspended",
                 "head-hyperdensity-reference": "suspended", "chest-radiograph-reference": "suspended"}}}""".formatted(deadlineSeconds, models, inference));
    }

    /** As it is set, but for the model's phase. */
    void rollout(String phase) throws IOException {
        Path file = data().resolve("settings.json");
        String set = Files.readString(file).replaceAll("\"" + MODEL + "\": \"[a-z]+\", ", "");
        Files.writeString(file, set.replace("\"rollout\": {", "\"rollout\": {\"" + MODEL + "\": \"" + phase + "\", "));
    }

    Path model() {
        return folder.resolve(MODEL);
    }

    Path data() {
        return folder.resolve("data");
    }
}
