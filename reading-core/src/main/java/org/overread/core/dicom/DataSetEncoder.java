package org.overread.core.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Encodes data sets (PS3.5 7). The same data set gives the same bytes.
 *
 * @param asRead whether delimiters, group lengths and mislabelled VRs are written as they were read; else lengths are
 *     defined, VRs right and group lengths left out
 */
record DataSetEncoder(Encoding encoding, boolean asRead) {
    private static final int CHUNK = 1 << 20;
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    void write(DataSet dataSet, OutputStream out) throws IOException {
        for (Element element : asRead ? dataSet.asRead() : dataSet.elements()) {
            if (isWritten(element)) {
                writeElement(element, out);
            }
        }
    }

    /** Length in bytes of what {@link #write} writes. */
    long length(DataSet dataSet) {
        long length = 0;
        for (Element element : asRead ? dataSet.asRead() : dataSet.elements()) {
            length += isWritten(element) ? headerLength(element) + valueLength(element) : 0;
        }
        return length;
    }

    private boolean isWritten(Element element) {
        return asRead || (element.tag() & 0xFFFF) != 0 || element.tag() >>> 16 == 2;
    }

    // --- elements ---------------------------------------------------------------------------------------------------

    private void writeElement(Element element, OutputStream out) throws IOException {
        long length = valueLength(element);
        boolean undefined = hasUndefinedLength(element);
        if (!undefined && !longHeader(element) && length > 0xFFFF) {
            throw new DicomException(
                    Kind.TOO_LARGE, Tags.format(element.tag()) + " of " + length + " bytes is too long for its VR");
        }
        writeHeader(element, undefined ? UNDEFINED : length, out);
        switch (element.value()) {
            case Value.Items items -> writeItems(items, inner(element), out);
            case Value.Stored stored -> writeStored(element, stored, out);
            case Value.Fragments fragments -> writeFragments(fragments, out);
        }
    }

    private void writeHeader(Element element, long length, OutputStream out) throws IOException {
        tag(element.tag(), out);
        if (!encoding.explicit() || vrLeftOut(element)) {
            u32(length, out);
            return;
        }
        int code = writtenCode(element);
        out.write(code >>> 8);
        out.write(code);
        if (longHeader(element)) {
            u16(0, out);
            u32(length, out);
        } else {
            u16((int) length, out);
        }
    }

    private boolean vrLeftOut(Element element) {
        return asRead && element.vrAsRead() == Element.IMPLICIT;
    }

    private int writtenCode(Element element) {
        return asRead && element.vrAsRead() > 0
                ? element.vrAsRead()
                : element.vr().code();
    }

