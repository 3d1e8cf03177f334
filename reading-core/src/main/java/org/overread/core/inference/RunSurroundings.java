package org.overread.core.inference;

/** What runs have around them: results of earlier ones, the store of silent ones, and memory. */
public record RunSurroundings(ResultCache cache, MonitoringResults monitoring, MemoryBudget memory) {
    /** No cache, no silent models, as much memory as the process gives. */
    public static RunSurroundings plain() {
        return new RunSurroundings(ResultCache.NONE, MonitoringResults.NONE, MemoryBudget.ofThisProcess());
    }
}
