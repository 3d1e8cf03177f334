package org.overread.ai.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Loads a GPU kit in a process of its own: libraries that are damaged, of another version or at odds with the driver end that
 * one, and not the station's.
 */
public final class KitTrial {
    private static final int SECONDS = 60;

    /** The trial itself: loads the runtime and runs a convolution on the CPU part of it. @param arguments none */
    public static void main(String[] arguments) throws Exception {
        OnnxEngine.convolveOnCpu(RuntimeStart.environment());
    }

    /** Why a kit is not to be loaded here; empty where the trial ended well. Takes a second or two. */
    static Optional<String> refusal(Path kit) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            Process trial = new ProcessBuilder(command(java, kit))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!trial.waitFor(SECONDS, TimeUnit.SECONDS)) {
                trial.destroyForcibly();
                return Optional.of("loading the GPU kit does not come to an end");
            }
            return trial.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("the GPU kit cannot be loaded (a trial ended with status " + trial.exitValue() + ")");
        } catch (IOException e) {
            return Optional.of("the GPU kit cannot be tried on this machine");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while the GPU kit was tried");
        }
    }

    private static List<String> command(Path java, Path kit) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx256m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + (kit.getFileSystem().getSeparator().equals("/") ? "/dev/null" : "NUL"),
                "--enable-native-access=ALL-UNNAMED",
                "-D" + EngineOptions.GPU_KIT + "=" + kit,
                "-cp",
                classes()));
        command.add(KitTrial.class.getName());
        return command;
    }

    /** Everything that this process is made of, as a class path. */
    private static String classes() {
        String modules = System.getProperty("jdk.module.path", "");
        StringBuilder all = new StringBuilder(System.getProperty("java.class.path", ""));
        for (String entry : modules.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                all.append(File.pathSeparator).append(entry);
                all.append(File.pathSeparator).append(entry).append("/*");
            }
        }
        return all.toString();
    }

    private KitTrial() {}
}
