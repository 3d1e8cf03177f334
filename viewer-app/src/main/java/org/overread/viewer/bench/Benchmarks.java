package org.overread.viewer.bench;

import java.util.List;

/** The benchmarks by name. */
public final class Benchmarks {
    public static List<Benchmark> all() {
        return List.of(new StartupBenchmark());
    }

    private Benchmarks() {}
}
