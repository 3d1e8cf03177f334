package org.overread.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.reference.ReferencePackage;

/** Manifests of the right shape that say what cannot be: each fault by its place. */
class ManifestRulesTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("overread.models"), ReferencePackage.ID, "manifest.json");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theReferenceManifestHoldsThemAll() throws Exception {
        assertThat(ManifestJson.check(Files.readAllBytes(REFERENCE)).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/model | \"other.onnx\" | /model: other.onnx is not among the files",
                "/files/1/file | \"MODEL.onnx\" | /files/1/file: is listed twice",
                "/files/1/file | \"manifest.json\" | /files/1/file: manifest.json is not listed",
                "/selfTest/input | \"other.npy\" | /selfTest/input: other.npy is not among the files",
                "/selfTest/expected/0/file | \"other.npy\" | /selfTest/expected/0/file: other.npy is not among",
                "/selfTest/expected/0/tensor | \"other\" | /selfTest/expected/0/tensor: is not among the outputs",
                "/input/tensor | \"other\" | /input/tensor: is not among the inputs",
                "/input/channels | 3 | /input/channels: is not the num_channels",
                "/input/spacingMm | [1, 1] | /input/spacingMm: has not one value for each of 3 axes",
                "/input/size | [64, 64] | /input/size: has not one value for each of 3 axes",
                "/input/normalisation | {\"kind\": \"hu\", \"clip\": [200, -1000]} | /input/normalisation/clip: does not ascend",
                "/input/normalisation | {\"kind\": \"percentile\", \"low\": 99, \"high\": 1} | /input/normalisation/high: is not above low",
                "/eligibility/coverageMm | {\"min\": 9, \"max\": 8, \"ifAbsent\": \"refuse\"} | /eligibility/coverageMm: can be met by no series",
                "/eligibility/contrast | {\"anyOf\": [\"maybe\"], \"ifAbsent\": \"refuse\"} | /eligibility/contrast/anyOf: knows",
                "/outputs/0/tensor | \"other\" | /outputs/0/tensor: is not among the outputs",
                "/outputs/0/kind | \"measurement\" | /outputs/0/labels/0/unit: is due",
                "/outputs/0/labels/0/operatingPoint/score | 0.7 | operatingPoint/score: is not within what a site may choose",
                "/outputs/0/labels/0/operatingPoint/allowed | [0.6, 0.4] | operatingPoint/allowed: does not ascend",
                "/outputs/0/labels/0/calibration/points/1/score | 0.1 | calibration/points/1: does not ascend in score"
            })
    void whatCannotBeIsNamedWithItsPlace(String at, String value, String named) throws Exception {
        JsonNode manifest = json.readTree(REFERENCE.toFile());
        int last = at.lastIndexOf('/');
        JsonNode parent = last == 0 ? manifest : manifest.at(at.substring(0, last));
        ((ObjectNode) parent).set(at.substring(last + 1), json.readTree(value));

        ManifestJson.Reading reading = ManifestJson.check(json.writeValueAsBytes(manifest));

        assertThat(reading.manifest()).isEmpty();
        assertThat(reading.faults())
                .anySatisfy(fault -> assertThat(fault.toString())
                        .startsWith("manifest.json/")
                        .contains(named));
    }

    @Test
    void labelsThatCannotBeToldApartAreNamed() throws Exception {
        JsonNode manifest = json.readTree(REFERENCE.toFile());
        ArrayNode labels = (ArrayNode) manifest.at("/outputs/0/labels");
        labels.add(labels.get(0).deepCopy());

        assertThat(ManifestJson.check(json.writeValueAsBytes(manifest)).faults())
                .extracting(Fault::toString)
                .containsExactly("manifest.json/outputs/0/labels/1/index: stands at another label as well");
    }

    @Test
    void patchesLargerThanTheTensorAreNamed() throws Exception {
        JsonNode manifest = json.readTree(REFERENCE.toFile());
        ObjectNode input = (ObjectNode) manifest.path("input");
        input.set("size", json.readTree("[64, 64, 64]"));
        input.set("patch", json.readTree("[64, 65, 64]"));

        assertThat(ManifestJson.check(json.writeValueAsBytes(manifest)).faults())
                .extracting(Fault::toString)
                .containsExactly("manifest.json/input/patch/1: is larger than the size");
    }
}
