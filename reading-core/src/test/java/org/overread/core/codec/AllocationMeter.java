package org.overread.core.codec;

import java.lang.reflect.Method;

/** Bytes that the current thread has allocated, as the JVM counts them. By reflection: the module under test need not read java.management. */
final class AllocationMeter {
    private final Object threads;
    private final Method allocated;

    AllocationMeter() throws ReflectiveOperationException {
        threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
    }

    long bytes() throws ReflectiveOperationException {
        return (long) allocated.invoke(threads);
    }
}
