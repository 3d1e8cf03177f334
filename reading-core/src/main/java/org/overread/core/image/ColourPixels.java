package org.overread.core.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Pixels of a colour frame, row-major, 0xFFRRGGBB: in an array of the Java heap, or in memory outside of it.
 *
 * <p>Thread: immutable, as long as nobody writes to the array or the memory that it was made of.
 */
public final class ColourPixels {
    private final MemorySegment memory;
    private final int count;

    private ColourPixels(MemorySegment memory) {
        this.memory = memory;
        this.count = Math.toIntExact(memory.byteSize() / Integer.BYTES);
    }

    /** The array itself, not a copy. */
    public static ColourPixels of(int[] argb) {
        return new ColourPixels(MemorySegment.ofArray(argb));
    }

    /** The memory itself, in the machine's byte order; it is kept reachable as long as these pixels are. */
    static ColourPixels of(MemorySegment memory) {
        return new ColourPixels(memory);
    }

    public int count() {
        return count;
    }

    /** The colour at a pixel index (column + row · columns). */
    public int at(int index) {
        return memory.getAtIndex(ValueLayout.JAVA_INT, index);
    }

    /** Copies {@code into.length} pixels from pixel index {@code from} on. */
    public void copy(int from, int[] into) {
        MemorySegment.copy(memory, ValueLayout.JAVA_INT, (long) Integer.BYTES * from, into, 0, into.length);
    }

    /** A copy of all of them. */
    public int[] array() {
        return memory.toArray(ValueLayout.JAVA_INT);
    }

    /** Copies all of them to memory of {@code 4 · count()} bytes. */
    void copyTo(MemorySegment destination) {
        MemorySegment.copy(memory, 0, destination, 0, memory.byteSize());
    }
}
