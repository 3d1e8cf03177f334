package org.overread.viewer.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the station starts on the module path, with the options it ships with. */
@Timeout(120)
class ShippedStationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void itStartsAndSaysItsVersion() throws IOException {
        try (ChildProcess station = ShippedStation.start(folder, List.of(), "--version")) {
            assertThat(station.exit(PATIENCE)).as(station::everything).isZero();
            assertThat(station.out()).startsWith("Overread ").hasLineCount(1);
            assertThat(station.err()).isEmpty();
        }
    }

    @Test
    void itHasItsEngineItsModelAndItsCodecs() throws IOException {
        try (ChildProcess station = ShippedStation.start(folder, List.of(), "doctor", "--json", "--data", data())) {
            assertThat(station.exit(PATIENCE)).as(station::everything).isIn(0, 5);
            JsonNode checks =
                    JsonMapper.builder().build().readTree(station.out()).path("checks");
            assertThat(of(checks, "java").path("ok").asBoolean()).isTrue();
            assertThat(of(checks, "ai").path("says").asText()).contains("ONNX Runtime");
            assertThat(checks.valueStream()
                            .filter(check -> check.path("check").asText().equals("model")))
                    .allSatisfy(
                            check -> assertThat(check.path("ok").asBoolean()).isTrue())
                    .anySatisfy(check -> assertThat(check.path("says").asText()).contains("Lung nodule reference"));
            assertThat(of(checks, "codecs").path("says").asText()).contains("JPEG-LS", "JPEG 2000", "RLE");
            assertThat(of(checks, "disk").path("ok").asBoolean()).isTrue();
        }
    }

    /** The engine goes over the command line as it starts, deeper the longer that is: names of many files. */
    @Test
    void aCommandLineOfManyFilesDoesNotEndTheProcess() throws IOException {
        String names = "/images/of/a/long/series/slice-0001.dcm ".repeat(1500);
        try (ChildProcess station =
                ShippedStation.start(folder, List.of("-Dtest.names=" + names), "models", "list", "--data", data())) {
            assertThat(station.exit(PATIENCE)).as(station::everything).isZero();
            assertThat(station.out()).contains("lung-nodule-reference");
        }
    }

    @Test
    void aRefusalIsOneLineAndNoStackTrace() throws IOException {
        String missing = folder.resolve("nothing.dcm").toString();
        for (List<String> command : List.of(
                List.of("decode", missing),
                List.of("deliver", "run", "--data", data()),
                List.of("index", "--no-such-option"))) {
            try (ChildProcess station = ShippedStation.start(folder, List.of(), command.toArray(String[]::new))) {
                assertThat(station.exit(PATIENCE)).isIn(2, 3);
                assertThat(station.err()).hasLineCount(1).startsWith("overread: ");
                assertThat(station.out()).isEmpty();
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static JsonNode of(JsonNode checks, String name) {
        return checks.valueStream()
                .filter(check -> check.path("check").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
