package org.overread.core.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Stored values of a frame, row-major, 16 bits each: in an array of the Java heap, or in memory outside of it.
 *
 * <p>Thread: immutable, as long as nobody writes to the array or the memory that it was made of.
 */
public final class StoredValues {
    private final short[] array;
    private final MemorySegment memory;
    private final int count;

    private StoredValues(short[] array, MemorySegment memory, int count) {
        this.array = array;
        this.memory = memory;
        this.count = count;
    }

    /** The array itself, not a copy. */
    public static StoredValues of(short[] values) {
        return new StoredValues(values, MemorySegment.ofArray(values), values.length);
    }

    /** The memory itself, in the machine's byte order; it is kept reachable as long as these values are. */
    static StoredValues of(MemorySegment memory) {
        return new StoredValues(null, memory, Math.toIntExact(memory.byteSize() / Short.BYTES));
    }

    public int count() {
        return count;
    }

    /** The 16 bits at a pixel index (column + row · columns). */
    public short at(int index) {
        return array != null ? array[index] : memory.getAtIndex(ValueLayout.JAVA_SHORT, index);
    }

    /** Copies {@code count} values from pixel index {@code from} on into an array, from its place {@code at} on. */
    public void copy(int from, int count, short[] into, int at) {
        MemorySegment.copy(memory, ValueLayout.JAVA_SHORT, (long) Short.BYTES * from, into, at, count);
    }

    /** Values with a sign as numbers: {@code count} from pixel index {@code from} on, into an array from its place {@code at} on. */
    public void signed(int from, int count, float[] into, int at) {
        if (array != null) {
            for (int i = 0; i < count; i++) {
                into[at + i] = array[from + i];
            }
        } else {
            // a slice and a plain index: the processor does these several at a time
            MemorySegment part = memory.asSlice((long) Short.BYTES * from, (long) Short.BYTES * count);
            for (int i = 0; i < count; i++) {
                into[at + i] = part.getAtIndex(ValueLayout.JAVA_SHORT, i);
            }
        }
    }

    /** Values without a sign as numbers, as {@link #signed}. */
    public void unsigned(int from, int count, float[] into, int at) {
        if (array != null) {
            for (int i = 0; i < count; i++) {
                into[at + i] = array[from + i] & 0xFFFF;
            }
        } else {
            MemorySegment part = memory.asSlice((long) Short.BYTES * from, (long) Short.BYTES * count);
            for (int i = 0; i < count; i++) {
                into[at + i] = part.getAtIndex(ValueLayout.JAVA_SHORT, i) & 0xFFFF;
            }
        }
    }

    /** All of them as an array, which is not to be written to: the one that they are in, or a copy. */
    public short[] array() {
        if (array != null) {
            return array;
        }
        short[] copy = new short[count];
        copy(0, count, copy, 0);
        return copy;
    }

    /** Copies all of them to memory of {@code 2 · count()} bytes. */
    void copyTo(MemorySegment destination) {
        MemorySegment.copy(memory, 0, destination, 0, (long) Short.BYTES * count);
    }
}
