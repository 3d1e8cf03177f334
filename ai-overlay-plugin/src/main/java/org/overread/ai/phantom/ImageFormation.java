package org.overread.ai.phantom;

/**
 * What a scanner makes of densities: edges softened, noise that belongs to seed and place, stored as HU + 1024.
 *
 * <p>Thread: stateless.
 */
final class ImageFormation {
    /** Softening by a Gaussian of 0.9 pixel; it leaves this share of white noise's deviation. */
    private static final float[] SOFTENING = {0.0383f, 0.2407f, 0.4420f, 0.2407f, 0.0383f};

    private static final double NOISE_LEFT = 0.32;

    private final PhantomGrid grid;
    private final double noiseHu;
    private final long seed;

    ImageFormation(PhantomGrid grid, double noiseHu, long seed) {
        this.grid = grid;
        this.noiseHu = noiseHu;
        this.seed = seed;
    }

    /** @param hu of a slice, row-major; changed. @return HU + 1024, 0…4095 */
    short[] image(int slice, float[] hu) {
        addNoise(slice, hu);
        return stored(softened(hu));
    }

    private void addNoise(int slice, float[] image) {
        float amplitude = (float) (noiseHu / NOISE_LEFT / 0.5774);
        long state = mixed(seed * 1_000_003 + slice);
        for (int i = 0; i < image.length; i++) {
            state += 0x9E3779B97F4A7C15L;
            long hashed = mixed(state);
            // Four uniform numbers add up to nearly a Gaussian of variance 1/3.
            long sum = (hashed & 0xFFFF) + (hashed >>> 16 & 0xFFFF) + (hashed >>> 32 & 0xFFFF) + (hashed >>> 48);
            image[i] += amplitude * (sum / 65536f - 2);
        }
    }

    /** Spreads a number's bits over all 64. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private float[] softened(float[] image) {
        return softened(softened(image, 1), grid.size());
    }

    /** Along one axis; the two outermost pixels stay as they are. */
    private float[] softened(float[] image, int step) {
        float[] soft = image.clone();
        for (int i = 2 * step; i < image.length - 2 * step; i++) {
            soft[i] = SOFTENING[0] * (image[i - 2 * step] + image[i + 2 * step])
                    + SOFTENING[1] * (image[i - step] + image[i + step])
                    + SOFTENING[2] * image[i];
        }
        return soft;
    }

    private static short[] stored(float[] hu) {
        short[] stored = new short[hu.length];
        for (int i = 0; i < hu.length; i++) {
            stored[i] = (short) Math.clamp(Math.round(hu[i]) + 1024L, 0, 4095);
        }
        return stored;
    }
}
