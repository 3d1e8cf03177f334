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
        ProcessBuilder builder = new ProcessBuilder(command(mainClass, systemProperties, arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
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
