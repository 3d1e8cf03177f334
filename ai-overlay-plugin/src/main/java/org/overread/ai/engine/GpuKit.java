package org.overread.ai.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder with native libraries of ONNX Runtime of the same version as its Java part, for other providers than the CPU.
 *
 * <p>Java loads its native library once per process: a folder that lacks a file would leave no engine at all. So the files
 * are looked at first.
 */
final class GpuKit {
    private static final List<String> RUNTIME = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final List<byte[]> LIBRARY_BEGINNINGS = List.of(
            new byte[] {0x7F, 'E', 'L', 'F'},
            new byte[] {'M', 'Z'},
            new byte[] {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE},
            new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});

    /** Why a folder cannot be a kit at all; empty where it has a runtime. */
    static Optional<String> lacking(Path folder, String operatingSystem) {
        return Files.isDirectory(folder)
                ? lacking(folder, RUNTIME, operatingSystem)
                : Optional.of("the GPU kit folder does not exist");
    }

    /** Why a kit cannot run a provider, as far as its files tell. */
    static Optional<String> lacking(Path folder, ExecutionProvider provider, String operatingSystem) {
        return lacking(folder, provider.libraries(), operatingSystem);
    }

    private static Optional<String> lacking(Path folder, List<String> libraries, String operatingSystem) {
        List<String> missing = new ArrayList<>();
        for (String library : libraries) {
            String name = fileName(library, operatingSystem);
            Path file = folder.resolve(name);
            if (!Files.isReadable(file)) {
                missing.add(name);
            } else if (!isLibrary(file)) {
                return Optional.of("in the GPU kit folder, " + name + " is no library");
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the GPU kit folder lacks " + String.join(", ", missing));
    }

    private static boolean isLibrary(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begins = in.readNBytes(4);
            return LIBRARY_BEGINNINGS.stream()
                    .anyMatch(mark ->
                            begins.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(begins, mark.length)));
        } catch (IOException e) {
            return false;
        }
    }

    static String fileName(String library, String operatingSystem) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return library + ".dll";
        }
        return "lib" + library + (system.startsWith("mac") ? ".dylib" : ".so");
    }

    private GpuKit() {}
}
