package org.overread.core.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomException.Kind;

/** Parses encapsulated pixel data: Basic Offset Table item, fragments, sequence delimiter (PS3.5 A.4). */
final class FragmentParser {
    private static final int MAX_FRAGMENTS = 4_000_000;

    private final DicomInput in;
    private final boolean despiteMissing;
    private final boolean definedLength;
    /** Whether the last fragment begins as a frame in RLE, which is one fragment: its decoder tells what it lacks. */
    private boolean lastWholeFrame;

    /** @param despiteMissing whether a fragment cut off by the stream's end is taken as far as it goes */
    FragmentParser(DicomInput in, boolean despiteMissing) {
        this(in, despiteMissing, false);
    }

    private FragmentParser(DicomInput in, boolean despiteMissing, boolean definedLength) {
        this.in = in;
        this.despiteMissing = despiteMissing;
        this.definedLength = definedLength;
    }

    /** For pixel data that has a length: it needs no delimiter. */
    static FragmentParser ofDefinedLength(DicomInput in) {
        return new FragmentParser(in, false, true);
    }

    /** Fragments from the position on; bytes stay in the file where there is one. */
    Value.Fragments fragments(long end) throws IOException {
        List<Value.Stored> fragments = new ArrayList<>();
        long[] offsets = offsetTable(end, fragments);
        while (true) {
            long length = itemLength(end);
            if (length < 0) {
                return new Value.Fragments(offsets, fragments);
            }
            if (fragments.size() == MAX_FRAGMENTS) {
                throw new DicomException(Kind.TOO_LARGE, "more than " + MAX_FRAGMENTS + " pixel data fragments");
            }
            lastWholeFrame = beginsRle();
            fragments.add(fragment(length));
        }
    }

    private Value.Stored fragment(long length) throws IOException {
        if (in.file() == null) {
            return new Value.Bytes(in.bytes((int) length), ByteOrder.LITTLE_ENDIAN);
        }
        Value.Bulk fragment = new Value.Bulk(in.file(), in.position(), length, ByteOrder.LITTLE_ENDIAN);
        in.seek(in.position() + length);
        return fragment;
    }

    /** A first item that begins as codestreams do, not with the offset 0, is a fragment: its writer kept no table. */
    private long[] offsetTable(long end, List<Value.Stored> fragments) throws IOException {
        long length = itemLength(end);
        if (length >= 8 && beginsCodestream()) {
            lastWholeFrame = beginsRle();
            fragments.add(fragment(length));
            return new long[0];
        }
        if (length < 0 || length % 4 != 0 || length / 4 > MAX_FRAGMENTS) {
            throw new DicomException(Kind.MALFORMED, "Basic Offset Table of " + length + " bytes");
        }
        ByteBuffer table = ByteBuffer.wrap(in.bytes((int) length)).order(ByteOrder.LITTLE_ENDIAN);
        long[] offsets = new long[(int) (length / 4)];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = Integer.toUnsignedLong(table.getInt(i * 4));
        }
        return offsets;
    }

    /** Length of the item at the position; -1 at the sequence delimiter, and where the stream may end without it. */
    private long itemLength(long end) throws IOException {
        if (definedLength && in.position() == end) {
            return -1;
        }
        boolean atEnd = end == in.length() && end - in.position() < 8;
        if (atEnd && (despiteMissing || end == in.position() && followsCodestream())) {
            in.seek(end);
            return -1;
        }
        if (end - in.position() < 8) {
            throw new DicomException(Kind.TRUNCATED, "encapsulated pixel data is not ended");
        }
        int tag = in.tag(false);
        long length = in.u32(false);
        if (tag == DataSetParser.SEQUENCE_DELIMITER) {
            return -1;
        }
        if (tag != DataSetParser.ITEM) {
            throw new DicomException(Kind.MALFORMED, Tags.format(tag) + " where a pixel data fragment is due");
        }
        if (length > end - in.position() && despiteMissing && end == in.length()) {
            return end - in.position();
        }
        if (length > end - in.position()) {
            throw new DicomException(
                    Kind.TRUNCATED,
                    "a pixel data fragment declares " + length + " bytes, " + (end - in.position()) + " are left");
        }
        return length;
    }

    private boolean beginsCodestream() throws IOException {
        int marker = in.peek(0) << 8 | in.peek(1);
        return marker == 0xFFD8 && in.peek(2) == 0xFF || marker == 0xFF4F && in.peek(2) == 0xFF || beginsRle();
    }

    /** By the header of PS3.5 G.5: 1 to 15 segments, the first of them at byte 64. */
    private boolean beginsRle() throws IOException {
        if (in.length() - in.position() < 8) {
            return false;
        }
        return in.peek(0) >= 1
                && in.peek(0) <= 15
                && (in.peek(1) | in.peek(2) | in.peek(3)) == 0
                && in.peek(4) == 64
                && (in.peek(5) | in.peek(6) | in.peek(7)) == 0;
    }

    /** Whether an end marker of the JPEG family, perhaps padded, or a frame in RLE stands before the position. */
    private boolean followsCodestream() throws IOException {
        long position = in.position();
        in.seek(position - 3);
        boolean padded = in.peek(0) == 0xFF && in.peek(1) == 0xD9 && (in.peek(2) == 0 || in.peek(2) == 0xFF);
        boolean ended = padded || in.peek(1) == 0xFF && in.peek(2) == 0xD9;
        in.seek(position);
        return ended || lastWholeFrame;
    }
}
