package org.overread.ai.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.engine.Proof;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.reference.HeadReference;
import org.overread.ai.reference.RadiographReference;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.inference.InferenceException;

class SelfTestTest {
    private static final String INPUT = "self-test-hu.npy";
    private static final String EXPECTED = "self-test-peaks.npy";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        ReferencePackage.write(folder);
    }

    @Test
    void shippedModelGivesWhatItMustAndThatIsMoreThanNothing() throws Exception {
        assertThatCode(() -> new OnnxDetectorProvider().prove(folder)).doesNotThrowAnyException();
        assertThat(largest(values(EXPECTED))).isGreaterThan(0.4f);
    }

    @ParameterizedTest
    @CsvSource({
        "head-hyperdensity-reference, score, 6912",
        "chest-radiograph-reference, asymmetry, 8192",
        "chest-radiograph-reference, greatest, 0"
    })
    void otherShippedModelsGiveWhatTheyMustToo(String id, String tensor, int altered) throws Exception {
        folder = folder.resolve(id);
        if (id.equals(HeadReference.ID)) {
            HeadReference.write(folder);
        } else {
            RadiographReference.write(folder);
        }
        assertThatCode(() -> new OnnxDetectorProvider().prove(folder)).doesNotThrowAnyException();
        String file = "self-test-" + tensor + ".npy";
        float[] expected = values(file);
        assertThat(largest(expected)).as("it shows what it looks for").isGreaterThan(0.9f);
        if (expected.length > 1) {
            assertThat(expected).as("and nothing where there is none").contains(0);
        }

        long[] shape = shape(file);
        expected[altered] += 0.005f;
        replace(file, expected, shape);
        assertRefused("the self-test fails: tensor " + tensor + ": holds");
    }

    @Test
    void alteredExpectationIsAFailureAndTheValueNamed() throws Exception {
        float[] expected = values(EXPECTED);
        int at = 777;
        expected[at] += 0.003f;
        replace(EXPECTED, expected, 1, 1, 24, 24, 24);

        assertRefused("the self-test fails: tensor peaks: holds 0.0 at value 777, expected was 0.003");
    }

    @Test
    void whatIsWithinToleranceIsNoFailure() throws Exception {
        float[] expected = values(EXPECTED);
        expected[777] += 0.0009f;
        replace(EXPECTED, expected, 1, 1, 24, 24, 24);

        assertThatCode(() -> new OnnxDetectorProvider().prove(folder)).doesNotThrowAnyException();
    }

    @Test
    void alteredInputIsAFailure() throws Exception {
        float[] input = values(INPUT);
        Arrays.fill(input, -850);
        replace(INPUT, input, 1, 1, 24, 24, 24);

        assertRefused("tensor peaks: holds 0.0 at value");
    }

    @Test
    void valuesThatAreNotFiniteAreRefusedInEitherFile() throws Exception {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (String file : new String[] {INPUT, EXPECTED}) {
                ReferencePackage.write(folder);
                float[] values = values(file);
                values[5] = value;
                replace(file, values, 1, 1, 24, 24, 24);
                assertRefused(file + ": holds a value that is not finite");
            }
        }
    }

    @Test
    void shapesThatTheManifestDoesNotStateAreRefused() throws Exception {
        float[] input = values(INPUT);
        replace(INPUT, input, 1, 24, 24, 24);
        assertRefused(INPUT + ": is of shape [1, 24, 24, 24], not as the manifest says");
        replace(INPUT, input, 1, 2, 12, 24, 24);
        assertRefused(INPUT + ": is of shape [1, 2, 12, 24, 24]");
    }

    @Test
    void outputOfAnotherShapeThanExpectedIsAFailure() throws Exception {
        replace(EXPECTED, values(EXPECTED), 1, 1, 12, 48, 24);

        assertRefused("tensor peaks: is of shape [1, 1, 24, 24, 24], expected was [1, 1, 12, 48, 24]");
    }

    @Test
    void filesThatAreNoNumpyFilesAreRefused() throws Exception {
        Files.writeString(folder.resolve(EXPECTED), "no array");
        pin(EXPECTED);

        assertRefused(EXPECTED + ": is not a NumPy file");
    }

    @Test
    void modelThatGivesNoNumberOrNothingFails() throws Exception {
        float[] expected = values(EXPECTED);
        expected[9] = Float.NaN;
        assertThat(failure((input, outputs) -> Map.of("peaks", new Tensor(input.shape(), FloatBuffer.wrap(expected)))))
                .hasValueSatisfying(why -> assertThat(why).contains("holds NaN at value 9"));
        assertThat(failure((input, outputs) -> Map.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("of shape none"));
        assertThat(failure((input, outputs) -> {
                    throw new InferenceException(InferenceException.Kind.OUT_OF_MEMORY, "planted");
                }))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be run: planted"));
    }

    @Test
    void packageWithoutASelfTestIsOpenedAsItIs() throws Exception {
        ObjectNode manifest = manifest();
        manifest.remove("selfTest");
        write(manifest);

        assertThatCode(() -> new OnnxDetectorProvider().prove(folder)).doesNotThrowAnyException();
    }

    private Optional<String> failure(Proof.Runner model) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(folder)) {
            return SelfTest.of(read).failure(model);
        }
    }

    private void assertRefused(String named) {
        assertThatThrownBy(() -> new OnnxDetectorProvider().prove(folder))
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(InferenceException.Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).contains(named).doesNotContain("\n");
                });
    }

    private float[] values(String file) throws IOException {
        try (Arena mapped = Arena.ofConfined()) {
            FloatBuffer read = NumpyFile.read(folder.resolve(file), mapped).values();
            float[] values = new float[read.capacity()];
            read.get(0, values);
            return values;
        }
    }

    private long[] shape(String file) throws IOException {
        try (Arena mapped = Arena.ofConfined()) {
            return NumpyFile.read(folder.resolve(file), mapped).shape();
        }
    }

    private static float largest(float[] values) {
        float largest = values[0];
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private void replace(String file, float[] values, long... shape) throws IOException {
        Files.write(folder.resolve(file), NumpyFile.write(shape, FloatBuffer.wrap(values)));
        pin(file);
    }

    /** A manifest that names the file as it is now: made so by its maker, not altered on the way. */
    private void pin(String file) throws IOException {
        ObjectNode manifest = manifest();
        for (JsonNode entry : manifest.path("files")) {
            if (entry.path("file").asText().equals(file)) {
                byte[] content = Files.readAllBytes(folder.resolve(file));
                ((ObjectNode) entry).put("sha256", ModelPackage.sha256(content)).put("bytes", content.length);
            }
        }
        write(manifest);
    }

    private ObjectNode manifest() throws IOException {
        return (ObjectNode)
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    private void write(ObjectNode manifest) throws IOException {
        new ObjectMapper().writeValue(folder.resolve("manifest.json").toFile(), manifest);
    }
}
