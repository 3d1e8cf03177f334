package org.overread.core.dicom;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The value field of an element as it was read: kept as bytes, interpreted on access. */
public sealed interface Value {

    /** A value that is plain bytes, in memory or in its file; {@link StoredBytes} reads either. */
    sealed interface Stored extends Value {
        /** Length in bytes, padding included. */
        long length();

        /** Byte order of numbers in it. */
        ByteOrder order();
    }

    /** The value's bytes in memory, as encoded (padding included), numbers in {@code order}. */
    record Bytes(byte[] bytes, ByteOrder order) implements Stored {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(byte[] theirs, ByteOrder theirOrder)
                    && order == theirOrder
                    && Arrays.equals(bytes, theirs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** A value left in its file: {@code length} bytes from {@code offset}. */
    record Bulk(Path file, long offset, long length, ByteOrder order) implements Stored {}

    /**
     * Sequence items.
     *
     * @param undefinedLength whether the sequence was read with a delimiter instead of a length
     */
    record Items(List<DataSet> items, boolean undefinedLength) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        public Items(List<DataSet> items) {
            this(items, false);
        }
    }

    /** Encapsulated pixel data (PS3.5 A.4): the Basic Offset Table (frame offsets, may be empty) and the fragments. */
    record Fragments(long[] basicOffsetTable, List<Stored> fragments) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
        }
    }
}
