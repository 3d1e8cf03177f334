package org.overread.core.inference;

import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * What a run is expected to take of the process's memory at its most.
 *
 * @param heapBytes of Java's heap
 * @param nativeBytes outside of it: direct buffers and what the runtime takes
 */
public record MemoryNeed(long heapBytes, long nativeBytes) {
    static final MemoryNeed NONE = new MemoryNeed(0, 0);

    /** The stored values, and masks and copies of lower resolution. */
    private static final long HEAP_BYTES_PER_VOXEL = 4;

    private static final long NATIVE_BYTES = 256L << 20;

    /** An estimate for all series of a run where the detector has none of its own. */
    public static MemoryNeed of(RunInput input) {
        long voxels = input.all().stream().mapToLong(MemoryNeed::voxels).sum();
        return new MemoryNeed(HEAP_BYTES_PER_VOXEL * voxels, NATIVE_BYTES);
    }

    private static long voxels(Series series) {
        long voxels = 0;
        for (Instance instance : series.instances()) {
            voxels += (long) instance.frames() * extent(instance, Tag.Rows) * extent(instance, Tag.Columns);
        }
        return voxels;
    }

    MemoryNeed plus(MemoryNeed other) {
        return new MemoryNeed(heapBytes + other.heapBytes, nativeBytes + other.nativeBytes);
    }

    MemoryNeed minus(MemoryNeed other) {
        return new MemoryNeed(heapBytes - other.heapBytes, nativeBytes - other.nativeBytes);
    }

    private static int extent(Instance instance, int tag) {
        return instance.header().integer(tag).orElse(0);
    }
}
