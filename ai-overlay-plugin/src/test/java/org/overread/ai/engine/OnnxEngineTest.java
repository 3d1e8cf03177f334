package org.overread.ai.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.engine.PatchModel.Extent;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

class OnnxEngineTest {
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0};
    private static final Extent SMALL = new Extent(3, 4, 5);

    @TempDir
    Path folder;

    @Test
    void withoutAGpuKitRunsAreOnTheCpuAndTheReasonIsToldOfEachProvider() throws Exception {
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.empty()));

        assertThat(engine.diagnose().getFirst()).startsWith("ONNX Runtime 1.").contains("on CPU");
        assertThat(engine.diagnose()).hasSizeGreaterThan(1);
        assertThat(engine.diagnose().subList(1, engine.diagnose().size()))
                .allSatisfy(line -> assertThat(line).contains(" is not used: no GPU kit is installed"));
        try (PatchModel model = open(engine)) {
            assertThat(model.provider()).isEqualTo("CPU");
            assertThat(model.fallbacks()).isEmpty();
        }
    }

    @Test
    void gpuKitThatLacksFilesIsNotLoadedAndTheyAreNamed() throws Exception {
        Files.write(folder.resolve("libonnxruntime.so"), ELF);
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.of(folder)));

        assertThat(engine.diagnose().get(1)).contains("libonnxruntime4j_jni.so").doesNotContain("libonnxruntime.so");
        assertThat(engine.diagnose().getFirst()).contains("on CPU");
    }

    @Test
    void gpuKitIsWholeWithTheRuntimeAndTheLibraryOfAProvider() throws Exception {
        for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
            assertThat(GpuKit.lacking(folder, "Windows 11")).isPresent();
            Files.write(folder.resolve(library + ".dll"), new byte[] {'M', 'Z', 0, 0});
        }
        assertThat(GpuKit.lacking(folder, "Windows 11")).isEmpty();
        assertThat(GpuKit.lacking(folder, ExecutionProvider.DIRECTML, "Windows 11"))
                .isEmpty();
        assertThat(GpuKit.lacking(folder, ExecutionProvider.CUDA, "Windows 11").orElseThrow())
                .contains("onnxruntime_providers_cuda.dll");
        assertThat(GpuKit.lacking(folder, "Linux")).isPresent();
        assertThat(GpuKit.lacking(folder.resolve("nowhere"), "Linux")).contains("the GPU kit folder does not exist");
    }

    @Test
    void filesThatAreNoLibrariesAreNotLoaded() throws Exception {
        for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
            Files.writeString(folder.resolve("lib" + library + ".so"), "a page that says: not found");
        }
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.of(folder)));

        assertThat(engine.diagnose().get(1)).contains("libonnxruntime.so is no library");
        try (PatchModel model = open(engine)) {
            assertThat(model.provider()).isEqualTo("CPU");
        }
    }

    @Test
    void aKitWhoseLibrariesAreDamagedEndsATrialProcessAndNotTheStation() throws Exception {
        for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
            Files.write(folder.resolve("lib" + library + ".so"), ELF);
        }
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.of(folder)));

        assertThat(engine.diagnose().get(1)).contains("the GPU kit cannot be loaded (a trial ended with status");
        try (PatchModel model = open(engine)) {
            assertThat(model.provider()).isEqualTo("CPU");
        }
    }

    @Test
    void aSoundKitIsLoadedInTheTrialAndAProviderThatItLacksIsRefusedByName() throws Exception {
        unpackRuntime();
        assertThat(KitTrial.refusal(folder)).isEmpty();
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.of(folder)));

        assertThat(engine.diagnose())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("CUDA is not used: the GPU kit folder lacks")
                        .contains("onnxruntime_providers_cuda"));
        try (PatchModel model = open(engine)) {
            assertThat(model.provider()).isEqualTo("CPU");
        }
    }

    /** The libraries of the runtime's own jar, as a kit without any provider. */
    private void unpackRuntime() throws IOException {
        for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
            String name = GpuKit.fileName(library, System.getProperty("os.name"));
            try (InputStream in =
                    OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/linux-x64/" + name)) {
                assumeTrue(in != null && System.getProperty("os.name").startsWith("Linux"));
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @Test
    void runThatFailsOnTheFastProviderIsRepeatedOnTheSafeOneAndTheReasonKept() throws Exception {
        List<String> reasons = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        PatchModel failing = model("fast", (input, output) -> {
            throw new InferenceException(Kind.RUNTIME, "planted");
        });
        PatchModel safe = model("safe", (input, output) -> ran.add("safe"));
        FallbackModel both = new FallbackModel(failing, safe, reasons::add);

        assertThat(both.provider()).isEqualTo("fast");
        both.run(SMALL, buffer(), buffer());
        both.run(SMALL, buffer(), buffer());
        assertThat(both.provider()).isEqualTo("safe");
        assertThat(ran).hasSize(2);
        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).contains("fast").contains("planted");
        assertThat(both.fallbacks()).isEqualTo(reasons);
    }

    @Test
    void providerThatGivesOtherResultsIsRefused() {
        PatchModel cpu = model("CPU", (input, output) -> output.put(0, 1));
        PatchModel same = model("GPU", (input, output) -> output.put(0, 1.0001f));
        PatchModel other = model("GPU", (input, output) -> output.put(0, 1.1f));
        PatchModel broken = model("GPU", (input, output) -> output.put(0, Float.NaN));

        assertThat(Parity.refusal(same, cpu)).isEmpty();
        assertThat(Parity.refusal(other, cpu)).isPresent();
        assertThat(Parity.refusal(broken, cpu)).isPresent();
    }

    @Test
    void providerThatFailsTheSelfTestIsRefusedAndAPackageThatFailsItOnTheCpuIsToo() throws Exception {
        PatchModel cpu = model("CPU", (input, output) -> output.put(0, 1));
        PatchModel gpu = model("GPU", (input, output) -> output.put(0, 1.0005f));
        Proof exact = proof(1);

        assertThat(Parity.refusal(gpu, cpu, Proof.NONE)).isEmpty();
        assertThat(Parity.refusal(cpu, cpu, exact)).isEmpty();
        assertThat(Parity.refusal(gpu, cpu, exact)).contains("on GPU, it gave 1.0005");
        assertThatThrownBy(() -> Parity.refusal(gpu, cpu, proof(2)))
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).isEqualTo("it gave 1.0");
                });
    }

    private static Proof proof(float expected) {
        return model -> {
            try {
                float given = model.run(new TensorModel.Tensor(new long[] {1, 1, 3, 4, 5}, buffer()), List.of("y"))
                        .get("y")
                        .values()
                        .get(0);
                return given == expected ? Optional.empty() : Optional.of("it gave " + given);
            } catch (InferenceException e) {
                return Optional.of(e.getMessage());
            }
        };
    }

    @Test
    void modelClosedDuringARunEndsItFirst() throws Exception {
        OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.empty()));
        Extent large = new Extent(128, 256, 256);
        FloatBuffer input = buffer(large.voxels());
        FloatBuffer output = buffer(large.voxels());
        PatchModel model = open(engine);
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    model.run(large, input, output);
                }
            } catch (InferenceException e) {
                assertThat(e.kind()).isEqualTo(Kind.CANCELLED);
            }
        });
        model.close();
        run.get(60, TimeUnit.SECONDS);

        assertThatThrownBy(() -> model.run(large, input, output))
                .isInstanceOfSatisfying(
                        InferenceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        model.relax();
        model.close();
    }

    @Test
    void modelRunsAgainAfterItsMemoryWasGivenBack() throws Exception {
        try (PatchModel model = open(new OnnxEngine(new EngineOptions(1, Optional.empty())))) {
            FloatBuffer first = buffer();
            FloatBuffer second = buffer();
            FloatBuffer input = buffer();
            for (int i = 0; i < SMALL.voxels(); i++) {
                input.put(i, i);
            }
            model.run(SMALL, input, first);
            model.relax();
            model.run(SMALL, input, second);
            assertThat(second).isEqualTo(first);
            assertThat(second.get(SMALL.voxels() / 2)).isNotZero();
        }
    }

    private interface Work {
        void run(FloatBuffer input, FloatBuffer output) throws InferenceException;
    }

    private static PatchModel model(String provider, Work work) {
        return new PatchModel() {
            @Override
            public String provider() {
                return provider;
            }

            @Override
            public void run(Extent extent, FloatBuffer input, FloatBuffer output) throws InferenceException {
                work.run(input, output);
            }

            @Override
            public void relax() {}

            @Override
            public void close() {}
        };
    }

    private static PatchModel open(OnnxEngine engine) throws InferenceException {
        return engine.open(ModelSource.of(Parity.convolution()), Parity.INPUT, Parity.OUTPUT);
    }

    private static FloatBuffer buffer() {
        return buffer(SMALL.voxels());
    }

    private static FloatBuffer buffer(int values) {
        return ByteBuffer.allocateDirect(4 * values)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
