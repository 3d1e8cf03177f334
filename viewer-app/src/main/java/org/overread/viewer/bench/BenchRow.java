package org.overread.viewer.bench;

import java.util.List;

/**
 * One line of a benchmark: our figure beside the peer's, both from the same run.
 *
 * @param benchCase what was measured
 * @param unit of {@code ours} and {@code peer}
 * @param peerName what was measured beside it: another program, a bare library call, or a limit
 */
public record BenchRow(String benchCase, String unit, double ours, double peer, String peerName) {

    /** Ours by the peer's: of times, below 1 is faster; of rates, above 1 is faster. */
    public double ratio() {
        return ours / peer;
    }

    /** A row of rates from times per frame, so that its ratio is how many times as fast as the peer. */
    static BenchRow framesPerSecond(
            String benchCase, double oursMilliseconds, double peerMilliseconds, String peerName) {
        return new BenchRow(benchCase, "frames/s", 1e3 / oursMilliseconds, 1e3 / peerMilliseconds, peerName);
    }

    /** The value in the middle: one turn disturbed by another process does not change it. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
