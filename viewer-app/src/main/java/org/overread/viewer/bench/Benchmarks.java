package org.overread.viewer.bench;

import java.util.List;
import org.overread.kernels.codec.DecodePeers;

/** The benchmarks by name. */
public final class Benchmarks {
    public static List<Benchmark> all() {
        return List.of(
                new StartupBenchmark(),
                new ModelBenchmark(),
                new IndexBenchmark(),
                new DecodeBenchmark(DecodePeers::find),
                new WorklistBenchmark(),
                new ScrollBenchmark(),
                new OpenBenchmark(),
                new MemoryBenchmark());
    }

    private Benchmarks() {}
}
