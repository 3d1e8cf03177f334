package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Filters that lossy frames are finished with. Standard: ISO/IEC 18181-1 F.3, J. Immutable.
 *
 * @param gaborish weights of the four nearest and the four diagonal neighbours of each of three channels; null where
 *     the filter is off
 * @param iterations of the edge-preserving filter, 0 … 3
 * @param sharpness strength by the block's sharpness, 8 steps
 */
record RestorationFilter(
        float[] gaborish,
        int iterations,
        float[] sharpness,
        float[] channelScale,
        float quantScale,
        float firstSigmaScale,
        float lastSigmaScale,
        float borderScale,
        float modularSigma) {

    private static final float[] GABORISH = {
        1.1f * 0.104699568f, 1.1f * 0.055680538f,
        1.1f * 0.104699568f, 1.1f * 0.055680538f,
        1.1f * 0.104699568f, 1.1f * 0.055680538f
    };
    private static final float[] CHANNEL_SCALE = {40, 5, 3.5f};

    static RestorationFilter byDefault() {
        return new RestorationFilter(GABORISH, 2, evenSharpness(), CHANNEL_SCALE, 0.46f, 0.9f, 6.5f, 2f / 3, 1);
    }

    static RestorationFilter read(XlBits bits, boolean modular) throws DicomException {
        if (bits.bool()) {
            return byDefault();
        }
        float[] gaborish = bits.bool() ? gaborish(bits) : null;
        int iterations = bits.read(2);
        boolean on = iterations > 0;
        float[] sharpness = on && !modular && bits.bool() ? sharpness(bits) : evenSharpness();
        float[] scale = CHANNEL_SCALE;
        if (on && bits.bool()) {
            scale = new float[] {bits.f16(), bits.f16(), bits.f16()};
            bits.f16();
            bits.f16();
        }
        boolean own = on && bits.bool();
        float quantScale = own && !modular ? bits.f16() : 0.46f;
        float first = own ? bits.f16() : 0.9f;
        float last = own ? bits.f16() : 6.5f;
        float border = own ? bits.f16() : 2f / 3;
        float modularSigma = on && modular ? bits.f16() : 1;
        if (modularSigma < 1e-8) {
            throw Codestream.malformed("JPEG XL filter strength " + modularSigma);
        }
        ImageHeader.skipExtensions(bits);
        return new RestorationFilter(
                gaborish, iterations, sharpness, scale, quantScale, first, last, border, modularSigma);
    }

    private static float[] gaborish(XlBits bits) throws DicomException {
        if (!bits.bool()) {
            return GABORISH;
        }
        float[] weights = new float[6];
        for (int i = 0; i < 6; i += 2) {
            weights[i] = bits.f16();
            weights[i + 1] = bits.f16();
            if (Math.abs(1 + 4 * (weights[i] + weights[i + 1])) < 1e-8) {
                throw Codestream.malformed("JPEG XL smoothing weights without a sum");
            }
        }
        return weights;
    }

    private static float[] sharpness(XlBits bits) throws DicomException {
        float[] steps = new float[8];
        for (int i = 0; i < 8; i++) {
            steps[i] = bits.f16();
        }
        return steps;
    }

    private static float[] evenSharpness() {
        float[] steps = new float[8];
        for (int i = 0; i < 8; i++) {
            steps[i] = i / 7f;
        }
        return steps;
    }
}
