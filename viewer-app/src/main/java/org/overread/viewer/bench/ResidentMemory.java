package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system counts of this process' memory. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** The most so far, in MB; where the system does not tell, not a number. */
    static double peakMb() throws IOException {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1e3)
                .findFirst()
                .orElse(Double.NaN);
    }

    private ResidentMemory() {}
}
