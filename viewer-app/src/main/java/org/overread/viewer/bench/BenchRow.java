package org.overread.viewer.bench;

/**
 * A line of a benchmark's result.
 *
 * @param benchCase what was measured
 * @param ratio how many times as fast as the peer: above 1 is faster
 */
public record BenchRow(String benchCase, String unit, double ours, double peer, String peerName, double ratio) {

    static BenchRow ofMilliseconds(String benchCase, double ours, double peer, String peerName) {
        return new BenchRow(benchCase, "ms/frame", ours, peer, peerName, peer / ours);
    }
}
