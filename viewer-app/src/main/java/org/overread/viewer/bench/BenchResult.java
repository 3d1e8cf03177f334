package org.overread.viewer.bench;

import java.util.List;

/**
 * What a benchmark measured.
 *
 * @param leftOut rows that could not be measured here, each with its reason
 */
public record BenchResult(List<BenchRow> rows, List<String> leftOut) {
    public BenchResult {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    static BenchResult of(List<BenchRow> rows) {
        return new BenchResult(rows, List.of());
    }
}
