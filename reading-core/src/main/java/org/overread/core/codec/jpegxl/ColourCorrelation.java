package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** How much of Y is in X and B. Standard: ISO/IEC 18181-1 G.1.2.4, I.2.3. */
record ColourCorrelation(float scale, float baseX, float baseB, float lowX, float lowB) {
    private static final U32Code FACTOR = U32Code.of(84, 0, 256, 0, 2, 8, 258, 16);

    static ColourCorrelation read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return new ColourCorrelation(1 / 84f, 0, 1, 0, 1);
        }
        float scale = 1f / bits.u32(FACTOR);
        float baseX = bits.f16();
        float baseB = bits.f16();
        if (Math.abs(baseX) > 4 || Math.abs(baseB) > 4) {
            throw Codestream.malformed("JPEG XL correlation of colours " + baseX + " " + baseB);
        }
        float lowX = baseX + (bits.read(8) - 128) * scale;
        float lowB = baseB + (bits.read(8) - 128) * scale;
        return new ColourCorrelation(scale, baseX, baseB, lowX, lowB);
    }
}
