package org.overread.core.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.image.LookupTable;

/** Reads lookup tables: LUT Descriptor and LUT Data of an item, and the data of palettes. */
public final class LookupTables {
    private static final int LARGEST_DATA = 1 << 20;

    /**
     * The table of an item of Modality, VOI or Presentation LUT Sequence.
     *
     * @param signedInput whether inputs can be negative: a first input labelled unsigned is then taken as signed
     * @throws DicomException MISSING_ATTRIBUTE, MALFORMED, UNREADABLE, TRUNCATED where there are fewer entries than described
     */
    public static LookupTable of(DataSet item, boolean signedInput) throws DicomException {
        double[] descriptor = Required.numbers(item, Tag.LUTDescriptor, 3);
        int entries = entries(descriptor[0]);
        int first = signedInput ? (short) descriptor[1] : (int) descriptor[1];
        int[] values = plain(data(item, Tag.LUTData), entries);
        char[] outputs = new char[entries];
        int largest = 0;
        for (int i = 0; i < entries; i++) {
            outputs[i] = (char) values[i];
            largest = Math.max(largest, values[i]);
        }
        return new LookupTable(first, outputs, bits((int) descriptor[2], largest));
    }

    /** Number of entries, of which 0 is 65536, and which is unsigned whatever its label. */
    static int entries(double described) {
        int entries = (int) described & 0xFFFF;
        return entries == 0 ? 65536 : entries;
    }

    /** Bits of an entry as described, unless entries need more, or the description is no number of bits. */
    private static int bits(int described, int largest) {
        int needed = Math.max(1, 32 - Integer.numberOfLeadingZeros(largest));
        return described >= needed && described <= 16 ? described : Math.max(needed, 8);
    }

    static ByteBuffer data(DataSet item, int tag) throws DicomException {
        Element element = item.element(tag).orElseThrow(() -> Required.missing(tag));
        if (!(element.value() instanceof Value.Stored stored)) {
            throw new DicomException(Kind.MALFORMED, Required.name(tag) + " is a sequence");
        }
        try {
            return ByteBuffer.wrap(StoredBytes.readAll(stored, LARGEST_DATA)).order(stored.order());
        } catch (DicomException e) {
            throw e;
        } catch (IOException e) {
            throw new DicomException(Kind.UNREADABLE, Required.name(tag) + " cannot be read", e);
        }
    }

    /** Entries of one byte where there is but one byte for each, else words. */
    static int[] plain(ByteBuffer data, int entries) throws DicomException {
        boolean narrow = data.remaining() < entries * 2;
        if (data.remaining() < entries) {
            throw new DicomException(
                    Kind.TRUNCATED, data.remaining() + " bytes of a lookup table for " + entries + " entries");
        }
        int[] values = new int[entries];
        for (int i = 0; i < entries; i++) {
            values[i] = narrow ? narrow(data, i) : Short.toUnsignedInt(data.getShort(i * 2));
        }
        return values;
    }

    /** An entry of one byte: two of them make a word. */
    static int narrow(ByteBuffer data, int index) {
        boolean swapped = data.order() == ByteOrder.BIG_ENDIAN && (index ^ 1) < data.limit();
        return data.get(swapped ? index ^ 1 : index) & 0xFF;
    }

    private LookupTables() {}
}
