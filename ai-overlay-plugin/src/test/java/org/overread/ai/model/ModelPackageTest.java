package org.overread.ai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

class ModelPackageTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        ReferencePackage.write(folder);
    }

    @Test
    void referencePackageIsSoundAndNotForClinicalUse() throws Exception {
        ModelManifest read = manifest();

        assertThat(read.identity().id()).isEqualTo("lung-nodule-reference");
        assertThat(read.identity().clinicalUse()).isFalse();
        assertThat(read.notice().orElseThrow()).contains("not for clinical use");
        assertThat(read.identity().sha256())
                .isEqualTo(ModelPackage.sha256(Files.readAllBytes(folder.resolve("model.onnx"))));
    }

    @Test
    void packageOfTheBuildIsTheOneThatTheSourcesGive() throws Exception {
        Path built = Path.of(System.getProperty("overread.models"), ReferencePackage.ID);

        for (String file : List.of("manifest.json", "model.onnx")) {
            assertThat(built.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void documentedResultsAreThoseOfThisModelAndOperatingPoint() throws Exception {
        ModelManifest manifest = manifest();
        String results = Files.readString(Path.of("../docs/phantom-results.md"));

        assertThat(results).contains(manifest.identity().sha256());
        assertThat(results)
                .contains(String.format(
                        Locale.ROOT,
                        "Operating point %.2f:",
                        manifest.outputs()
                                .getFirst()
                                .labels()
                                .getFirst()
                                .operatingPoint()
                                .orElseThrow()
                                .score()));
        assertThat(results).contains("phantom results").contains("not for clinical use");
    }

    @Test
    void writtenManifestReadsBackEqual() throws Exception {
        ModelManifest manifest = manifest();

        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void changedModelFileIsRefused() throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        model[model.length / 2] ^= 1;
        Files.write(folder.resolve("model.onnx"), model);

        assertRefused("SHA-256");
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(folder.resolve("model.onnx"));
        assertRefused("no file model.onnx");
        Files.delete(folder.resolve("manifest.json"));
        assertRefused("no file manifest.json");
    }

    @Test
    void modelFileThatIsALinkIsRefused() throws IOException {
        Path elsewhere = Files.move(folder.resolve("model.onnx"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("model.onnx"), elsewhere);

        assertRefused("no file model.onnx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"file\" : \"model.onnx\" | \"file\" : \"../model.onnx\" | manifest.json/files/0/file",
                "\"file\" : \"model.onnx\" | \"file\" : \"/etc/passwd\" | manifest.json/files/0/file",
                "\"model\" : \"model.onnx\" | \"model\" : \"other.onnx\" | manifest.json/model",
                "\"clinicalUse\" : false | \"clinicalUse\" : \"no\" | clinicalUse",
                "\"clinicalUse\" : false, | '' | clinicalUse",
                "\"version\" : \"1.0.0\" | \"version\" : \"1.0.0\", \"surprise\" : 1 | surprise",
                "\"version\" : \"1.0.0\" | \"version\" : \"1.0.0\", \"version\" : \"2\" | manifest.json/version: stands there twice",
                "\"version\" : \"1.0.0\" | \"version\" : null | version",
                "\"version\" : \"1.0.0\" | \"version\" : \" \" | manifest.json/version",
                "\"haloVoxels\" : 15 | \"haloVoxels\" : 15000 | haloVoxels",
                "\"haloVoxels\" : 15 | \"haloVoxels\" : 1.5 | haloVoxels",
                "\"spacingMm\" : [ | \"spacingMm\" : [ 0.0001, | manifest.json/input/spacingMm",
                "\"SPL\" | \"SPX\" | manifest.json/input/orientation",
                "\"SPL\" | \"LPS\" | lung-nodule/1 needs input.orientation SPL",
                "\"format\" : \"overread-model-package/2\" | \"format\" : \"x\" | format",
                "\"id\" : \"lung-nodule-reference\" | \"id\" : \"../x\" | id",
                "\"deviceUid\" : \"2 | \"deviceUid\" : \"02 | deviceUid",
                "\"pipeline\" : \"lung-nodule/1\" | \"pipeline\" : \"heart/1\" | pipeline",
                "\"hu\" : { | \"brain\" : { | manifest.json/input/tensor"
            })
    void hostileManifestIsRefusedByName(String sound, String hostile, String named) throws IOException {
        Path file = folder.resolve("manifest.json");
        String manifest = Files.readString(file);
        assertThat(manifest).contains(sound);
        Files.writeString(file, manifest.replaceFirst(Pattern.quote(sound), hostile));

        assertRefused(named);
    }

    @Test
    void manifestOfAnotherKindIsRefused() throws IOException {
        for (String text :
                List.of("", "[]", "null", "{}", "{", "[".repeat(100_000), "{\"id\":\"" + "x".repeat(20_000))) {
            Files.writeString(folder.resolve("manifest.json"), text);
            assertRefused("manifest.json");
        }
        Files.write(folder.resolve("manifest.json"), new byte[(1 << 20) + 1]);
        assertRefused("larger than 1 MiB");
    }

    @Test
    void modelWithWeightsInAnotherFileIsRefused() throws Exception {
        // Model (graph = 7) > tensor (initializer = 5) > data_location (14) = EXTERNAL (1).
        pack(new byte[] {0x3A, 4, 0x2A, 2, 0x70, 1});
        assertRefused("outside the package");
    }

    @Test
    void brokenModelFileIsRefusedAndNotACrash() throws Exception {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        pack(Arrays.copyOf(model, model.length / 2));
        assertRefused("");
        pack("not a model".getBytes(StandardCharsets.UTF_8));
        assertRefused("");
        pack(new OnnxGraph("nothing").toBytes("", "", ""));
        assertRefused("");
    }

    private ModelManifest manifest() throws Exception {
        return ManifestJson.read(Files.readAllBytes(folder.resolve("manifest.json")));
    }

    /** Puts another model into the package, with a manifest that names it. */
    private void pack(byte[] model) throws Exception {
        ReferencePackage.write(folder);
        String was = manifest().identity().sha256();
        long size = Files.size(folder.resolve("model.onnx"));
        String manifest = Files.readString(folder.resolve("manifest.json"));
        Files.write(folder.resolve("model.onnx"), model);
        Files.writeString(
                folder.resolve("manifest.json"),
                manifest.replace(was, ModelPackage.sha256(model)).replace(" " + size, " " + model.length));
    }

    private void assertRefused(String named) {
        assertThatThrownBy(() -> {
                    try (FindingDetector opened = new OnnxDetectorProvider().open(folder)) {
                        throw new AssertionError("opened: " + opened.model());
                    }
                })
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(InferenceException.Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).contains(named).doesNotContain("\n");
                });
    }
}
