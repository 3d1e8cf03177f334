package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.viewer.endtoend.PhantomStudy;

/** The commands that read files: what scripts get, and what they are told of files that cannot be read. */
class ReadingCommandsTest {
    private static final int PIXEL_BYTES = 512 * 512 * 2;

    @TempDir
    private Path folder;

    @Test
    void indexListsStudiesAndSeriesAndTheFilesThatCannotBeRead() throws IOException {
        copyImages(12);
        Files.writeString(folder.resolve("notes.txt"), "not DICOM");
        truncated("cut.dcm");

        JsonNode index = CommandRun.of("index", folder, "--json").assertDone().json();

        assertThat(index.path("studies")).hasSize(1);
        JsonNode study = index.path("studies").get(0);
        assertThat(study.path("studyInstanceUid").asText()).isEqualTo(PhantomStudy.studyInstanceUid());
        assertThat(study.path("patientId").asText()).isNotEmpty();
        assertThat(study.has("studyDate")).isTrue();
        assertThat(study.path("modalities"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("CT");
        JsonNode series = study.path("series").get(0);
        assertThat(series.path("instances").asInt()).isEqualTo(12);
        assertThat(series.path("frames").asInt()).isEqualTo(12);
        assertThat(series.path("volumetric").asBoolean()).isTrue();
        assertThat(series.path("warnings").isArray()).isTrue();
        assertThat(index.path("quarantined"))
                .extracting(file ->
                        Path.of(file.path("file").asText()).getFileName().toString())
                .containsExactlyInAnyOrder("notes.txt", "cut.dcm");
        assertThat(index.path("quarantined"))
                .allSatisfy(file -> assertThat(file.path("reason").asText()).isNotBlank());
    }

    @Test
    void theHashThatDecodePrintsIsThatOfTheStoredValues() throws Exception {
        byte[] file = Files.readAllBytes(PhantomStudy.image());
        byte[] pixels = Arrays.copyOfRange(file, file.length - PIXEL_BYTES, file.length);
        Path written = folder.resolve("frame.raw");

        JsonNode decoded = CommandRun.of("decode", PhantomStudy.image(), "--json", "--out", written)
                .assertDone()
                .json();

        assertThat(decoded.path("transferSyntax").asText()).isEqualTo("1.2.840.10008.1.2.1");
        assertThat(decoded.path("rows").asInt()).isEqualTo(512);
        assertThat(decoded.path("columns").asInt()).isEqualTo(512);
        assertThat(decoded.path("frames").asInt()).isEqualTo(1);
        assertThat(decoded.path("samplesPerPixel").asInt()).isEqualTo(1);
        assertThat(decoded.path("bitsAllocated").asInt()).isEqualTo(16);
        assertThat(decoded.path("photometricInterpretation").asText()).isEqualTo("MONOCHROME2");
        JsonNode result = decoded.path("results").get(0);
        assertThat(result.path("frame").asInt()).isEqualTo(1);
        assertThat(result.path("warning").isNull()).isTrue();
        assertThat(result.path("sha256").asText()).isEqualTo(sha256(pixels));
        assertThat(Files.readAllBytes(written)).isEqualTo(pixels);
    }

    @Test
    void oneLineForEachOfSeveralFilesAndARefusedOneIsNotTheEnd() throws IOException {
        Path cut = truncated("cut.dcm");

        CommandRun run = CommandRun.of("decode", cut, PhantomStudy.image()).assertDone();

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().toList().get(0)).contains("\"file\"", cut.toString(), "\"error\"");
        assertThat(run.out().lines().toList().get(1)).contains("\"sha256\"").doesNotContain("\"error\"");
    }

    @Test
    void dumpIsTheDicomJsonModel() {
        JsonNode dataSet = CommandRun.of("dump", PhantomStudy.image(), "--json")
                .assertDone()
                .json();

        JsonNode uid = dataSet.path("0020000D");
        assertThat(uid.path("vr").asText()).isEqualTo("UI");
        assertThat(uid.path("Value").get(0).asText()).isEqualTo(PhantomStudy.studyInstanceUid());
        assertThat(dataSet.path("00280010").path("Value").get(0).isInt()).isTrue();
        assertThat(dataSet.path("00100010").path("Value").get(0).has("Alphabetic"))
                .isTrue();
    }

    @Test
    void anEmptyFolderIsRefused() {
        CommandRun.of("index", folder).assertRefused(ExitCode.INPUT_REFUSED, "no files in", folder.toString());
        CommandRun.of("analyze", folder, "--out", folder.resolve("out"), "--data", folder.resolve("data"))
                .assertRefused(ExitCode.INPUT_REFUSED, "no files in");
    }

    @Test
    void aFolderWithoutDicomIsRefusedAndSaysWhy() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "not DICOM");
        Files.writeString(folder.resolve("more.txt"), "not DICOM either");

