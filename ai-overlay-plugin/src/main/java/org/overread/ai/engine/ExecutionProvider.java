package org.overread.ai.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.CoreMLFlags;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where ONNX Runtime can compute, the fastest first; the CPU is always there. */
enum ExecutionProvider {
    TENSORRT("TensorRT", OrtProvider.TENSOR_RT, List.of("windows", "linux"), "onnxruntime_providers_tensorrt"),
    CUDA("CUDA", OrtProvider.CUDA, List.of("windows", "linux"), "onnxruntime_providers_cuda"),
    DIRECTML("DirectML", OrtProvider.DIRECT_ML, List.of("windows"), ""),
    COREML("CoreML", OrtProvider.CORE_ML, List.of("mac"), ""),
    CPU("CPU", OrtProvider.CPU, List.of("windows", "linux", "mac"), "");

    private final String title;
    private final OrtProvider runtimes;
    private final List<String> systems;
    private final String library;

    /** @param library beside those that every kit has; empty where it is part of the runtime */
    ExecutionProvider(String title, OrtProvider runtimes, List<String> systems, String library) {
        this.title = title;
        this.runtimes = runtimes;
        this.systems = systems;
        this.library = library;
    }

    /** As it stands in results and documents. */
    String title() {
        return title;
    }

    boolean fits(String operatingSystem) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        return systems.stream().anyMatch(system::startsWith);
    }

    /** The libraries that a kit must have for it. */
    List<String> libraries() {
        return library.isEmpty() ? List.of() : List.of("onnxruntime_providers_shared", library);
    }

    /** Whether a runtime was built with it. */
    boolean isIn(EnumSet<OrtProvider> compiledIn) {
        return compiledIn.contains(runtimes);
    }

    /** The part of a session's memory that is given back after a run. */
    String arena() {
        return this == TENSORRT || this == CUDA ? "cpu:0;gpu:0" : "cpu:0";
    }

    /**
     * Has a session compute here.
     *
     * @param engines where TensorRT keeps the engines that it builds, which takes minutes; empty to build them each time
     */
    void choose(SessionOptions session, Optional<Path> engines) throws OrtException {
        switch (this) {
            case TENSORRT -> tensorRt(session, engines);
            case CUDA -> session.addCUDA(new OrtCUDAProviderOptions(0));
            case DIRECTML -> {
                session.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
                session.addDirectML(0);
            }
            case COREML -> session.addCoreML(EnumSet.of(CoreMLFlags.CREATE_MLPROGRAM));
            case CPU -> {}
        }
    }

    private static void tensorRt(SessionOptions session, Optional<Path> engines) throws OrtException {
        OrtTensorRTProviderOptions options = new OrtTensorRTProviderOptions(0);
        if (engines.isPresent()) {
            options.add("trt_engine_cache_enable", "1");
            options.add("trt_engine_cache_path", engines.get().toString());
        }
        session.addTensorrt(options);
        session.addCUDA(new OrtCUDAProviderOptions(0));
    }
}
