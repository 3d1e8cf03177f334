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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.engine.PatchModel.Extent;
import org.overread.ai.onnx.LoopModel;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

class OnnxEngineTest {
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0};
    private static final Extent SMALL = new Extent(3, 4, 5);

    private static final TensorModel.Wanted WANTED = new TensorModel.Wanted(Map.of(), List.of(Parity.OUTPUT), false);

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
        TensorModel failing = model("fast", output -> {
            throw new InferenceException(Kind.RUNTIME, "planted");
        });
        TensorModel safe = model("safe", output -> ran.add("safe"));
        FallbackTensorModel both = new FallbackTensorModel(failing, safe, reasons::add);

        assertThat(both.provider()).isEqualTo("fast");
        both.run(input(), WANTED);
        both.run(input(), WANTED);
        assertThat(both.provider()).isEqualTo("safe");
        assertThat(ran).hasSize(2);
        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).contains("fast").contains("planted");
        assertThat(both.fallbacks()).isEqualTo(reasons);
    }

    @Test
    void aRunThatIsCancelledIsNotRepeatedOnTheSafeProvider() {
        TensorModel stopped = model("fast", output -> {
            throw new InferenceException(Kind.CANCELLED, "cancelled");
        });
        TensorModel safe = model("safe", output -> {
            throw new AssertionError("nobody wants it");
        });
        FallbackTensorModel both = new FallbackTensorModel(stopped, safe, why -> {});

        assertThatThrownBy(() -> both.run(input(), WANTED)).hasMessage("cancelled");
        assertThat(both.provider()).isEqualTo("fast");
        assertThat(both.fallbacks()).isEmpty();
    }

    @Test
    void providerThatGivesOtherResultsIsRefused() throws Exception {
        TensorModel cpu = model("CPU", output -> output.put(0, 1));
        TensorModel same = model("GPU", output -> output.put(0, 1.0001f));
        TensorModel other = model("GPU", output -> output.put(0, 1.1f));
        TensorModel broken = model("GPU", output -> output.put(0, Float.NaN));

        assertThat(parity(Proof.NONE).refusal(same, cpu)).isEmpty();
        assertThat(parity(Proof.NONE).refusal(other, cpu)).contains("GPU gives other results than the CPU");
        assertThat(parity(Proof.NONE).refusal(broken, cpu)).isPresent();
    }

    @Test
    void providerThatFailsTheTrialIsRefusedWithItsReasonAndSoIsOneThatCannotBeHeldToTheCpu() throws Exception {
        TensorModel cpu = model("CPU", output -> output.put(0, 1));
        TensorModel failing = model("GPU", output -> {
            throw new InferenceException(Kind.RUNTIME, "planted");
        });

        assertThat(parity(Proof.NONE).refusal(failing, cpu)).contains("GPU failed a trial run: planted");
        assertThat(parity(Proof.NONE).refusal(cpu, failing).orElseThrow()).startsWith("the CPU failed a trial run");
    }

    @Test
    void providerThatFailsTheSelfTestIsRefusedAndAPackageThatFailsItOnTheCpuIsToo() throws Exception {
        TensorModel cpu = model("CPU", output -> output.put(0, 1));
        TensorModel gpu = model("GPU", output -> output.put(0, 1.0005f));

        assertThat(parity(Proof.NONE).refusal(gpu, cpu)).isEmpty();
        assertThat(parity(proof(1)).refusal(cpu, cpu)).isEmpty();
        assertThat(parity(proof(1)).refusal(gpu, cpu)).contains("on GPU, it gave 1.0005");
        assertThatThrownBy(() -> parity(proof(2)).refusal(gpu, cpu))
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).isEqualTo("it gave 1.0");
                });
    }

    @Test
    void modelOfAnyTensorsThatAProviderCannotOpenRunsOnTheCpuAndSaysWhy() throws Exception {
        List<String> why = new ArrayList<>();
        TensorModel fast = model("GPU", output -> {
            throw new InferenceException(Kind.OUT_OF_MEMORY, "not enough memory for this model and series");
        });
        try (TensorModel safe = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                .open(
                        ModelSource.of(Parity.convolution()),
                        new TensorModel.Names(Parity.INPUT, List.of(Parity.OUTPUT)),
                        Trial.HOUNSFIELD,
                        Proof.NONE)) {
            assertThat(safe.provider()).isEqualTo("CPU");
            assertThat(safe.fallbacks()).as("no GPU kit: nothing was given up").isEmpty();
            TensorModel both = new FallbackTensorModel(fast, safe, why::add);
            TensorModel.Tensor given =
                    both.run(Trial.HOUNSFIELD.input(), WANTED).get(Parity.OUTPUT);

            assertThat(given.shape()).containsExactly(1, 1, 12, 13, 14);
            assertThat(both.fallbacks())
                    .containsExactly("a run failed on GPU: not enough memory for this model and series")
                    .isEqualTo(why);
        }
    }

    private static Parity parity(Proof proof) {
        return new Parity(new Trial(new long[] {1, 1, 3, 4, 5}, 0, 1), List.of(Parity.OUTPUT), proof);
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

    /** By the runtime itself: no Java thread can be ended. */
    @Test
    void aModelThatDoesNotComeToAnEndIsEndedWhenNobodyWantsItAnyMore() throws Exception {
        CompletableFuture<Runnable> stop = new CompletableFuture<>();
        AtomicBoolean unwanted = new AtomicBoolean();
        DetectionMonitor monitor = new DetectionMonitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean cancelled() {
                return unwanted.get();
            }

            @Override
            public void whenCancelled(Runnable end) {
                stop.complete(end);
            }
        };
        try (TensorModel model = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                .openTensors(ModelSource.of(LoopModel.turning(Long.MAX_VALUE)), "x", List.of("y"))) {
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> {
                try {
                    model.run(input(), new TensorModel.Wanted(Map.of(), List.of("y"), true, monitor));
                    return null;
                } catch (InferenceException e) {
                    return e;
                }
            });
            Runnable end = stop.get(10, TimeUnit.SECONDS);
            Thread.sleep(100);
            assertThat(ended).isNotDone();
            unwanted.set(true);
            end.run();

            assertThat(ended.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            InferenceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
            end.run(); // the run is over: nothing to end
        }
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
        void run(FloatBuffer output) throws InferenceException;
    }

    private static TensorModel.Tensor input() {
        return new TensorModel.Tensor(new long[] {1, 1, 3, 4, 5}, buffer());
    }

    private static TensorModel model(String provider, Work work) {
        return new TensorModel() {
            @Override
            public String provider() {
                return provider;
            }

            @Override
            public long[] shape(String tensor) {
                return new long[] {1, 1, -1, -1, -1};
            }

            @Override
            public int rank() {
                return 5;
            }

            @Override
            public Map<String, Tensor> run(Tensor input, Wanted wanted) throws InferenceException {
                FloatBuffer output = buffer();
                work.run(output);
                return Map.of(Parity.OUTPUT, new Tensor(input.shape(), output));
            }

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
