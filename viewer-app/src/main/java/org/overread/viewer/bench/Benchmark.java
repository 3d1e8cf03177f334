package org.overread.viewer.bench;

import java.util.List;

/** A measurement of the station against a named peer or limit, in one run. */
public interface Benchmark {
    String name();

    /** @throws Exception where it cannot be measured here; the message says why */
    List<BenchRow> run() throws Exception;
}
