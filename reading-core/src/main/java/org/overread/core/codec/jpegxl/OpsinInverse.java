package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/**
 * How XYB becomes linear RGB, and how quantised coefficients near 0 are read. Standard: ISO/IEC 18181-1 L.2.2, I.2.4.
 *
 * @param matrix 3 x 3, row by row
 * @param bias negative
 * @param quantBias of X, Y, B for coefficients of 1; the fourth for all others
 */
record OpsinInverse(float[] matrix, float[] bias, float[] quantBias) {
    static final OpsinInverse DEFAULT = new OpsinInverse(
            new float[] {
                11.031566901960783f,
                -9.866943921568629f,
                -0.16462299647058826f,
                -3.254147380392157f,
                4.418770392156863f,
                -0.16462299647058826f,
                -3.6588512862745097f,
                2.7129230470588235f,
                1.9459282392156863f
            },
            new float[] {-0.0037930732552754493f, -0.0037930732552754493f, -0.0037930732552754493f},
            new float[] {1 - 0.05465007330715401f, 1 - 0.07005449891748593f, 1 - 0.049935103337343655f, 0.145f});

    static OpsinInverse read(XlBits bits) throws DicomException {
        return bits.bool() ? DEFAULT : new OpsinInverse(numbers(bits, 9), numbers(bits, 3), numbers(bits, 4));
    }

    private static float[] numbers(XlBits bits, int count) throws DicomException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = bits.f16();
        }
        return numbers;
    }
}
