package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * What the samples of grey or colour mean. Standard: ISO/IEC 18181-1 E.2.
 *
 * @param profile an ICC profile follows the header
 * @param srgb white point, primaries and transfer function are those of sRGB (of grey: all but the primaries)
 */
record ColourEncoding(boolean grey, boolean profile, boolean srgb) {
    private static final int GREY = 1;
    private static final int XYB = 2;
    private static final int CUSTOM = 2;
    private static final int D65 = 1;
    private static final int SRGB_PRIMARIES = 1;
    private static final int SRGB_TRANSFER = 13;
    private static final U32Code COORDINATE = U32Code.of(0, 19, 524288, 19, 1048576, 20, 2097152, 21);

    static ColourEncoding read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return new ColourEncoding(false, false, true);
        }
        boolean profile = bits.bool();
        int space = bits.enumerated();
        boolean grey = space == GREY;
        if (profile) {
            return new ColourEncoding(grey, true, false);
        }
        if (space >= XYB) {
            throw Codestream.unsupported("JPEG XL with colour space " + space);
        }
        int white = bits.enumerated();
        skipCoordinates(bits, white == CUSTOM ? 1 : 0);
        int primaries = grey ? SRGB_PRIMARIES : bits.enumerated();
        skipCoordinates(bits, !grey && primaries == CUSTOM ? 3 : 0);
        int transfer = SRGB_TRANSFER;
        boolean gamma = bits.bool();
        if (gamma) {
            bits.read(24);
        } else {
            transfer = bits.enumerated();
        }
        bits.enumerated();
        boolean srgb = white == D65 && primaries == SRGB_PRIMARIES && !gamma && transfer == SRGB_TRANSFER;
        return new ColourEncoding(grey, false, srgb);
    }

    private static void skipCoordinates(XlBits bits, int pairs) throws DicomException {
        for (int i = 0; i < 2 * pairs; i++) {
            bits.u32(COORDINATE);
        }
    }
}
