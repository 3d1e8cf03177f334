package org.overread.core.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Parses the elements of one stream. Every length is checked against what is left before anything is allocated for it;
 * nesting and the number of elements are bounded.
 */
final class DataSetParser {
    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 8_000_000;
    /** Opaque values above this stay in their file: enough for a palette of 65536 entries in memory. */
    static final int BULK_ABOVE = 128 * 1024;
    /** Private ones: some vendors put 100 kB of them into each slice. */
    static final int PRIVATE_BULK_ABOVE = 4 * 1024;
    /** Any value above this stays in its file. */
    static final int IN_MEMORY_AT_MOST = 16 * 1024 * 1024;

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_DELIMITER = 0xFFFEE00D;
    static final int SEQUENCE_DELIMITER = 0xFFFEE0DD;
    private static final Value.Bytes EMPTY = new Value.Bytes(new byte[0], ByteOrder.LITTLE_ENDIAN);

    private final DicomInput in;
    private final boolean despiteMissingPixels;
    private final ElementsRead read;
    private int elements;
    /** Pixel Representation of the data set being read; items that have none follow the enclosing data set. */
    private int pixelRepresentation;

    /** @param despiteMissingPixels whether pixel data cut off by the stream's end is taken as far as it goes; @param room what it is read in, nothing of which is kept */
    DataSetParser(DicomInput in, boolean despiteMissingPixels, ElementsRead room) {
        this.in = in;
        read = room;
        read.clear();
        this.despiteMissingPixels = despiteMissingPixels;
    }

    /** The data set from the position to the end of the stream. */
    DataSet dataSet(Encoding encoding) throws IOException {
        DataSet dataSet = new DataSet();
        elements(dataSet, encoding, in.length(), 0);
        return dataSet;
    }

    /** Elements up to {@code end}, or to the delimiter of an item of undefined length; says whether one was met. */
    private boolean elements(DataSet target, Encoding encoding, long end, int depth) throws IOException {
        ElementsRead.Mark begin = read.mark();
        PrivateBlocks blocks = new PrivateBlocks(encoding);
        boolean delimited = false;
        while (!delimited && in.position() < end) {
            if (!takesPlain(encoding, end)) {
                if (depth == 0 && atPadding()) {
                    break;
                }
                delimited = any(target, blocks, end, depth);
            }
        }
        target.fill(read, begin, encoding);
        return delimited;
    }

    /** Takes an element of any kind, or a delimiter; says whether it was that of an item. */
    private boolean any(DataSet target, PrivateBlocks blocks, long end, int depth) throws IOException {
        if (end - in.position() < 8) {
            throw new DicomException(Kind.TRUNCATED, "ends within the header of a data element");
        }
        Encoding encoding = blocks.encoding();
        ElementHeader header = blocks.named(ElementHeader.read(in, encoding));
        if (header.tag() == ITEM && depth == 0 && header.length() >= 0 && header.length() <= in.remaining()) {
            in.seek(in.position() + header.length());
            return false;
        }
        if (header.tag() >>> 16 == 0xFFFE) {
            return delimiter(header, depth);
        }
        count();
        if (isShort(header, encoding, end)) {
            Vr vr = signedByPixels(header, encoding) ? Vr.SS : header.vr();
            read.add(header.tag(), vr, in, (int) header.length());
        } else {
            add(blocks.checked(element(target, header, encoding, end, depth)));
        }
        return false;
    }

    /**
     * Takes an element of explicit VR, little endian, with a short header and a short value, as most are: known by 8 bytes
     * looked at together. What is written in any other way is left alone.
     */
    private boolean takesPlain(Encoding encoding, long end) throws IOException {
        if (!encoding.explicit() || encoding.bigEndian() || end - in.position() < 8) {
            return false;
        }
        long header = in.peek64();
        int tag = (int) header << 16 | (int) header >>> 16;
        Vr vr = Vr.ofCode((int) (header >>> 24) & 0xFF00 | (int) (header >>> 40) & 0xFF);
        int length = (int) (header >>> 48);
        boolean plain = vr != null
                && !vr.hasLongLength()
                && tag >>> 16 != 0xFFFE
                && length <= end - in.position() - 8
                && isShort(tag, length);
        if (plain) {
            count();
            in.seek(in.position() + 8);
            read.add(tag, vr, in, length);
        }
        return plain;
    }

