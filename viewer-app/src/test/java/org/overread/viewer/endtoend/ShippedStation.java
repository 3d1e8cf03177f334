package org.overread.viewer.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The station in a process of its own as it ships: by the launcher's options, modules on the module path, the rest on the
 * class path. Both paths are put together from this JVM's class path, by the groups that the build ships as modules, so
 * that it needs no packaging.
 */
public final class ShippedStation {
    private static final String MODULE = "org.overread.viewer";
    private static final Path OPTIONS =
            Path.of("src", "main", "launch", "overread.options").toAbsolutePath();

    /** Runs a command line. @param saysIn a folder of the test, for what it says */
    public static ChildProcess start(Path saysIn, List<String> extraOptions, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(options());
        options.addAll(extraOptions);
        options.addAll(List.of("-m", MODULE + "/org.overread.viewer.Main"));
        return ChildProcess.start(saysIn, options, Map.of(), List.of(arguments));
    }

    /** Runs a class of these tests within the station's own module. */
    public static ChildProcess startTestMain(
            Path saysIn, Class<?> main, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> options = new ArrayList<>(options());
        options.addAll(List.of(
                "-Dprism.order=sw",
                "-Djavafx.cachedir=" + Path.of("target", "javafx").toAbsolutePath(),
                "--patch-module",
                MODULE + "=" + Path.of("target", "test-classes").toAbsolutePath(),
                "-m",
                MODULE + "/" + main.getName()));
        return ChildProcess.start(saysIn, options, environment, arguments);
    }

    private static List<String> options() {
        return List.of(
                "@" + OPTIONS,
                "-Doverread.home=" + System.getProperty("overread.home"),
                "-p",
                path(true),
                "-cp",
                path(false));
    }

    private static String path(boolean modules) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !ofTests(entry) && Files.exists(entry))
                .filter(entry -> modules == isModule(entry))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean ofTests(Path entry) {
        return entry.endsWith("test-classes") || entry.toString().endsWith("-tests.jar");
    }

    /** Our own rooms, and libraries of the groups that are shipped as modules: …/group/artifact/version/file.jar. */
    private static boolean isModule(Path entry) {
        Path built = entry.getParent();
        if (built != null && built.endsWith("target")) {
            return true;
        }
        Path group = entry.resolve("../../..").normalize();
        return Arrays.stream(System.getProperty("overread.station.modules").split(","))
                .anyMatch(shipped -> group.endsWith(shipped.replace('.', '/')));
    }

    private ShippedStation() {}
}
