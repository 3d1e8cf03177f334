package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.example.ExampleStudy;
import org.overread.viewer.endtoend.ChildProcess;
import org.overread.viewer.endtoend.ExampleReading;
import org.overread.viewer.station.Station;

/** The commands that work on a station's data folder: outbox, audit trail, and a folder that another process holds. */
class StationCommandsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void aPacsThatIsDown() throws IOException {
        data = folder.resolve("data");
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            ExampleReading.settings(data, "http://127.0.0.1:" + gone.getLocalPort() + "/dicom-web/studies");
        }
    }

    @Test
    void withThePacsDownADeliveryStaysPendingAndTheCommandSaysSo() throws Exception {
        sign();
        assertThat(deliveries("status"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.path("state").asText()).isEqualTo("pending"));

        CommandRun run = CommandRun.of("deliver", "run", "--json", "--data", data);

        assertThat(run.exit()).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
        assertThat(run.json().path("deliveries")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.path("destination").asText()).isEqualTo("PACS");
            assertThat(entry.path("state").asText()).isEqualTo("retry");
            assertThat(entry.path("attempts").asInt()).isEqualTo(1);
            assertThat(entry.path("nextAttemptAt").asText()).isNotEmpty();
            assertThat(entry.path("lastError").asText())
                    .isNotBlank()
                    .hasLineCount(1)
                    .doesNotContain("PID-4711", "Müller", "Exception");
        });
        assertThat(deliveries("status"))
                .allSatisfy(entry -> assertThat(entry.path("state").asText()).isEqualTo("retry"));
        assertThat(run.json().path("deliveries"))
                .extracting(entry -> entry.path("document").asText())
                .containsExactlyInAnyOrder("sr", "seg");
    }

    @Test
    void aFolderWithoutAStationIsNotMadeIntoOneByAsking() {
        Path nowhere = folder.resolve("nowhere");
        CommandRun.of("deliver", "status", "--data", nowhere).assertRefused(ExitCode.INPUT_REFUSED, "no station");
        CommandRun.of("deliver", "run", "--data", nowhere).assertRefused(ExitCode.INPUT_REFUSED, "no station");
        CommandRun.of("audit", "export", "--data", nowhere).assertRefused(ExitCode.INPUT_REFUSED, "no station");
        CommandRun.of("audit", "verify", "--data", nowhere).assertRefused(ExitCode.INPUT_REFUSED, nowhere.toString());
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aDataFolderThatAnotherProcessHoldsIsRefusedAndNamed() throws Exception {
        try (ChildProcess holder =
                ChildProcess.start(folder, ExampleReading.class, Map.of(), List.of(data.toString()))) {
            holder.line("signed ", PATIENCE);
            for (String command : List.of("status", "run", "retry")) {
                CommandRun.of("deliver", command, "--data", data)
                        .assertRefused(ExitCode.UNAVAILABLE, "another station", data.toString());
            }
            CommandRun.of("audit", "export", "--data", data).assertRefused(ExitCode.UNAVAILABLE, "another station");
            assertThat(holder.alive()).isTrue();
        }
    }

    @Test
    void anIntactTrailAndItsExportVerify() throws Exception {
        sign();
        JsonNode own = CommandRun.of("audit", "verify", "--json", "--data", data)
                .assertDone()
                .json();
        assertThat(own.path("intact").asBoolean()).isTrue();
        assertThat(own.path("records").asInt()).isGreaterThan(7);

        JsonNode exported = CommandRun.of("audit", "verify", export(), "--json", "--data", data)
                .assertDone()
                .json();
        assertThat(exported.path("intact").asBoolean()).isTrue();
        assertThat(exported.path("records").asInt())
                .as("the export is a record itself")
                .isEqualTo(own.path("records").asInt() + 1);
        assertThat(exported.path("keyFingerprint")).isEqualTo(own.path("keyFingerprint"));
    }

    @Test
    void anExportWithoutItsStationAtHandSaysByWhichKeyItWasChecked() throws Exception {
        sign();
        CommandRun run = CommandRun.of("audit", "verify", export(), "--data", folder.resolve("elsewhere"));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).hasLineCount(1).contains("the key in the file itself");
    }

    @Test
    void aFlippedByteIsFoundAndItsRecordNamed() throws Exception {
        sign();
        Path export = export();
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        int record = 4;
        String line = lines.get(record);
        int at = line.indexOf("\"time\"") < 0 ? line.length() / 2 : line.indexOf("\"time\"") + 12;
        char flipped = line.charAt(at) == '1' ? '2' : '1';
        lines.set(record, line.substring(0, at) + flipped + line.substring(at + 1));
        Files.write(export, lines);

        JsonNode verdict = broken(export);

        assertThat(verdict.path("fault").asText()).isEqualTo("RECORD_CHANGED");
        assertThat(verdict.path("firstBrokenRecord").asInt()).isEqualTo(indexOf(line));
        assertThat(CommandRun.of("audit", "verify", export, "--data", data).out())
                .startsWith("broken at record " + indexOf(line) + ":")
                .hasLineCount(1);
    }

    @Test
    void aCutExportIsFound() throws Exception {
        sign();
        Path export = export();
        List<String> whole = Files.readAllLines(export);
        Files.write(export, whole.subList(0, whole.size() - 1));
        assertThat(broken(export).path("fault").asText()).isEqualTo("HEAD_NOT_SIGNED");
        CommandRun.of("audit", "verify", export, "--data", folder.resolve("elsewhere"))
                .assertRefused(ExitCode.FAILED, "its tail is cut");

        List<String> withoutLastRecord = new ArrayList<>(whole);
        withoutLastRecord.remove(whole.size() - 2);
        Files.write(export, withoutLastRecord);
        assertThat(broken(export).path("fault").asText()).isEqualTo("TAIL_CUT");

        List<String> withoutOne = new ArrayList<>(whole);
        withoutOne.remove(3);
        Files.write(export, withoutOne);
        assertThat(broken(export).path("firstBrokenRecord").asInt()).isEqualTo(indexOf(whole.get(3)));
    }

    @Test
    void aChangedRecordInTheStationsOwnTrailIsFound() throws Exception {
        sign();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("station.db"));
                Statement statement = database.createStatement()) {
            for (String trigger : List.of("audit_is_not_changed", "audit_is_not_deleted")) {
                statement.execute("DROP TRIGGER IF EXISTS " + trigger);
            }
            int changed = statement.executeUpdate("UPDATE audit SET body = replace(body, '" + ExampleStudy.STUDY_UID
                    + "', '" + ExampleStudy.STUDY_UID.replace("999", "998") + "') WHERE record = 3");
            assertThat(changed).isOne();
        }

        CommandRun run = CommandRun.of("audit", "verify", "--data", data);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILED.status());
        assertThat(run.out()).startsWith("broken at record 3:").contains("RECORD_CHANGED");
    }

    private void sign() throws Exception {
        try (Station station = ExampleReading.station(data)) {
            ExampleReading.sign(station);
        }
    }

    private JsonNode deliveries(String command) {
        return CommandRun.of("deliver", command, "--json", "--data", data)
                .assertDone()
                .json()
                .path("deliveries");
    }

    private Path export() throws IOException {
        Path export = folder.resolve("audit.jsonl");
        CommandRun.of("audit", "export", export, "--data", data).assertDone();
        assertThat(Files.readString(export, StandardCharsets.UTF_8)).doesNotContain("PID-4711", "Müller");
        return export;
    }

    private JsonNode broken(Path export) {
        CommandRun run = CommandRun.of("audit", "verify", export, "--json", "--data", data);
        assertThat(run.exit()).as(run.out()).isEqualTo(ExitCode.FAILED.status());
        assertThat(run.json().path("intact").asBoolean()).isFalse();
        return run.json();
    }

    private static int indexOf(String line) throws IOException {
        JsonNode record = JsonMapper.builder().build().readTree(line);
        return record.path("index").asInt();
    }
}
