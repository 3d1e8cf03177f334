package org.overread.viewer.viewport;

/**
 * Interpolation along one axis: which input samples, with which weights, make each output sample. Made larger, an image
 * is interpolated by cubics through its samples (Catmull–Rom); made smaller, linearly with a filter that widens with it,
 * so that no sample is skipped.
 *
 * <p>Output samples {@code from} (inclusive) to {@code to} (exclusive) lie in the image; each is the sum of {@code taps}
 * inputs from {@code first[output]} on, weighted by {@code weights[output · taps …]}, which add up to 1. Inputs before the
 * first and behind the last, by up to {@code taps}, stand for those.
 *
 * @param cubic whether an output lies between the second and third of its four inputs
 */
record ResampleAxis(int from, int to, int taps, int[] first, float[] weights, boolean cubic) {
    /** Those beyond the reach of the filter weigh nothing. */
    private static final int FEWEST = 4;

    /**
     * @param outputs output samples
     * @param inputs input samples
     * @param scale outputs per input
     * @param middle the image coordinate (0 = outer edge of the first input) in the middle of the outputs
     */
    static ResampleAxis of(int outputs, int inputs, double scale, double middle) {
        boolean cubic = scale > 1;
        int taps = cubic ? FEWEST : Math.max(FEWEST, (int) Math.ceil(2 / scale));
        int from = Math.clamp((long) Math.ceil((0 - middle) * scale + outputs / 2.0 - 0.5), 0, outputs);
        int to = Math.clamp((long) Math.ceil((inputs - middle) * scale + outputs / 2.0 - 0.5), from, outputs);
        ResampleAxis axis = new ResampleAxis(from, to, taps, new int[outputs], new float[outputs * taps], cubic);
        double reach = cubic ? 2 : 1 / scale;
        for (int output = from; output < to; output++) {
            double centre = (output + 0.5 - outputs / 2.0) / scale + middle - 0.5;
            axis.weigh(output, centre, reach);
        }
        return axis;
    }

    /** Weights of the inputs around {@code centre} (0 = centre of the first input), none further away than {@code reach}. */
    private void weigh(int output, double centre, double reach) {
        first[output] = (int) Math.floor(centre - reach) + 1;
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
            sum += weight(first[output] + tap - centre, reach);
        }
        for (int tap = 0; tap < taps; tap++) {
            weights[output * taps + tap] = (float) (weight(first[output] + tap - centre, reach) / sum);
        }
    }

    private double weight(double distance, double reach) {
        double x = Math.abs(distance);
        if (!cubic) {
            return Math.max(0, 1 - x / reach);
        }
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
