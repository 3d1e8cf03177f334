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
    Optional<RunReason> refusal(MemoryNeed need) {
        if (need.heapBytes() > heapBytes) {
            return Optional.of(refused(RunReason.Code.HEAP_TOO_SMALL, need.heapBytes(), heapBytes));
        }
        return need.nativeBytes() > nativeBytes
                ? Optional.of(refused(RunReason.Code.NATIVE_TOO_SMALL, need.nativeBytes(), nativeBytes))
                : Optional.empty();
    }

    boolean holds(MemoryNeed all) {
        return all.heapBytes() <= heapBytes && all.nativeBytes() <= nativeBytes;
    }

    private static RunReason refused(RunReason.Code code, long need, long budget) {
        return RunReason.of(code, mebibytes(need), mebibytes(budget));
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
