package org.overread.core.inference;

import java.util.Optional;

/**
 * What of the process's memory model runs may take together.
 *
 * @param heapBytes of Java's heap
 * @param nativeBytes outside of it
 */
public record MemoryBudget(long heapBytes, long nativeBytes) {
    /** Three quarters of the heap, and as much outside of it as the heap may be large. */
    public static MemoryBudget ofThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        return new MemoryBudget(heap / 4 * 3, heap);
    }

    /** Why a run can never be given what it needs; empty where it can. */
    Optional<String> refusal(MemoryNeed need) {
        if (need.heapBytes() > heapBytes) {
            return Optional.of(words("memory", need.heapBytes(), heapBytes));
        }
        return need.nativeBytes() > nativeBytes
                ? Optional.of(words("memory outside the heap", need.nativeBytes(), nativeBytes))
                : Optional.empty();
    }

    boolean holds(MemoryNeed all) {
        return all.heapBytes() <= heapBytes && all.nativeBytes() <= nativeBytes;
    }

    private static String words(String what, long need, long budget) {
        return "the model would need about " + mebibytes(need) + " MiB of " + what
                + " for this series; models may take " + mebibytes(budget) + " MiB";
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