    /** Whether it is an element of the plainest kind, as most are, which need not be made an object of. */
    private boolean isShort(ElementHeader header, Encoding encoding, long end) {
        return !header.undefinedLength()
                && header.length() <= end - in.position()
                && header.vrAsRead() == 0
                && header.vr() != Vr.SQ
                && (encoding.explicit() || !Tags.isPrivate(header.tag()))
                && isShort(header.tag(), header.length());
    }

    /** Whether nothing that follows depends on the element, and its value is kept in few bytes. */
    private boolean isShort(int tag, long length) {
        return read.takes(length)
                && tag != Tag.PixelRepresentation
                && (!Tags.isPrivate(tag) || (tag & 0xFFFF) > 0xFF)
                && !isPixelData(tag);
    }

    private void add(Element element) {
        read.add(element);
        if (element.tag() == Tag.PixelRepresentation && element.value() instanceof Value.Bytes bytes) {
            double[] values = BinaryValues.numbers(element.vr(), bytes);
            pixelRepresentation = values.length > 0 ? (int) values[0] : 0;
        }
    }

    /** Whether an item ends here. Delimiters outside of any item, met in practice, are passed over. */
    private boolean delimiter(ElementHeader header, int depth) throws IOException {
        if (header.tag() == ITEM || header.tag() != ITEM_DELIMITER && depth > 0) {
            throw new DicomException(Kind.MALFORMED, Tags.format(header.tag()) + " among the elements of a data set");
        }
        return depth > 0;
    }

    /** Files are padded with zeros beyond the data set, by some writers. */
    private boolean atPadding() throws IOException {
        if (in.position() == 0 || in.peek(0) != 0) {
            return false;
        }
        for (int i = 1; i < 8; i++) {
            if (in.peek(i) > 0) {
                return false;
            }
        }
        return true;
    }

    private void count() throws DicomException {
        if (++elements > MAX_ELEMENTS) {
            throw new DicomException(Kind.TOO_LARGE, "more than " + MAX_ELEMENTS + " data elements");
        }
    }

    private Element element(DataSet target, ElementHeader header, Encoding encoding, long end, int depth)
            throws IOException {
        if (header.undefinedLength()) {
            Vr vr = ofUndefined(header);
            boolean relabelled = header.vrAsRead() == 0 && encoding.explicit() && vr != header.vr();
            return new Element(
                    header.tag(),
                    vr,
                    undefined(target, header, encoding, end, depth),
                    relabelled ? header.vr().code() : header.vrAsRead());
        }
        if (header.length() > end - in.position()) {
            if (despiteMissingPixels && depth == 0 && isPixelData(header.tag())) {
                ElementHeader cut = header.cutTo(end - in.position());
                return new Element(header.tag(), header.vr(), defined(target, cut, encoding, depth), header.vrAsRead());
            }
            throw new DicomException(
                    end == in.length() ? Kind.TRUNCATED : Kind.MALFORMED,
                    Tags.format(header.tag()) + " declares " + header.length() + " bytes, " + (end - in.position())
                            + " are left");
        }
        Vr vr = signedByPixels(header, encoding) ? Vr.SS : header.vr();
        Value value = defined(target, header, encoding, depth);
        boolean noSequence = vr == Vr.SQ && value instanceof Value.Bytes;
        return new Element(header.tag(), noSequence ? Vr.UN : vr, value, header.vrAsRead());
    }

    /** Whether an implied VR that the dictionary calls "US or SS" is SS. */
    private boolean signedByPixels(ElementHeader header, Encoding encoding) {
        return pixelRepresentation == 1
                && header.vr() == Vr.US
                && (!encoding.explicit() || header.vrAsRead() != 0)
                && DicomDictionary.entry(header.tag())
                        .map(DicomDictionary.Entry::unsignedOrSigned)
                        .orElse(false);
    }

    private Value defined(DataSet target, ElementHeader header, Encoding encoding, int depth) throws IOException {
        Encoding inner = header.vrAsRead() == Vr.UN.code() ? Encoding.IMPLICIT_LITTLE : encoding;
        if (header.vr() == Vr.SQ) {
            return sequenceOrBytes(target, header, inner, depth);
        }
        long length = header.length();
        if (length == 0) {
            return EMPTY;
        }
        if (staysInFile(header)) {
            Value.Bulk bulk = new Value.Bulk(in.file(), in.position(), length, inner.order());
            in.seek(in.position() + length);
            return bulk;
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw new DicomException(Kind.TOO_LARGE, Tags.format(header.tag()) + " has " + length + " bytes");
        }
        return new Value.Bytes(in.bytes((int) length), inner.order());
    }

