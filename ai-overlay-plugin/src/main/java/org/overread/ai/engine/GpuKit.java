package org.overread.ai.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder with the native libraries of ONNX Runtime for CUDA, unpacked from the onnxruntime_gpu jar of the same version.
 *
 * <p>Java loads its native library once per process: a folder that lacks a file would leave no engine at all. So the files
 * are looked at first.
 */
final class GpuKit {
    private static final List<String> LIBRARIES =
            List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared", "onnxruntime_providers_cuda");

    /** Why a folder cannot be the kit; empty where every file is there. */
    static Optional<String> lacking(Path folder, String operatingSystem) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("the GPU kit folder does not exist");
        }
        List<String> missing = LIBRARIES.stream()
                .map(library -> fileName(library, operatingSystem))
                .filter(file -> !Files.isReadable(folder.resolve(file)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the GPU kit folder lacks " + String.join(", ", missing));
    }

    private static String fileName(String library, String operatingSystem) {
        return operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows")
                ? library + ".dll"
                : "lib" + library + ".so";
    }

    private GpuKit() {}
}
