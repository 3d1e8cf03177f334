package org.overread.viewer.bench;

import java.nio.file.Path;
import java.util.Optional;

/** A measurement of the station against a named peer or limit, in one run. */
public interface Benchmark {
    String name();

    /**
     * Measures.
     *
     * @param study a study to measure with, where the benchmark needs one; empty for a generated phantom
     * @throws Exception where it cannot be measured here; the message says why
     */
    BenchResult run(Optional<Path> study) throws Exception;
}
