package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The passes that refine a frame. Standard: ISO/IEC 18181-1 F.2.
 *
 * @param shifts of each pass's coefficients
 * @param reduction by pass: the image is complete, this many times smaller, after it; 0 where no size is
 */
record Passes(int[] shifts, int[] reduction) {
    static final Passes ONE = new Passes(new int[1], new int[1]);

    private static final U32Code COUNT = U32Code.of(1, 0, 2, 0, 3, 0, 4, 3);
    private static final U32Code SIZES = U32Code.of(0, 0, 1, 0, 2, 0, 3, 1);
    private static final U32Code REDUCTION = U32Code.of(1, 0, 2, 0, 4, 0, 8, 0);
    private static final U32Code LAST_PASS = U32Code.of(0, 0, 1, 0, 2, 0, 0, 3);

    int count() {
        return shifts.length;
    }

    static Passes read(XlBits bits) throws DicomException {
        int count = bits.u32(COUNT);
        if (count == 1) {
            return ONE;
        }
        int sizes = bits.u32(SIZES);
        int[] shifts = new int[count];
        for (int i = 0; i < count - 1; i++) {
            shifts[i] = bits.read(2);
        }
        int[] reductions = new int[sizes];
        for (int i = 0; i < sizes; i++) {
            reductions[i] = bits.u32(REDUCTION);
        }
        int[] reduction = new int[count];
        for (int i = 0; i < sizes; i++) {
            int pass = bits.u32(LAST_PASS);
            if (pass >= count) {
                throw Codestream.malformed("JPEG XL pass " + pass + " of " + count);
            }
            reduction[pass] = reductions[i];
        }
        return new Passes(shifts, reduction);
    }

    /** Channels of a modular frame that are reduced by 2 to a power from this one up come with the pass. */
    int leastShift(int pass) {
        for (int i = pass; i >= 0; i--) {
            if (reduction[i] != 0 || i == count() - 1) {
                return i == count() - 1 ? 0 : HybridInteger.ceilLog2(reduction[i]);
            }
        }
        return 3;
    }

    /** Channels that are reduced by 2 to a power beyond this one have come before. */
    int mostShift(int pass) {
        return pass == 0 ? 2 : leastShift(pass - 1) - 1;
    }
}
