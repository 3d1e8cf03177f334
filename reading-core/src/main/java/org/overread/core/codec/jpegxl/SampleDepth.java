package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Bits of a sample. Standard: ISO/IEC 18181-1 D.3.2.
 *
 * @param bits 1 … 31
 */
record SampleDepth(int bits) {
    static final SampleDepth DEFAULT = new SampleDepth(8);

    private static final U32Code INTEGER_BITS = U32Code.of(8, 0, 10, 0, 12, 0, 1, 6);

    /** Errors: UNSUPPORTED for floating-point samples. */
    static SampleDepth read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            throw Codestream.unsupported("JPEG XL with floating-point samples");
        }
        int count = bits.u32(INTEGER_BITS);
        if (count > 31) {
            throw Codestream.malformed("JPEG XL with " + count + " bits a sample");
        }
        return new SampleDepth(count);
    }

    /** The greatest value of a sample. */
    int most() {
        return (int) ((1L << bits) - 1);
    }
}
