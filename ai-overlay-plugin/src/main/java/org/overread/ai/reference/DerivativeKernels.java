package org.overread.ai.reference;

/**
 * The sampled Gaussian of one scale and its first and second derivatives, as correlation kernels of {@code 2 radius + 1}
 * taps.
 *
 * <p>Units: voxels. The Gaussian sums to 1, the second derivative to 0.
 */
record DerivativeKernels(double sigma, int radius, double[] smooth, double[] first, double[] second) {

    static DerivativeKernels of(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] smooth = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < smooth.length; i++) {
            double x = i - radius;
            smooth[i] = StrictMath.exp(-x * x / (2 * sigma * sigma));
            sum += smooth[i];
        }
        double[] first = new double[smooth.length];
        double[] second = new double[smooth.length];
        double secondSum = 0;
        double variance = sigma * sigma;
        for (int i = 0; i < smooth.length; i++) {
            double x = i - radius;
            smooth[i] /= sum;
            first[i] = -x / variance * smooth[i];
            second[i] = (x * x / (variance * variance) - 1 / variance) * smooth[i];
            secondSum += second[i];
        }
        for (int i = 0; i < second.length; i++) {
            second[i] -= secondSum / second.length;
        }
        return new DerivativeKernels(sigma, radius, smooth, first, second);
    }
}
