package org.overread.core.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Elements in the order in which the parser meets them: those of the data set being read, after those of the data sets
 * around it. Not thread-safe.
 */
final class ElementsRead {
    /** Beyond this the bytes of short values would not fit an array. */
    private static final int MOST_BYTES = Integer.MAX_VALUE / 2;

    /** Of a reader of many files, which is kept as long as they are read. */
    private static final int USUAL_ELEMENTS = 1 << 14;

    private static final int USUAL_BYTES = 1 << 18;

    private static final int SHARED = 64;

    /** As in {@link DataSet#key}. */
    private int[] keys;

    private long[] places;
    /** Null where the value is a short one. */
    private Element[] elements;

    private int size;
    private byte[] bytes;
    private int used;
    /** The keys of data sets read so far, by how many there are: files of a series and items of a sequence have the same. */
    private final int[][] shared = new int[SHARED][];

    ElementsRead() {
        allocate();
    }

    /** Where the elements of a data set begin. */
    record Mark(int element, int offset) {}

    Mark mark() {
        return new Mark(size, used);
    }

    void add(Element element) {
        grow();
        keys[size] = DataSet.key(element.tag());
        places[size] = 0;
        elements[size++] = element;
    }

    boolean takes(long length) {
        return length <= ShortValues.LONGEST && used <= MOST_BYTES - length;
    }

    /** Adds an element whose value comes next in the stream. @param length that this {@link #takes} */
    void add(int tag, Vr vr, DicomInput in, int length) throws IOException {
        grow();
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
        }
        in.bytes(length, bytes, used);
        keys[size] = DataSet.key(tag);
        places[size] = ShortValues.place(used, length, vr);
        elements[size++] = null;
        used += length;
    }

    private void grow() {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            elements = Arrays.copyOf(elements, 2 * size);
        }
    }

    // --- what has been read since a mark; taken once -----------------------------------------------------------------

    /** Not to be changed: another data set with the same tags may have got the same array. */
    int[] keys(Mark from) {
        int slot = (size - from.element()) % SHARED;
        int[] known = shared[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, keys, from.element(), size)) {
            shared[slot] = Arrays.copyOfRange(keys, from.element(), size);
        }
        return shared[slot];
    }

    Element[] elements(Mark from) {
        return Arrays.copyOfRange(elements, from.element(), size);
    }

    ShortValues shortValues(Mark from, ByteOrder order) {
        long[] own = new long[size - from.element()];
        for (int i = 0; i < own.length; i++) {
            own[i] = ShortValues.moved(places[from.element() + i], from.offset());
        }
        return new ShortValues(own, Arrays.copyOfRange(bytes, from.offset(), used), order);
    }

    /** Forgets all: what a data set that could not be read to its end has left, and room that only the largest need. */
    void clear() {
        backTo(new Mark(0, 0));
        if (keys.length > USUAL_ELEMENTS || bytes.length > USUAL_BYTES) {
            allocate();
        }
    }

    private void allocate() {
        keys = new int[64];
        places = new long[64];
        elements = new Element[64];
        bytes = new byte[1024];
        Arrays.fill(shared, null);
    }

    /** Forgets what has been read since. */
    void backTo(Mark from) {
        Arrays.fill(elements, from.element(), size, null);
        size = from.element();
        used = from.offset();
    }
}
