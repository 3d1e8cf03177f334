package org.overread.viewer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.endtoend.ChildProcess;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.endtoend.ShippedStation;

/** The main job, scripted, as anyone can run it: {@code overread demo --headless}, in a process as it ships. */
@Timeout(240)
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoEndsWithEveryFileAndATrailThatVerifies() throws Exception {
        Path out = folder.resolve("demo");
        JsonNode summary;
        try (ChildProcess demo = ShippedStation.start(
                folder, List.of(), "demo", "--headless", "--out", out.toString(), "--reader", "DOE^JANE|St. Mary|jd")) {
            assertThat(demo.exit(Duration.ofSeconds(220))).as(demo::everything).isZero();
            assertThat(demo.err()).isEmpty();
            summary = JsonMapper.builder().build().readTree(demo.out());
        }

        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(out.resolve("summary.json").toFile()))
                .isEqualTo(summary);
        assertShape(summary);
        assertDocuments(out, summary);
        assertScreens(out.resolve("screens"));
        CommandRun verified = CommandRun.of(
                "audit", "verify", out.resolve("audit.jsonl"), "--json", "--data", folder.resolve("elsewhere"));
        assertThat(verified.exit()).isZero();
        assertThat(verified.json().path("records").asInt()).isGreaterThan(8);
    }

    private static void assertShape(JsonNode summary) {
        assertThat(summary.path("study").asText()).isEqualTo(PhantomStudy.studyInstanceUid());
        assertThat(summary.path("run").path("model").asText()).isEqualTo("lung-nodule-reference");
        JsonNode findings = summary.path("run").path("findings");
        assertThat(findings).hasSizeGreaterThan(3);
        JsonNode assessments = summary.path("assessments");
        assertThat(assessments).hasSameSizeAs(findings);
        assertThat(texts(assessments, "decision").limit(3)).containsExactly("accepted", "modified", "rejected");
        assertThat(texts(assessments, "decision").skip(3)).containsOnly("notAssessed");
        assertThat(texts(assessments, "trackingUid").toList())
                .isEqualTo(texts(findings, "trackingUid").toList());
        assertThat(assessments.get(2).path("reason").asText()).containsIgnoringCase("vessel");
        assertThat(assessments.get(0).path("reason").isNull()).isTrue();
        assertThat(texts(summary.path("deliveries"), "document")).contains("sr");
        assertThat(texts(summary.path("deliveries"), "state")).containsOnly("delivered");
        assertThat(texts(summary.path("deliveries"), "destination")).allMatch(name -> !name.isBlank());
        JsonNode seconds = summary.path("seconds");
        for (String name : List.of("ingest", "firstImage", "inference", "total")) {
            assertThat(seconds.path(name).asDouble()).as(name).isPositive();
        }
        assertThat(seconds.path("total").asDouble())
                .isGreaterThan(seconds.path("firstImage").asDouble());
    }

    private static void assertDocuments(Path out, JsonNode summary) throws IOException {
        List<String> tracking =
                texts(summary.path("assessments"), "trackingUid").toList();
        for (String name : List.of("sr.dcm", "fhir.json", "oru.hl7")) {
            String document = Files.readString(out.resolve(name), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(document).as(name).contains(tracking.get(0), tracking.get(1));
            assertThat(document)
                    .as(name)
                    .doesNotContain(tracking.subList(2, tracking.size()).toArray(String[]::new));
        }
        assertThat(DicomReader.read(out.resolve("sr.dcm")).dataSet().string(Tag.VerificationFlag))
                .isEqualTo(Optional.of("VERIFIED"));
        assertThat(Files.readString(out.resolve("oru.hl7"))).startsWith("MSH|");
        boolean masks = Files.exists(out.resolve("seg.dcm"));
        assertThat(texts(summary.path("deliveries"), "document").anyMatch("seg"::equals))
                .isEqualTo(masks);
    }

    private static void assertScreens(Path screens) throws IOException {
        try (Stream<Path> pictures = Files.list(screens)) {
            assertThat(pictures.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("first-image"))
                    .anyMatch(name -> name.contains("findings"))
                    .anyMatch(name -> name.contains("modified"))
                    .anyMatch(name -> name.contains("rejected"))
                    .anyMatch(name -> name.contains("confirm"))
                    .anyMatch(name -> name.contains("delivered"));
        }
        try (Stream<Path> pictures = Files.list(screens)) {
            for (Path picture : pictures.toList()) {
                assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(600);
            }
        }
    }

    private static Stream<String> texts(JsonNode array, String name) {
        return array.valueStream().map(node -> node.path(name).asText());
    }
}