    private boolean longHeader(Element element) {
        if (!asRead || element.vrAsRead() == 0) {
            return element.vr().hasLongLength();
        }
        int code = element.vrAsRead();
        Vr labelled = Vr.ofCode(code);
        return labelled != null ? labelled.hasLongLength() : isCapital(code >>> 8) && isCapital(code & 0xFF);
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private int headerLength(Element element) {
        return encoding.explicit() && !vrLeftOut(element) && longHeader(element) ? 12 : 8;
    }

    private boolean hasUndefinedLength(Element element) {
        return element.value() instanceof Value.Fragments
                || asRead && element.value() instanceof Value.Items items && items.undefinedLength();
    }

    private long valueLength(Element element) {
        return switch (element.value()) {
            case Value.Stored stored -> asRead ? stored.length() : stored.length() + (stored.length() & 1);
            case Value.Items items -> itemsLength(items, inner(element));
            case Value.Fragments fragments -> fragmentsLength(fragments);
        };
    }

    // --- sequences --------------------------------------------------------------------------------------------------

    /** What is labelled UN is implicit little endian inside (PS3.5 6.2.2). */
    private DataSetEncoder inner(Element element) {
        return asRead && encoding.explicit() && element.vrAsRead() == Vr.UN.code()
                ? new DataSetEncoder(Encoding.IMPLICIT_LITTLE, true)
                : this;
    }

    /** Items can be in another encoding than their sequence, as met in the wild. */
    private DataSetEncoder of(DataSet item) {
        return asRead ? new DataSetEncoder(item.readAs(encoding), true) : this;
    }

    private long itemsLength(Value.Items items, DataSetEncoder inner) {
        long length = asRead && items.undefinedLength() ? 8 : 0;
        for (DataSet item : items.items()) {
            length += 8 + inner.of(item).length(item) + (asRead && item.undefinedLength() ? 8 : 0);
        }
        return length;
    }

    private void writeItems(Value.Items items, DataSetEncoder inner, OutputStream out) throws IOException {
        for (DataSet item : items.items()) {
            DataSetEncoder own = inner.of(item);
            boolean undefined = asRead && item.undefinedLength();
            inner.tag(DataSetParser.ITEM, out);
            inner.u32(undefined ? UNDEFINED : own.length(item), out);
            own.write(item, out);
            if (undefined) {
                inner.tag(DataSetParser.ITEM_DELIMITER, out);
                inner.u32(0, out);
            }
        }
        if (asRead && items.undefinedLength()) {
            inner.tag(DataSetParser.SEQUENCE_DELIMITER, out);
            inner.u32(0, out);
        }
    }

    // --- bytes ------------------------------------------------------------------------------------------------------

    private void writeStored(Element element, Value.Stored value, OutputStream out) throws IOException {
        boolean swap = value.order() != encoding.order();
        int width = swap && !(asRead && element.vrAsRead() == Vr.UN.code()) ? ByteSwap.width(element.vr()) : 1;
        for (long from = 0; from < value.length(); from += CHUNK) {
            byte[] chunk = StoredBytes.read(value, from, (int) Math.min(CHUNK, value.length() - from));
            out.write(width == 1 ? chunk : ByteSwap.swapped(chunk, width));
        }
        if (!asRead && value.length() % 2 == 1) {
            out.write(DicomText.isText(element.vr()) && element.vr() != Vr.UI ? ' ' : 0);
        }
    }

    private static long fragmentsLength(Value.Fragments value) {
        long length = 16 + 4L * value.basicOffsetTable().length;
        for (Value.Stored fragment : value.fragments()) {
            length += 8 + fragment.length() + (fragment.length() & 1);
        }
        return length;
    }

    private void writeFragments(Value.Fragments value, OutputStream out) throws IOException {
        long[] offsets = value.basicOffsetTable();
        ByteBuffer table = ByteBuffer.allocate(offsets.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : offsets) {
            table.putInt((int) offset);
        }
        writeFragment(new Value.Bytes(table.array(), ByteOrder.LITTLE_ENDIAN), out);
        List<Value.Stored> fragments = value.fragments();
        for (Value.Stored fragment : fragments) {
            writeFragment(fragment, out);
        }
        tag(DataSetParser.SEQUENCE_DELIMITER, out);
        u32(0, out);
    }

    private void writeFragment(Value.Stored fragment, OutputStream out) throws IOException {
        tag(DataSetParser.ITEM, out);
        boolean pad = !asRead && fragment.length() % 2 == 1;
        u32(fragment.length() + (pad ? 1 : 0), out);
        for (long from = 0; from < fragment.length(); from += CHUNK) {
            out.write(StoredBytes.read(fragment, from, (int) Math.min(CHUNK, fragment.length() - from)));
        }
        if (pad) {
            out.write(0);
        }
    }

    private void tag(int tag, OutputStream out) throws IOException {
        u16(tag >>> 16, out);
        u16(tag, out);
    }

    private void u32(long value, OutputStream out) throws IOException {
        u16((int) (encoding.bigEndian() ? value >>> 16 : value), out);
        u16((int) (encoding.bigEndian() ? value : value >>> 16), out);
    }

    private void u16(int value, OutputStream out) throws IOException {
        out.write(encoding.bigEndian() ? value >>> 8 : value);
        out.write(encoding.bigEndian() ? value : value >>> 8);
    }
}
