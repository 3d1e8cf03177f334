package org.overread.ai.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How models are run on this workstation.
 *
 * @param threads cores that a run may use
 * @param gpuKit a folder with ONNX Runtime's libraries for other providers than the CPU, where one is installed
 * @param engineCache where TensorRT keeps the engines that it builds; empty to build them at each start
 */
public record EngineOptions(int threads, Optional<Path> gpuKit, Optional<Path> engineCache) {
    /** System property: cores that a run may use. */
    public static final String THREADS = "overread.inference.threads";

    /** System property, ONNX Runtime's own: where its libraries lie, instead of those in its jar. */
    public static final String GPU_KIT = "onnxruntime.native.path";

    /** Without a place for TensorRT's engines. */
    public EngineOptions(int threads, Optional<Path> gpuKit) {
        this(threads, gpuKit, Optional.empty());
    }

    public EngineOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least one thread: " + threads);
        }
    }

    /** As the system properties say; by default all cores but one, which is left to the reader. */
    public static EngineOptions ofSystem() {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = Integer.getInteger(THREADS, cores - 1);
        return new EngineOptions(
                Math.clamp(threads, 1, Math.max(1, cores)),
                Optional.ofNullable(System.getProperty(GPU_KIT)).map(Path::of));
    }

    /** The same with a place for TensorRT's engines. */
    public EngineOptions keepingEnginesIn(Path folder) {
        return new EngineOptions(threads, gpuKit, Optional.of(folder));
    }
}