        CommandRun.of("index", folder).assertRefused(ExitCode.INPUT_REFUSED, "nothing to read", "1 more");
        CommandRun json =
                CommandRun.of("index", folder, "--json").assertRefused(ExitCode.INPUT_REFUSED, "nothing to read");
        assertThat(json.json().path("quarantined")).hasSize(2);
        assertThat(json.json().path("studies")).isEmpty();
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Path cut = truncated("cut.dcm");
        CommandRun.of("decode", cut).assertRefused(ExitCode.INPUT_REFUSED, "cut.dcm");
        CommandRun.of("dump", cut).assertRefused(ExitCode.INPUT_REFUSED, "cut.dcm");
        CommandRun.of("index", folder).assertRefused(ExitCode.INPUT_REFUSED, "cut.dcm");
    }

    @Test
    void aMissingFileIsRefused() {
        Path missing = folder.resolve("nothing.dcm");
        CommandRun.of("decode", missing).assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("dump", missing).assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("index", missing).assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("analyze", missing, "--out", folder.resolve("out"), "--data", folder.resolve("data"))
                .assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("view", missing).assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("demo", "--headless", "--out", folder.resolve("demo"), "--study", missing)
                .assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("audit", "verify", missing, "--data", folder)
                .assertRefused(ExitCode.INPUT_REFUSED, "no such file");
        CommandRun.of("decode", "--list", missing).assertRefused(ExitCode.INPUT_REFUSED, "list");
    }

    @Test
    void whatIsNotUnderstoodIsAUsageError() {
        CommandRun.of("index", folder, "--jsn").assertRefused(ExitCode.USAGE, "--jsn");
        CommandRun.of("indx").assertRefused(ExitCode.USAGE, "indx");
        CommandRun.of("index").assertRefused(ExitCode.USAGE, "DIR");
        CommandRun.of("decode", PhantomStudy.image(), "--frame", "none").assertRefused(ExitCode.USAGE, "--frame");
        CommandRun.of("decode").assertRefused(ExitCode.USAGE, "FILE");
        CommandRun.of("deliver").assertRefused(ExitCode.USAGE, "deliver");
        CommandRun.of("analyze", folder, "--out", folder, "--deadline", "-3", "--data", folder)
                .assertRefused(ExitCode.USAGE, "--deadline");
        CommandRun.of("bench", "nothing").assertRefused(ExitCode.USAGE, "nothing");
    }

    @Test
    void aFrameThatTheFileDoesNotHaveIsRefused() {
        CommandRun.of("decode", PhantomStudy.image(), "--frame", "7").assertRefused(ExitCode.INPUT_REFUSED, "frame");
    }

    @Test
    void settingsThatCannotBeUsedAreRefusedByNameAndPlace() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"destination\": []}");
        CommandRun.of("models", "list", "--data", folder)
                .assertRefused(ExitCode.USAGE, "settings.json", "unknown setting destination");
    }

    private void copyImages(int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            String name = String.format(java.util.Locale.ROOT, "phantom-%03d.dcm", i);
            Files.copy(PhantomStudy.folder().resolve(name), folder.resolve(name));
        }
    }

    private Path truncated(String name) throws IOException {
        byte[] whole = Files.readAllBytes(PhantomStudy.image());
        return Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
