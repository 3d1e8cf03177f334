package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.faulty.FaultyModels;
import org.overread.core.inference.FailureCode;
import org.overread.disk.FileSizeLimit;
import org.overread.disk.SmallDisk;
import org.overread.viewer.Main;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.reading.VirtualScreen;

/** What a full disk does where models run: reading goes on, the cause is named, nothing half-written stays. */
@ExtendWith(VirtualScreen.class)
@Timeout(120)
class FullDiskTest {
    private static final int WEIGHTS = 4 << 20;

    @TempDir
    private Path folder;

    private FaultBench station;

    @BeforeEach
    void begin() throws Exception {
        station = new FaultBench(folder);
        FaultyModels.volumes(
                station.model(), FaultBench.MODEL, FaultyModels.sound(), Map.of("weights.bin", new byte[WEIGHTS]));
        station.settings("\"triage\": false", 60);
    }

    @Test
    void aPackageForWhoseCopyTheTemporaryFolderHasNoRoomIsNamedSo() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary(), WEIGHTS / 2)) {
            RefusedPackage refused = withTemporaryFolder(this::opened);
            assertThat(refused.why().english()).isEqualTo("the temporary folder is full");
            assertThat(refused.code()).isEqualTo(FailureCode.DISK_FULL);
            assertThat(disk.files()).isEmpty();

            CommandRun check =
                    withTemporaryFolder(() -> CommandRun.of("models", "check", zip(), "--data", station.data()));
            assertThat(check.err()).contains("the temporary folder is full");
            assertThat(disk.files()).isEmpty();
        }
    }

    @Test
    void aPackageOfWhichACopyMayNotBecomeThatLargeIsNamedSo() throws Exception {
        Files.createDirectories(temporary());
        RefusedPackage refused = withTemporaryFolder(() -> FileSizeLimit.during(WEIGHTS / 2, this::opened));
        assertThat(refused.why().english()).isEqualTo("the temporary folder takes no file that large");
        assertThat(refused.code()).isEqualTo(FailureCode.DISK_FULL);
        assertThat(temporary()).isEmptyDirectory();

        Path zip = zip();
        CommandRun install = FileSizeLimit.during(
                WEIGHTS / 2, () -> CommandRun.of("models", "install", zip, "--data", station.data()));
        assertThat(install.err()).contains("the data folder takes no file that large");
        assertThat(installed()).isEmpty();
        CommandRun.of("models", "install", zip, "--data", station.data()).assertDone();
        assertThat(installed()).hasSize(1);
    }

    /** The copy is made to be asked what the model holds between its operators; what is added to it finds no room. */
    @Test
    void aCopyOfAModelThatTheDiskHasNoRoomForIsTakenAway() throws Exception {
        Path alone = Files.createDirectories(folder.resolve("alone"));
        Path model = Files.write(alone.resolve("model.onnx"), FaultyModels.wide());
        long[] shape = {1, 1, FaultyModels.EDGE, FaultyModels.EDGE, FaultyModels.EDGE};
        OnnxEngine engine = new OnnxEngine(EngineOptions.ofSystem());
        assertThat(engine.activations(model, "x", shape)).isPresent();
        assertThat(alone).isDirectoryContaining(model::equals).isDirectoryNotContaining(file -> !file.equals(model));

        assertThat(FileSizeLimit.during(Files.size(model) + 1, () -> engine.activations(model, "x", shape)))
                .isEmpty();
        assertThat(alone).isDirectoryContaining(model::equals).isDirectoryNotContaining(file -> !file.equals(model));
    }

    @Test
    void anInstallationOnAFullDataFolderLeavesNothing() throws Exception {
        Path zip = zip();
        try (SmallDisk disk = SmallDisk.at(station.data(), WEIGHTS / 2)) {
            CommandRun install = CommandRun.of("models", "install", zip, "--data", station.data());
            assertThat(install.err()).contains("the data folder is full");
            assertThat(installed()).isEmpty();
            assertThat(disk.files()).isNotEmpty();
        }
    }

    /** In processes of their own: here they are loaded long since. */
    @Test
    void librariesForWhichTheTemporaryFolderHasNoRoomAreNamedSo() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary(), 2 << 20)) {
            assertThat(disk.files()).isEmpty();
            assertThat(started("doctor", "--data", station.data().toString()))
                    .contains("ONNX Runtime cannot be loaded on this machine: the temporary folder has no room for its"
                            + " library");
            Station.open(station.options()).close();
            disk.fill();
            // no word of a trail that were broken
            assertThat(started("audit", "verify", "--data", station.data().toString()))
                    .contains(
                            "overread: the database cannot be opened: the temporary folder has no room for its library")
                    .doesNotContain("broken");
        }
    }

    @Test
    void whereTheTemporaryFolderIsFullStudiesAreReadWithoutTheModel() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary(), WEIGHTS / 2)) {
            withTemporaryFolder(() -> {
                try (WorklistBench bench = station.reading()) {
                    FaultBench.untilSays(bench, "the temporary folder is full");
                    FaultBench.scroll(bench, 2);
                    bench.picture("fault-temporary-folder-full");
                }
                return disk.files();
            });
        }
        assertThat(station.audit())
                .filteredOn(line -> line.contains("MODEL_REFUSED"))
                .singleElement()
                .asString()
                .contains("the temporary folder is full");
    }

    @Test
    void aResultForWhichThereIsNoRoomIsShownAllTheSame() throws Exception {
        Files.createDirectories(station.data());
        FaultyModels.images(station.model(), FaultBench.MODEL);
        try (SmallDisk disk = SmallDisk.at(station.data().resolve("results"), 4096)) {
            disk.fill();
            try (WorklistBench bench = station.reading()) {
                FaultBench.untilSays(bench, "ran, " + FaultBench.SLICES + " findings");
                FaultBench.untilSays(bench, "the result cannot be kept for the next time: the disk is full");
                FaultBench.scroll(bench, 1);
                bench.picture("fault-results-full");
            }
            assertThat(disk.files()).isEmpty();
        }
        station.assertAudited("\"state\":\"FINDINGS\"", "cannot be kept for the next time: the disk is full");
    }

    /** Decisions have tests of their own; here it is the run that cannot be recorded at first. */
    @Test
    void aRunThatTheFullTrailDoesNotTakeIsToldAndRecordedOnceThereIsRoom() throws Exception {
        FaultyModels.images(station.model(), FaultBench.MODEL);
        Path before = folder.resolve("settings");
        Files.move(station.data(), before);
        try (SmallDisk disk = SmallDisk.at(station.data(), 16 << 20)) {
            Files.copy(before.resolve("settings.json"), station.data().resolve("settings.json"));
            try (WorklistBench bench = new WorklistBench(station.options())) {
                bench.until("the trail", () -> Files.exists(station.data().resolve("audit-head.json")));
                disk.fill();
                station.open(bench);
                FaultBench.untilSays(bench, "ran, " + FaultBench.SLICES + " findings");
                String notRecorded = "An AI run could not be recorded: the disk is full";
                bench.until(notRecorded, () -> bench.texts().contains(notRecorded));
                FaultBench.scroll(bench, 2);
                assertThat(bench.texts())
                        .contains("The study could not be put into the worklist: the disk is full")
                        .doesNotContain("the database refused");
                bench.picture("fault-trail-full");
                disk.makeRoom();
                FaultBench.scroll(bench, 2);
                bench.until("that it is recorded", () -> !bench.texts().contains(notRecorded));
            }
            station.assertAudited("\"state\":\"FINDINGS\"");
        }
    }

    private RefusedPackage opened() {
        try (ModelShelf shelf = ModelShelf.open(List.of(station.model()), InferenceSettings.DEFAULT)) {
            return shelf.refusedPackages().getFirst();
        }
    }

    private interface Work<T> {
        T done() throws Exception;
    }

    private <T> T withTemporaryFolder(Work<T> work) throws Exception {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", temporary().toString());
        try {
            return work.done();
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    private String started(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private Path zip() {
        Path zip = folder.resolve("package.zip");
        CommandRun.of("models", "pack", station.model(), "--out", zip, "--data", station.data())
                .assertDone();
        return zip;
    }

    /** What lies in the folder of installed packages, unpacked halves included. */
    private List<Path> installed() throws IOException {
        Path installed = station.data().resolve("models").resolve("installed");
        if (!Files.isDirectory(installed)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(installed)) {
            return all.toList();
        }
    }

    private Path temporary() {
        return folder.resolve("temporary");
    }
}
