package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads the steps of low-frequency coefficients of X, Y and B. Standard: ISO/IEC 18181-1 G.1.2.1. */
final class LowScale {
    private LowScale() {}

    static float[] read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return new float[] {1 / 4096f, 1 / 512f, 1 / 256f};
        }
        float[] scale = new float[3];
        for (int c = 0; c < 3; c++) {
            scale[c] = bits.f16() / 128;
            if (scale[c] < 1e-8f) {
                throw Codestream.malformed("JPEG XL low-frequency step " + scale[c]);
            }
        }
        return scale;
    }
}
