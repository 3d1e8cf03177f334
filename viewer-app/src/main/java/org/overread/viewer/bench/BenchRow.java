package org.overread.viewer.bench;

/**
 * One line of a benchmark: our figure beside the peer's, both from the same run.
 *
 * @param name the case measured
 * @param unit of {@code ours} and {@code peer}
 * @param peerName what was measured beside it: another program, a bare library call, or a limit
 */
public record BenchRow(String name, String unit, double ours, double peer, String peerName) {
    public double ratio() {
        return ours / peer;
    }
}
