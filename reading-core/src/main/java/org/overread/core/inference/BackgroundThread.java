package org.overread.core.inference;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Threads that get out of the way of reading: where processors are short, those who show images go first. On Linux by
 * the thread's nice value, since Java's priorities have no effect there; elsewhere by Java's priority.
 */
@SuppressWarnings("restricted") // setpriority is the system's only way to say this
public final class BackgroundThread {
    /** About a tenth of the share of a thread that shows images; enough to come to an end beside other work. */
    private static final int NICE = 10;

    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;

    /** Starts work on such a thread. Threads that it starts in turn, those of a native runtime too, are as it is on Linux. */
    public static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).priority(Thread.MIN_PRIORITY).start(() -> {
            makeNice();
            work.run();
        });
    }

    private static void makeNice() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            var setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            // whether it is refused does not matter: a thread that is nicer already is as good
            int ignored = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
        } catch (Throwable e) {
            // a system without it: the work is done all the same, with everybody else's share
            if (e instanceof Error error && !(e instanceof LinkageError)) {
                throw error;
            }
        }
    }

    private BackgroundThread() {}
}