    private boolean staysInFile(ElementHeader header) {
        return in.file() != null
                && (isPixelData(header.tag())
                        || header.length() > IN_MEMORY_AT_MOST
                        || header.vr().kind() == Vr.Kind.BULK
                                && header.length() > (Tags.isPrivate(header.tag()) ? PRIVATE_BULK_ABOVE : BULK_ABOVE));
    }

    static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    /** A sequence of defined length; one by the dictionary alone that does not parse as items is kept as bytes. */
    private Value sequenceOrBytes(DataSet target, ElementHeader header, Encoding encoding, int depth)
            throws IOException {
        long start = in.position();
        ElementsRead.Mark before = read.mark();
        try {
            return sequence(target, encoding, start + header.length(), false, depth + 1);
        } catch (DicomException e) {
            boolean spelled = encoding.explicit() && header.vrAsRead() == 0;
            if (spelled || e.kind() == Kind.TOO_LARGE || header.length() > IN_MEMORY_AT_MOST) {
                throw e;
            }
            read.backTo(before);
            in.seek(start);
            return new Value.Bytes(in.bytes((int) header.length()), ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static Vr ofUndefined(ElementHeader header) {
        return isPixelData(header.tag()) ? header.vr() == Vr.OW ? Vr.OW : Vr.OB : Vr.SQ;
    }

    private Value undefined(DataSet target, ElementHeader header, Encoding encoding, long end, int depth)
            throws IOException {
        if (isPixelData(header.tag())) {
            return new FragmentParser(in, despiteMissingPixels).fragments(end);
        }
        boolean unknown = header.vrAsRead() == Vr.UN.code() || header.vr() == Vr.UN;
        Encoding inner = unknown && encoding.explicit() ? Encoding.IMPLICIT_LITTLE : encoding;
        return sequence(target, inner, end, true, depth + 1);
    }

    private Value.Items sequence(DataSet outer, Encoding encoding, long end, boolean undefinedLength, int depth)
            throws IOException {
        if (depth > MAX_DEPTH) {
            throw new DicomException(Kind.TOO_LARGE, "sequences nested deeper than " + MAX_DEPTH);
        }
        List<DataSet> items = new ArrayList<>(2);
        while (in.position() < end) {
            if (end - in.position() < 8) {
                throw new DicomException(Kind.TRUNCATED, "ends within the header of a sequence item");
            }
            int tag = in.tag(encoding.bigEndian());
            long length = in.u32(encoding.bigEndian());
            if (tag == SEQUENCE_DELIMITER) {
                return new Value.Items(items, undefinedLength);
            }
            items.add(item(outer, encoding, tag, length, end, depth));
        }
        if (undefinedLength) {
            throw new DicomException(Kind.TRUNCATED, "a sequence of undefined length is not ended");
        }
        return new Value.Items(items, false);
    }

    private DataSet item(DataSet outer, Encoding encoding, int tag, long length, long end, int depth)
            throws IOException {
        if (tag != ITEM) {
            throw new DicomException(Kind.MALFORMED, Tags.format(tag) + " where a sequence item is due");
        }
        count();
        boolean undefinedLength = length == 0xFFFF_FFFFL;
        if (!undefinedLength && length > end - in.position()) {
            throw new DicomException(
                    end == in.length() ? Kind.TRUNCATED : Kind.MALFORMED,
                    "a sequence item declares " + length + " bytes, " + (end - in.position()) + " are left");
        }
        DataSet item = new DataSet();
        item.enclosedBy(outer, undefinedLength);
        long itemEnd = undefinedLength ? end : in.position() + length;
        int outerPixelRepresentation = pixelRepresentation;
        boolean delimited = elements(item, SyntaxGuess.ofItem(in, encoding, itemEnd), itemEnd, depth);
        pixelRepresentation = outerPixelRepresentation;
        if (undefinedLength && !delimited) {
            throw new DicomException(Kind.TRUNCATED, "a sequence item of undefined length is not ended");
        }
        return item;
    }
}
