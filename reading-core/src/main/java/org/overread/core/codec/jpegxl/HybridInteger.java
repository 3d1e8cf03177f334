package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * How an integer is split into a token and raw bits. Standard: ISO/IEC 18181-1 C.3.3.
 *
 * @param splitExponent tokens below 2 to this power are the integer itself
 * @param msb bits of the integer behind the leading one that are in the token
 * @param lsb lowest bits of the integer that are in the token
 */
record HybridInteger(int splitExponent, int msb, int lsb) {

    static HybridInteger read(XlBits bits, int logAlphabet) throws DicomException {
        int split = bits.read(ceilLog2(logAlphabet + 1));
        int msb = 0;
        int lsb = 0;
        if (split != logAlphabet) {
            msb = bits.read(ceilLog2(split + 1));
            if (msb <= split) {
                lsb = bits.read(ceilLog2(split - msb + 1));
            }
        }
        if (split > logAlphabet || msb + lsb > split) {
            throw Codestream.malformed("JPEG XL hybrid integer " + split + " " + msb + " " + lsb);
        }
        return new HybridInteger(split, msb, lsb);
    }

    /** The integer that begins with a token; unsigned 32 bits. */
    int value(int token, XlBits bits) throws DicomException {
        int split = 1 << splitExponent;
        if (token < split) {
            return token;
        }
        int inToken = msb + lsb;
        int count = (splitExponent - inToken + (token - split >> inToken)) & 31;
        int low = token & (1 << lsb) - 1;
        int high = token >> lsb & (1 << msb) - 1 | 1 << msb;
        return (high << count | bits.read(count)) << lsb | low;
    }

    static int ceilLog2(int value) {
        return 32 - Integer.numberOfLeadingZeros(value - 1);
    }
}
