package org.overread.core.codec.jpegxl;

/**
 * Means of what is alike nearby, by up to three passes. Standard: ISO/IEC 18181-1 J.4. Not thread-safe.
 */
final class EdgePreserving {
    private static final float SIGMA = -1.1715728752538099024f;
    private static final float LEAST_SIGMA = -3.90524291751269967465540850526868f;
    private static final float SCALE = 1.65f;
    private static final int BORDER = 3;

    /** Column and row in turn. */
    private static final int[] NEAR = {0, -1, -1, 0, 1, 0, 0, 1};

    private static final int[] FAR = {0, -2, -1, -1, 0, -1, 1, -1, -2, 0, -1, 0, 1, 0, 2, 0, -1, 1, 0, 1, 1, 1, 0, 2};

    private final RestorationFilter filter;
    private final BorderedPlane[] planes = new BorderedPlane[3];
    private final int width;
    private final int height;
    private final float[][] result = new float[3][];
    private final float[] inverseSigma;
    private final int blocksWide;

    /** @param vardct null where the frame is modular */
    private EdgePreserving(RestorationFilter filter, Planes from, VarDctFrame vardct) {
        this.filter = filter;
        width = from.width();
        height = from.height();
        for (int c = 0; c < 3; c++) {
            planes[c] = new BorderedPlane(width, height, BORDER);
            result[c] = from.numbers()[c];
        }
        blocksWide = vardct == null ? FrameHeader.divideUp(width, 8) : vardct.layout.blocksWide();
        inverseSigma = vardct == null ? constant() : byBlock(vardct);
    }

    static Planes filtered(RestorationFilter filter, Planes planes, VarDctFrame vardct) {
        EdgePreserving passes = new EdgePreserving(filter, planes, vardct);
        if (filter.iterations() == 3) {
            passes.pass(FAR, true, filter.firstSigmaScale() * SCALE);
        }
        passes.pass(NEAR, true, SCALE);
        if (filter.iterations() >= 2) {
            passes.pass(NEAR, false, filter.lastSigmaScale() * SCALE);
        }
        return Planes.lossy(planes.width(), planes.height(), passes.result);
    }

    private float[] constant() {
        float[] sigma = new float[blocksWide * FrameHeader.divideUp(height, 8)];
        java.util.Arrays.fill(sigma, SIGMA / filter.modularSigma());
        return sigma;
    }

    private float[] byBlock(VarDctFrame frame) {
        BlockMap map = frame.map;
        float[] sigma = new float[map.kinds.length];
        float scale = frame.global.scale() / 65536f;
        for (int at = 0; at < sigma.length; at++) {
            if ((map.kinds[at] & 1) != 0) {
                int kind = map.kinds[at] >> 1;
                float ofBlock = filter.quantScale() / (scale * map.quants[at] * SIGMA);
                for (int y = 0; y < BlockKind.blocksHigh(kind); y++) {
                    for (int x = 0; x < BlockKind.blocksWide(kind); x++) {
                        int part = at + y * blocksWide + x;
                        sigma[part] = 1 / Math.min(-1e-4f, ofBlock * filter.sharpness()[map.sharpness[part]]);
                    }
                }
            }
        }
        return sigma;
    }

    /** @param cross compare the four neighbours also */
    private void pass(int[] offsets, boolean cross, float scale) {
        for (int c = 0; c < 3; c++) {
            planes[c].fill(result[c]);
            result[c] = new float[width * height];
        }
        int stride = planes[0].stride;
        int[] steps = new int[offsets.length / 2];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = offsets[2 * i] + offsets[2 * i + 1] * stride;
        }
        for (int y = 0; y < height; y++) {
            boolean edge = (y & 7) == 0 || (y & 7) == 7;
            for (int x = 0; x < width; x++) {
                float sigma = inverseSigma[(y >> 3) * blocksWide + (x >> 3)];
                int at = planes[0].at(x, y);
                if (sigma < LEAST_SIGMA) {
                    for (int c = 0; c < 3; c++) {
                        result[c][y * width + x] = planes[c].samples[at];
                    }
                } else {
                    boolean corner = edge || (x & 7) == 0 || (x & 7) == 7;
                    mean(at, y * width + x, steps, cross, sigma * (corner ? scale * filter.borderScale() : scale));
                }
            }
        }
    }

    private void mean(int at, int to, int[] steps, boolean cross, float sigma) {
        float[] p0 = planes[0].samples;
        float[] p1 = planes[1].samples;
        float[] p2 = planes[2].samples;
        float total = 1;
        float sum0 = p0[at];
        float sum1 = p1[at];
        float sum2 = p2[at];
        for (int step : steps) {
            int other = at + step;
            float weight = 1 + sigma * (cross ? crossDifference(at, other) : difference(at, other));
            if (weight > 0) {
                total += weight;
                sum0 += weight * p0[other];
                sum1 += weight * p1[other];
                sum2 += weight * p2[other];
            }
        }
        result[0][to] = sum0 / total;
        result[1][to] = sum1 / total;
        result[2][to] = sum2 / total;
    }

    private float difference(int a, int b) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += filter.channelScale()[c] * Math.abs(planes[c].samples[a] - planes[c].samples[b]);
        }
        return sum;
    }

    private float crossDifference(int a, int b) {
        float sum = 0;
        int stride = planes[0].stride;
        for (int c = 0; c < 3; c++) {
            float[] s = planes[c].samples;
            sum += filter.channelScale()[c]
                    * (Math.abs(s[a] - s[b])
                            + Math.abs(s[a - 1] - s[b - 1])
                            + Math.abs(s[a + 1] - s[b + 1])
                            + Math.abs(s[a - stride] - s[b - stride])
                            + Math.abs(s[a + stride] - s[b + stride]));
        }
        return sum;
    }
}
