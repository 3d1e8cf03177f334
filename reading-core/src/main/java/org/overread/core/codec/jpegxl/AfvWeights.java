package org.overread.core.codec.jpegxl;

/** Weights of the coefficients of kind AFV. Standard: ISO/IEC 18181-1 I.2.4. */
final class AfvWeights {
    /** Frequencies of the corner's patterns; the first of each row of two are given by themselves. */
    private static final float[] FREQUENCIES = {
        0,
        0,
        0.8517778890324296f,
        5.37778436506804f,
        0,
        0,
        4.734747904497923f,
        5.449245381693219f,
        1.6598270267479331f,
        4,
        7.275749096817861f,
        10.423227632456525f,
        2.662932286148962f,
        7.630657783650829f,
        8.962388608184032f,
        12.97166202570235f
    };

    private AfvWeights() {}

    static float[] of(float[] single, float[] half, float[] quarter) {
        float[] weights = new float[64];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 8; x++) {
                weights[(2 * y + 1) * 8 + x] = half[8 * y + x];
            }
            for (int x = 0; x < 4; x++) {
                weights[16 * y + 2 * x + 1] = quarter[4 * y + x];
            }
        }
        float[] bands = QuantWeights.stepped(single, 5, 4);
        float low = FREQUENCIES[2];
        float range = FREQUENCIES[15] - low + 1e-6f;
        for (int i = 0; i < 16; i++) {
            if (i % 4 >= 2 || i >= 8) {
                float position = (FREQUENCIES[i] - low) * 3 / range;
                weights[16 * (i / 4) + 2 * (i % 4)] = QuantWeights.between(bands, position);
            }
        }
        weights[0] = 1;
        weights[8] = single[0];
        weights[1] = single[1];
        weights[16] = single[2];
        weights[2] = single[3];
        weights[18] = single[4];
        return weights;
    }
}
