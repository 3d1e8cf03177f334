package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Quantisation of a tile-component's subbands: from QCD or QCC. Standard: T.800 A.6.4, E.1.
 *
 * @param steps for each subband (LL, then HL, LH, HH of each resolution): exponent · 2048 + mantissa
 * @param derived whether only that of LL is given, and the others follow from it
 */
record Quantisation(int guardBits, boolean derived, int[] steps) {

    static Quantisation read(Codestream segment) throws DicomException {
        int style = segment.u8();
        int kind = style & 0x1F;
        if (kind > 2) {
            throw Codestream.malformed("JPEG 2000 quantisation style " + kind);
        }
        int count = kind == 1 ? 1 : segment.remaining() / (kind == 0 ? 1 : 2);
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) {
            steps[i] = kind == 0 ? segment.u8() >> 3 << 11 : segment.u16();
        }
        return new Quantisation(style >> 5, kind == 1, steps);
    }

    /** Exponent of a subband's step, by its index and that of its resolution. */
    int exponent(int band, int resolution) throws DicomException {
        return derived ? Math.max(0, (step(0) >> 11) - Math.max(0, resolution - 1)) : step(band) >> 11;
    }

    int mantissa(int band) throws DicomException {
        return step(derived ? 0 : band) & 0x7FF;
    }

    private int step(int index) throws DicomException {
        if (index >= steps.length) {
            throw Codestream.malformed("JPEG 2000 quantisation of a subband is missing");
        }
        return steps[index];
    }
}
