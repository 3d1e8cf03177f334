package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Grey or RGB from the colours that a frame is coded in. Standard: ISO/IEC 18181-1 L. */
final class ColourConversion {
    private static final float MIDDLE = 128f / 255;
    private static final float[] LUMINANCE = {0.2126f, 0.7152f, 0.0722f};

    /** Rational approximation of sRGB's curve by the square root, within 5e-7: numerator and denominator. */
    private static final float[] CURVE = {
        -5.135152395e-04f, 5.287254571e-03f, 3.903842876e-01f, 1.474205315e+00f, 7.352629620e-01f
    };

    private static final float[] CURVE_DIVISOR = {
        1.004519624e-02f, 3.036675394e-01f, 1.340816930e+00f, 9.258482155e-01f, 2.424867759e-02f
    };

    private ColourConversion() {}

    /** Errors: UNSUPPORTED for XYB into another colour space than sRGB. */
    static Planes ofXyb(ImageHeader header, Planes planes) throws DicomException {
        if (!header.colour().srgb()) {
            throw Codestream.unsupported("JPEG XL with XYB into another colour space than sRGB");
        }
        float[] matrix = header.opsin().matrix().clone();
        for (int i = 0; i < 9; i++) {
            matrix[i] *= 255 / header.intensityTarget();
        }
        if (header.colour().grey()) {
            for (int i = 0; i < 3; i++) {
                matrix[i] = LUMINANCE[0] * matrix[i] + LUMINANCE[1] * matrix[i + 3] + LUMINANCE[2] * matrix[i + 6];
            }
        }
        float[][] out = new float[header.colour().grey() ? 1 : 3][planes.width() * planes.height()];
        float[] bias = header.opsin().bias();
        float[] root = {(float) Math.cbrt(bias[0]), (float) Math.cbrt(bias[1]), (float) Math.cbrt(bias[2])};
        for (int i = 0; i < out[0].length; i++) {
            float y = planes.numbers()[1][i];
            float r = cubed(y + planes.numbers()[0][i] - root[0]) + bias[0];
            float g = cubed(y - planes.numbers()[0][i] - root[1]) + bias[1];
            float b = cubed(planes.numbers()[2][i] - root[2]) + bias[2];
            for (int c = 0; c < out.length; c++) {
                out[c][i] = srgb(matrix[3 * c] * r + matrix[3 * c + 1] * g + matrix[3 * c + 2] * b);
            }
        }
        return Planes.lossy(planes.width(), planes.height(), out);
    }

    private static float cubed(float value) {
        return value * value * value;
    }

    private static float srgb(float linear) {
        float size = Math.abs(linear);
        float root = (float) Math.sqrt(size);
        float value = size > 0.0031308f ? polynomial(CURVE, root) / polynomial(CURVE_DIVISOR, root) : 12.92f * size;
        return linear < 0 ? -value : value;
    }

    private static float polynomial(float[] p, float x) {
        return p[0] + x * (p[1] + x * (p[2] + x * (p[3] + x * p[4])));
    }

    /** RGB of Cb, Y and Cr, of which Y is around 0 too. */
    static Planes ofYcbcr(Planes planes) {
        int size = planes.width() * planes.height();
        float[][] in = planes.numbers();
        float[][] out = new float[3][size];
        for (int i = 0; i < size; i++) {
            float y = in[1][i] + MIDDLE;
            out[0][i] = y + 1.402f * in[2][i];
            out[1][i] = y - 0.299f * 1.402f / 0.587f * in[2][i] - 0.114f * 1.772f / 0.587f * in[0][i];
            out[2][i] = y + 1.772f * in[0][i];
        }
        return Planes.lossy(planes.width(), planes.height(), out);
    }

    /** Y, Cb and Cr as they are stored. */
    static Planes asYcbcr(Planes planes) {
        float[][] in = planes.numbers();
        float[][] out = {in[1].clone(), in[0].clone(), in[2].clone()};
        for (float[] channel : out) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] += MIDDLE;
            }
        }
        return Planes.lossy(planes.width(), planes.height(), out);
    }
}
