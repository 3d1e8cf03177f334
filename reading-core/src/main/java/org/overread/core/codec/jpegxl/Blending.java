package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * How a frame is laid over an earlier one. Standard: ISO/IEC 18181-1 F.2.
 *
 * @param source the saved frame, 0 … 3, that lies below
 */
record Blending(int mode, int source) {
    static final int REPLACE = 0;
    static final int ADD = 1;
    static final int BLEND = 2;
    static final int ADD_WEIGHTED = 3;
    static final int MULTIPLY = 4;
    static final Blending NONE = new Blending(REPLACE, 0);

    private static final U32Code MODE = U32Code.of(0, 0, 1, 0, 2, 0, 3, 2);
    private static final U32Code ALPHA = U32Code.of(0, 0, 1, 0, 2, 0, 3, 3);

    static Blending read(XlBits bits, int extraChannels, boolean partial) throws DicomException {
        int mode = bits.u32(MODE);
        if (mode > MULTIPLY) {
            throw Codestream.malformed("JPEG XL blend mode " + mode);
        }
        boolean alpha = extraChannels > 0 && (mode == BLEND || mode == ADD_WEIGHTED);
        if (alpha && bits.u32(ALPHA) >= extraChannels) {
            throw Codestream.malformed("JPEG XL blending by a channel that is not there");
        }
        if (alpha || mode == MULTIPLY) {
            bits.bool();
        }
        return new Blending(mode, mode != REPLACE || partial ? bits.read(2) : 0);
    }
}
