package org.overread.viewer.viewport;

/**
 * Linear interpolation along one axis: which input samples, with which weights, make each output sample. Where the image
 * is made smaller the filter widens with it, so that no sample is skipped.
 *
 * <p>Output samples {@code from} (inclusive) to {@code to} (exclusive) lie in the image; each is the sum of {@code taps}
 * inputs from {@code first[output]} on, weighted by {@code weights[output · taps …]}, which add up to 1.
 */
record ResampleAxis(int from, int to, int taps, int[] first, float[] weights) {

    /**
     * @param outputs output samples
     * @param inputs input samples
     * @param scale outputs per input
     * @param middle the image coordinate (0 = outer edge of the first input) in the middle of the outputs
     */
    static ResampleAxis of(int outputs, int inputs, double scale, double middle) {
        double reach = Math.max(1, 1 / scale);
        int taps = Math.min(inputs, (int) Math.ceil(2 * reach));
        int from = Math.clamp((long) Math.ceil((0 - middle) * scale + outputs / 2.0 - 0.5), 0, outputs);
        int to = Math.clamp((long) Math.ceil((inputs - middle) * scale + outputs / 2.0 - 0.5), from, outputs);
        ResampleAxis axis = new ResampleAxis(from, to, taps, new int[outputs], new float[outputs * taps]);
        for (int output = from; output < to; output++) {
            double centre = (output + 0.5 - outputs / 2.0) / scale + middle - 0.5;
            axis.weigh(output, centre, reach, inputs);
        }
        return axis;
    }

    /** Weights of the inputs around {@code centre} (0 = centre of the first input); beyond the edge, the edge counts. */
    private void weigh(int output, double centre, double reach, int inputs) {
        int start = (int) Math.floor(centre - reach) + 1;
        int begin = Math.clamp(start, 0, inputs - taps);
        first[output] = begin;
        double sum = 0;
        int last = (int) Math.ceil(centre + reach) - 1;
        for (int input = start; input <= last; input++) {
            sum += Math.max(0, 1 - Math.abs(input - centre) / reach);
        }
        for (int input = start; input <= last; input++) {
            double weight = Math.max(0, 1 - Math.abs(input - centre) / reach) / sum;
            weights[output * taps + Math.clamp(input - begin, 0, taps - 1)] += (float) weight;
        }
    }
}
