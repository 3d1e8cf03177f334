package org.overread.viewer.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the JVM again as the launcher does: same options, module path and class path as this process. */
final class StationProcess {

    /** The line by which a started process says that its window shows what it was started for. */
    static final String SHOWN = "overread-bench: shown";

    /** Seconds from the start of the process to its {@link #SHOWN} line; the process is then ended. */
    static double secondsUntilShown(String mainClass, List<String> systemProperties, List<String> arguments)
            throws IOException {
        ProcessBuilder builder = builder(mainClass, systemProperties, arguments);
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(SHOWN)) {
                    return (System.nanoTime() - start) / 1e9;
                }
            }
            throw new IOException(mainClass + " ended without showing its window");
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * What a process started so writes to standard output, in lines, when it has ended by itself.
     *
     * @param heap its largest heap, as -Xmx has it
     * @throws IOException where it ends with another status than 0
     */
    static List<String> lines(String mainClass, String heap, List<String> arguments) throws IOException {
        ProcessBuilder builder = builder(mainClass, List.of(), arguments);
        builder.command().add(1, "-Xmx" + heap);
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> all = lines.readAllLines();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(mainClass + " ended with status " + status);
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder builder(String mainClass, List<String> systemProperties, List<String> arguments)
            throws IOException {
        return new ProcessBuilder(command(mainClass, systemProperties, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static List<String> command(String mainClass, List<String> systemProperties, List<String> arguments)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path station = Path.of(System.getProperty("overread.home", ""));
        List<String> command = new ArrayList<>(List.of(java.toString(), "@" + station.resolve("overread.options")));
        Path archive = station.resolve("overread.jsa");
        if (Files.exists(archive) && Files.size(archive) > 0) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        systemProperties.forEach(property -> command.add("-D" + property));
        command.addAll(List.of(
                "-Doverread.home=" + station,
                "-p",
                station.resolve("modules").toString(),
                "-cp",
                station.resolve("classpath") + File.separator + "*",
                "-m",
                "org.overread.viewer/" + mainClass));
        command.addAll(arguments);
        return command;
    }

    private StationProcess() {}
}
