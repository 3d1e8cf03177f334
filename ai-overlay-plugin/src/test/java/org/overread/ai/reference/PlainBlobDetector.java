package org.overread.ai.reference;

/** The blob detector written as its formulas read, in double precision, one voxel at a time: what the graph is held to. */
final class PlainBlobDetector {
    private static final double[] SIGMAS = {1.2, 1.8, 2.7, 4.0};

    private final int depth;
    private final int height;
    private final int width;
    private final double[] scaled;

    PlainBlobDetector(int depth, int height, int width, float[] hu) {
        this.depth = depth;
        this.height = height;
        this.width = width;
        scaled = new double[hu.length];
        for (int i = 0; i < hu.length; i++) {
            scaled[i] = (Math.clamp(hu[i], -1000, 200) + 1000) / 1000;
        }
    }

    /** Scores, the largest over the scales. */
    double[] scores() {
        double[] best = new double[scaled.length];
        for (double sigma : SIGMAS) {
            double[][] g = kernels(sigma);
            double s = sigma * sigma;
            double[] zz = derivative(g[2], g[0], g[0]);
            double[] yy = derivative(g[0], g[2], g[0]);
            double[] xx = derivative(g[0], g[0], g[2]);
            double[] zy = derivative(g[1], g[1], g[0]);
            double[] zx = derivative(g[1], g[0], g[1]);
            double[] yx = derivative(g[0], g[1], g[1]);
            for (int i = 0; i < best.length; i++) {
                double score = score(s * zz[i], s * yy[i], s * xx[i], s * zy[i], s * zx[i], s * yx[i]);
                best[i] = Math.max(best[i], score);
            }
        }
        return best;
    }

    private static double score(double zz, double yy, double xx, double zy, double zx, double yx) {
        double det = zz * (yy * xx - yx * yx) - zy * (zy * xx - yx * zx) + zx * (zy * yx - yy * zx);
        double minors = zz * yy + zz * xx + yy * xx - zy * zy - zx * zx - yx * yx;
        double t = Math.max(0, -(zz + yy + xx));
        double sphericity = Math.clamp(27 * Math.max(0, -det) / (t * t * t + 1e-6), 0, 1);
        double roundness = Math.clamp(3 * Math.max(0, minors) / (t * t + 1e-6), 0, 1);
        return t * sphericity * roundness;
    }

    private static double[][] kernels(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] g = new double[2 * radius + 1];
        double sum = 0;
        for (int x = -radius; x <= radius; x++) {
            g[x + radius] = Math.exp(-x * x / 2.0 / sigma / sigma);
            sum += g[x + radius];
        }
        double[] first = new double[g.length];
        double[] second = new double[g.length];
        double mean = 0;
        for (int x = -radius; x <= radius; x++) {
            g[x + radius] /= sum;
            first[x + radius] = -x / sigma / sigma * g[x + radius];
            second[x + radius] = (x * x / Math.pow(sigma, 4) - 1 / sigma / sigma) * g[x + radius];
            mean += second[x + radius] / g.length;
        }
        for (int i = 0; i < second.length; i++) {
            second[i] -= mean;
        }
        return new double[][] {g, first, second};
    }

    private double[] derivative(double[] alongZ, double[] alongY, double[] alongX) {
        return convolved(convolved(convolved(scaled, alongZ, 0), alongY, 1), alongX, 2);
    }

    private double[] convolved(double[] values, double[] kernel, int axis) {
        int radius = kernel.length / 2;
        double[] result = new double[values.length];
        for (int z = 0; z < depth; z++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double sum = 0;
                    for (int tap = -radius; tap <= radius; tap++) {
                        int k = axis == 0 ? Math.clamp(z + tap, 0, depth - 1) : z;
                        int j = axis == 1 ? Math.clamp(y + tap, 0, height - 1) : y;
                        int i = axis == 2 ? Math.clamp(x + tap, 0, width - 1) : x;
                        sum += kernel[tap + radius] * values[(k * height + j) * width + i];
                    }
                    result[(z * height + y) * width + x] = sum;
                }
            }
        }
        return result;
    }
}
