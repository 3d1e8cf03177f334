package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Coding style of a tile-component: from COD or COC. Standard: T.800 A.6.1, A.6.2.
 *
 * @param blockWidthBits exponent of the code-block width, 2 … 10
 * @param reversible whether the 5/3 transform is used, else the 9/7
 * @param precinctBits for each resolution the exponents of precinct width (0…3) and height (4…7)
 */
record CodingStyle(
        int levels,
        int blockWidthBits,
        int blockHeightBits,
        CodeBlockStyle blockStyle,
        boolean reversible,
        int[] precinctBits) {

    /** The part that COD and COC have in common. */
    static CodingStyle read(Codestream segment, boolean hasPrecincts) throws DicomException {
        int levels = segment.u8();
        int widthBits = (segment.u8() & 0x0F) + 2;
        int heightBits = (segment.u8() & 0x0F) + 2;
        int style = segment.u8();
        int transform = segment.u8();
        if ((style & 0xC0) == 0x80 || (style & 0xC0) == 0xC0 && (style & 0x05) != 0) {
            throw Codestream.unsupported("JPEG 2000 code-block style of bits " + Integer.toHexString(style));
        }
        if (levels > 32 || widthBits > 10 || heightBits > 10 || widthBits + heightBits > 12 || transform > 1) {
            throw Codestream.malformed("JPEG 2000 decomposition levels, code-block size or transform");
        }
        int[] precincts = new int[levels + 1];
        for (int r = 0; r <= levels; r++) {
            precincts[r] = hasPrecincts ? segment.u8() : 0xFF;
            if (r > 0 && ((precincts[r] & 0x0F) == 0 || precincts[r] >> 4 == 0)) {
                throw Codestream.malformed("JPEG 2000 precinct of one sample");
            }
        }
        return new CodingStyle(levels, widthBits, heightBits, new CodeBlockStyle(style), transform == 1, precincts);
    }

    int precinctWidthBits(int resolution) {
        return precinctBits[resolution] & 0x0F;
    }

    int precinctHeightBits(int resolution) {
        return precinctBits[resolution] >> 4;
    }
}
