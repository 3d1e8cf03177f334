package org.overread.kernels.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs and tells the processor time that they took (getrusage of Linux; elsewhere wall time). */
public final class ChildProcesses {
    private static final int CHILDREN = -1;

    /** More than struct rusage takes. */
    private static final int RUSAGE_BYTES = 256;

    private static final int LIMIT_SECONDS = 120;

    private final Optional<MethodHandle> getrusage;

    public ChildProcesses() {
        getrusage = "Linux".equals(System.getProperty("os.name"))
                ? NativeLibrary.load("libc.so.6")
                        .map(library ->
                                library.function("getrusage", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)))
                : Optional.empty();
    }

    /** Milliseconds of one run to its end. Errors: IOException where the program fails. */
    public double milliseconds(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        double begun = clock();
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return clock() - begun;
    }

    private double clock() {
        if (getrusage.isEmpty()) {
            return System.nanoTime() / 1e6;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(RUSAGE_BYTES, JAVA_LONG.byteAlignment());
            if ((int) getrusage.get().invokeExact(CHILDREN, usage) != 0) {
                throw new IllegalStateException("getrusage failed");
            }
            // user seconds, user microseconds, system seconds, system microseconds
            long seconds = usage.getAtIndex(JAVA_LONG, 0) + usage.getAtIndex(JAVA_LONG, 2);
            long micros = usage.getAtIndex(JAVA_LONG, 1) + usage.getAtIndex(JAVA_LONG, 3);
            return seconds * 1e3 + micros / 1e3;
        } catch (Throwable e) {
            throw NativeLibrary.unexpected(e);
        }
    }
}
