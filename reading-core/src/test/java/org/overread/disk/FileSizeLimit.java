package org.overread.disk;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.opentest4j.TestAbortedException;

/**
 * Has the system refuse to write any file of this process beyond a size, as it does on a full disk: in any container and
 * for any account, since a process may always set itself a narrower limit (setrlimit, RLIMIT_FSIZE).
 */
@SuppressWarnings("restricted") // the system's only way to say this
public final class FileSizeLimit {
    private static final int RLIMIT_FSIZE = 1;

    /** What is tried while files are limited. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws Exception;
    }

    /** @throws TestAbortedException where the system is not Linux */
    public static <T> T during(long bytes, Attempt<T> attempt) throws Exception {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            throw new TestAbortedException("file sizes are limited on Linux only");
        }
        long before = set(bytes);
        try {
            return attempt.make();
        } finally {
            set(before);
        }
    }

    /** @return what it was */
    private static long set(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment softAndHard = arena.allocate(ValueLayout.JAVA_LONG, 2);
            call("getrlimit", softAndHard);
            long was = softAndHard.getAtIndex(ValueLayout.JAVA_LONG, 0);
            softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 0, bytes);
            call("setrlimit", softAndHard);
            return was;
        }
    }

    private static void call(String name, MemorySegment limits) {
        Linker linker = Linker.nativeLinker();
        var function = linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            int refused = (int) function.invokeExact(RLIMIT_FSIZE, limits);
            if (refused != 0) {
                throw new IllegalStateException(name + " was refused");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    private FileSizeLimit() {}
}
