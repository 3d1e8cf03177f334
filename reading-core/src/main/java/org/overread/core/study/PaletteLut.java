package org.overread.core.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Tags;
import org.overread.core.dicom.Value;

/**
 * One colour of a palette (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6), plain or segmented (C.7.9.2).
 *
 * @param first stored value of the first entry; values below have its colour, values beyond the last that of the last
 * @param levels 0…255
 */
record PaletteLut(int first, byte[] levels) {
    private static final int LARGEST_DATA = 1 << 20;

    static PaletteLut red(DataSet header) throws IOException {
        return of(
                header,
                Tag.RedPaletteColorLookupTableDescriptor,
                Tag.RedPaletteColorLookupTableData,
                Tag.SegmentedRedPaletteColorLookupTableData);
    }

    static PaletteLut green(DataSet header) throws IOException {
        return of(
                header,
                Tag.GreenPaletteColorLookupTableDescriptor,
                Tag.GreenPaletteColorLookupTableData,
                Tag.SegmentedGreenPaletteColorLookupTableData);
    }

    static PaletteLut blue(DataSet header) throws IOException {
        return of(
                header,
                Tag.BluePaletteColorLookupTableDescriptor,
                Tag.BluePaletteColorLookupTableData,
                Tag.SegmentedBluePaletteColorLookupTableData);
    }

    /** Level of a stored value. */
    int level(int stored) {
        return levels[Math.clamp((long) stored - first, 0, levels.length - 1)] & 0xFF;
    }

    private static PaletteLut of(DataSet header, int descriptorTag, int dataTag, int segmentedTag) throws IOException {
        double[] descriptor = header.numbers(descriptorTag);
        if (descriptor.length != 3) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "no palette descriptor " + Tags.format(descriptorTag));
        }
        int entries = descriptor[0] == 0 ? 65536 : (int) descriptor[0] & 0xFFFF;
        int first = signed(header) ? (short) descriptor[1] : (int) descriptor[1] & 0xFFFF;
        boolean wide = descriptor[2] > 8;
        int[] values = header.contains(dataTag)
                ? plain(data(header, dataTag), entries)
                : SegmentedLut.expand(words(data(header, segmentedTag), wide), entries);
        return new PaletteLut(first, levels(values, wide));
    }

    private static boolean signed(DataSet header) {
        return header.integer(Tag.PixelRepresentation).orElse(0) == 1;
    }

    private static ByteBuffer data(DataSet header, int tag) throws IOException {
        Element element = header.element(tag)
                .orElseThrow(() -> new DicomException(Kind.MISSING_ATTRIBUTE, "no palette data " + Tags.format(tag)));
        if (!(element.value() instanceof Value.Stored stored)) {
            throw new DicomException(Kind.MALFORMED, "palette data is a sequence");
        }
        return ByteBuffer.wrap(StoredBytes.readAll(stored, LARGEST_DATA)).order(stored.order());
    }

    /** Entries of one byte where there is but one byte for each, else words. */
    private static int[] plain(ByteBuffer data, int entries) throws DicomException {
        boolean narrow = data.remaining() < entries * 2;
        if (data.remaining() < entries) {
            throw new DicomException(
                    Kind.TRUNCATED, data.remaining() + " bytes of palette for " + entries + " entries");
        }
        int[] values = new int[entries];
        boolean swapped = data.order() == ByteOrder.BIG_ENDIAN;
        for (int i = 0; i < entries; i++) {
            values[i] = narrow
                    ? data.get(swapped && (i ^ 1) < data.limit() ? i ^ 1 : i) & 0xFF
                    : Short.toUnsignedInt(data.getShort(i * 2));
        }
        return values;
    }

    private static int[] words(ByteBuffer data, boolean wide) {
        int[] words = new int[wide ? data.remaining() / 2 : data.remaining()];
        for (int i = 0; i < words.length; i++) {
            words[i] = wide ? Short.toUnsignedInt(data.getShort(i * 2)) : data.get(i) & 0xFF;
        }
        return words;
    }

    /** To 8 bits; tables called 16-bit that hold 8-bit values, met in practice, are taken for 8-bit ones. */
    private static byte[] levels(int[] values, boolean wide) {
        int largest = 0;
        for (int value : values) {
            largest = Math.max(largest, value);
        }
        byte[] levels = new byte[values.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (wide && largest > 255 ? values[i] >>> 8 : values[i]);
        }
        return levels;
    }
}
