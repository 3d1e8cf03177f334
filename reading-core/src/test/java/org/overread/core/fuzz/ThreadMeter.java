package org.overread.core.fuzz;

import java.lang.reflect.Method;

/**
 * What the current thread has used, as the JVM counts it. By reflection: the module under test need not read
 * java.management.
 */
public final class ThreadMeter {
    private final Object threads;
    private final Method allocated;
    private final Method processorTime;

    public ThreadMeter() throws ReflectiveOperationException {
        threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
        allocated = bean.getMethod("getCurrentThreadAllocatedBytes");
        processorTime = Class.forName("java.lang.management.ThreadMXBean").getMethod("getCurrentThreadCpuTime");
    }

    /** Bytes allocated so far. */
    public long bytes() throws ReflectiveOperationException {
        return (long) allocated.invoke(threads);
    }

    /** Nanoseconds of processor time so far. */
    public long nanoseconds() throws ReflectiveOperationException {
        return (long) processorTime.invoke(threads);
    }
}
