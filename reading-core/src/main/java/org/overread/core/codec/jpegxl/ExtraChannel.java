package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * A channel beside grey or colour: decoded where it must be, not given. Standard: ISO/IEC 18181-1 D.3.6.
 *
 * @param shift it is 2 to this power times smaller each way
 */
record ExtraChannel(int type, SampleDepth depth, int shift) {
    static final int ALPHA = 0;
    private static final int SPOT_COLOUR = 2;
    private static final int COLOUR_FILTER = 5;
    private static final U32Code SHIFT = U32Code.of(0, 0, 3, 0, 4, 0, 1, 3);
    private static final U32Code NAME_LENGTH = U32Code.of(0, 0, 0, 4, 16, 5, 48, 10);
    private static final U32Code FILTER = U32Code.of(1, 0, 0, 2, 3, 4, 19, 8);

    static ExtraChannel read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return new ExtraChannel(ALPHA, SampleDepth.DEFAULT, 0);
        }
        int type = bits.enumerated();
        SampleDepth depth = SampleDepth.read(bits);
        int shift = bits.u32(SHIFT);
        if (shift > 3) {
            throw Codestream.malformed("JPEG XL extra channel reduced " + shift + " times");
        }
        skipName(bits);
        if (type == ALPHA) {
            bits.bool();
        } else if (type == SPOT_COLOUR) {
            for (int i = 0; i < 4; i++) {
                bits.f16();
            }
        } else if (type == COLOUR_FILTER) {
            bits.u32(FILTER);
        }
        return new ExtraChannel(type, depth, shift);
    }

    static void skipName(XlBits bits) throws DicomException {
        for (int length = bits.u32(NAME_LENGTH); length > 0; length--) {
            bits.read(8);
        }
    }
}
