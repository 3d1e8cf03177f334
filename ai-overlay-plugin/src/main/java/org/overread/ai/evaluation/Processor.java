package org.overread.ai.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process' threads have used of the processors; unlike time, other processes do not change it much. */
final class Processor {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    long nanoseconds() {
        return system.getProcessCpuTime();
    }
}
