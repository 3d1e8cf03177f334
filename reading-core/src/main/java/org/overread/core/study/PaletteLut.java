package org.overread.core.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Tags;

/**
 * One colour of a palette (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6), plain or segmented (C.7.9.2).
 *
 * @param first stored value of the first entry; values below have its colour, values beyond the last that of the last
 * @param levels 0…255
 */
record PaletteLut(int first, byte[] levels) {
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
        int entries = LookupTables.entries(descriptor[0]);
        int first = signed(header) ? (short) descriptor[1] : (int) descriptor[1] & 0xFFFF;
        boolean wide = descriptor[2] > 8;
        int[] values = header.contains(dataTag)
                ? LookupTables.plain(LookupTables.data(header, dataTag), entries)
                : SegmentedLut.expand(words(LookupTables.data(header, segmentedTag), wide), wide ? 2 : 1, entries);
        return new PaletteLut(first, levels(values, wide));
    }

    private static boolean signed(DataSet header) {
        return header.integer(Tag.PixelRepresentation).orElse(0) == 1;
    }

    private static int[] words(ByteBuffer data, boolean wide) {
        int[] words = new int[wide ? data.remaining() / 2 : data.remaining()];
        for (int i = 0; i < words.length; i++) {
            words[i] = wide ? Short.toUnsignedInt(data.getShort(i * 2)) : LookupTables.narrow(data, i);
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
