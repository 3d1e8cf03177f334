package org.overread.core.dicom;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** The value field of an element as it was read: kept as bytes, interpreted on access. */
public sealed interface Value {

    /** The value's bytes in memory, as encoded (padding included), numbers in {@code order}. */
    record Bytes(byte[] bytes, ByteOrder order) implements Value {}

    /** A value left in its file: {@code length} bytes from {@code offset}. */
    record Bulk(Path file, long offset, long length, ByteOrder order) implements Value {}

    /** Sequence items. */
    record Items(List<DataSet> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Encapsulated pixel data (PS3.5 A.4): the Basic Offset Table (frame offsets, may be empty) and the fragments. */
    record Fragments(long[] basicOffsetTable, List<Bulk> fragments) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
        }
    }
}
