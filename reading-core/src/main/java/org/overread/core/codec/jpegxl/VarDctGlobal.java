package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/**
 * What all blocks of a frame have in common. Standard: ISO/IEC 18181-1 G.1.2.
 *
 * @param scale of all steps, times 65536
 * @param lowSteps of the means of X, Y and B
 */
record VarDctGlobal(int scale, float[] lowSteps, BlockContexts contexts, ColourCorrelation correlation) {
    private static final U32Code SCALE = U32Code.of(1, 11, 2049, 11, 4097, 12, 8193, 16);
    private static final U32Code LOW = U32Code.of(16, 0, 1, 5, 1, 8, 1, 16);

    /** @param lowScale from {@link LowScale} */
    static VarDctGlobal read(XlBits bits, float[] lowScale) throws DicomException {
        int scale = bits.u32(SCALE);
        int low = bits.u32(LOW);
        float[] steps = new float[3];
        for (int c = 0; c < 3; c++) {
            steps[c] = 65536f / scale / low * lowScale[c];
        }
        BlockContexts contexts = BlockContexts.read(bits);
        return new VarDctGlobal(scale, steps, contexts, ColourCorrelation.read(bits));
    }

    float inverseScale() {
        return 65536f / scale;
    }
}
