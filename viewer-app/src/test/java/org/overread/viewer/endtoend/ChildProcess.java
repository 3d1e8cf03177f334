package org.overread.viewer.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JVM of its own, on this one's class path, that can be killed; what it says is kept in files. */
public final class ChildProcess implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 20;
    private final Process process;
    private final Path out;
    private final Path err;

    private ChildProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param saysIn a folder of the test, for what it says */
    public static ChildProcess start(
            Path saysIn, Class<?> main, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> options = List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Doverread.home=" + System.getProperty("overread.home"),
                "-Djava.awt.headless=true",
                "-Djavafx.cachedir=" + Path.of("target", "javafx").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return start(saysIn, options, environment, arguments);
    }

    /** With options for the JVM of one's own, main class included. */
    public static ChildProcess start(
            Path saysIn, List<String> options, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path out = Files.createTempFile(saysIn, "child-", ".out");
        Path err = Files.createTempFile(saysIn, "child-", ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), out, err);
    }

    /** The first line on standard output that begins so, without this beginning; waited for. */
    public String line(String beginning, Duration patience) throws IOException {
        await(patience, "\"" + beginning + "\"", () -> said(beginning).isPresent() || !process.isAlive());
        return said(beginning)
                .orElseThrow(
                        () -> new AssertionError("it ended without saying \"" + beginning + "\": " + everything()));
    }

    /** Its exit status; waited for. */
    public int exit(Duration patience) {
        await(patience, "its end", () -> !process.isAlive());
        return process.exitValue();
    }

    /** Ends it at once, as kill -9 does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(20), "its death", () -> !process.isAlive());
    }

    public boolean alive() {
        return process.isAlive();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    public String everything() {
        return out() + "\n" + err();
    }

    private java.util.Optional<String> said(String beginning) {
        String whole = out();
        // a line not yet ended may still be in the writing
        return whole.substring(0, whole.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst();
    }

    private void await(Duration patience, String what, BooleanSupplier reached) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!reached.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited " + patience.toSeconds() + " s for " + what + ": " + everything());
                }
                process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                Thread.sleep(process.isAlive() ? 1 : 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
