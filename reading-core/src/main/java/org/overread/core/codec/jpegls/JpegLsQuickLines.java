package org.overread.core.codec.jpegls;

/**
 * Decodes samples of one lossless component whose codes are as short as usual: all state in local variables, no calls,
 * hardly a branch that cannot be foretold. Standard: T.87 A.3 to A.7. Not thread-safe.
 */
final class JpegLsQuickLines {
    private final JpegLsBits bits;
    private final JpegLsContexts contexts;
    private final JpegLsRuns runs;
    private final byte[] regions;
    private final int maxVal;
    private final int reset;

    JpegLsQuickLines(
            JpegLsBits bits, JpegLsContexts contexts, JpegLsRuns runs, byte[] regions, JpegLsParameters parameters) {
        this.bits = bits;
        this.contexts = contexts;
        this.runs = runs;
        this.regions = regions;
        maxVal = parameters.maxVal();
        reset = parameters.reset();
    }

    /**
     * Decodes from column x on; gives the column that it came to: one beyond the line's end, or one before which bits are
     * lacking, or where a code or run is unusual.
     */
    int decode(char[] above, char[] line, int x, int columns) {
        int[] values = contexts.values();
        byte[] regions = this.regions;
        int maxVal = this.maxVal;
        int quickZeros = contexts.quickZeros();
        int runIndex = runs.index();
        long window = bits.window();
        int ra = line[x - 1];
        int rb = above[x];
        int rc = above[x - 1];
        int left = regions[rb - rc + maxVal];
        while (x <= columns && !JpegLsBits.isLow(window)) {
            int rd = above[x + 1];
            int right = regions[rd - rb + maxVal];
            int context = (right * 9 + left) * 9 + regions[rc - ra + maxVal];
            if (context != 0) {
                int zeros = Long.numberOfLeadingZeros(window);
                if (zeros > quickZeros) {
                    break;
                }
                int sign = context >> 31;
                int at = Math.abs(context) << 2;
                int a = values[at];
                int b = values[at + 1];
                int c = values[at + 2];
                int n = values[at + 3];
                int k = JpegLsContexts.golombParameter(a, n);
                window <<= zeros;
                int mapped = (zeros - 1 << k) + (int) (window >>> 63 - k);
                window = window << 1 << k;
                int error = mapped >>> 1 ^ -(mapped & 1) ^ (2 * b + n - 1 & k - 1) >> 31;
                int predicted = JpegLsContexts.predict(ra, rb, rc);
                int corrected = predicted + ((c ^ sign) - sign);
                // the usual case, correction and error in one: what the next sample waits for is kept short
                ra = (corrected & ~maxVal) == 0
                        ? predicted - sign + (c + error ^ sign) & maxVal
                        : Math.max(0, Math.min(maxVal, corrected)) + (error ^ sign) - sign & maxVal;
                line[x++] = (char) ra;
                a += Math.abs(error);
                b += error;
                if (n == reset) {
                    a >>= 1;
                    b >>= 1;
                    n >>= 1;
                }
                values[at] = a;
                JpegLsContexts.update(values, at, b, n + 1);
                rc = rb;
                rb = rd;
                left = right;
            } else {
                int ones = Long.numberOfLeadingZeros(~window);
                if (ones > JpegLsRuns.QUICK_ONES) {
                    break;
                }
                int order = JpegLsRuns.REST_BITS[runIndex + ones];
                int starts = JpegLsRuns.STARTS[runIndex + ones] - JpegLsRuns.STARTS[runIndex];
                long rest = window << ones + 1;
                int stop = x + starts + (int) (rest >>> 1 >>> 63 - order);
                rest <<= order;
                int zeros = Long.numberOfLeadingZeros(rest);
                if (stop > columns || JpegLsBits.isLow(rest) || zeros > contexts.quickZeros(order)) {
                    break;
                }
                JpegLsRuns.fill(line, x, stop);
                rb = above[stop];
                int alike = ((ra - rb | rb - ra) >>> 31) - 1;
                int at = JpegLsContexts.RUN_ENDS - alike << 2;
                int n = values[at + 3];
                int k = JpegLsContexts.golombParameter(values[at] + (n >> 1 & alike), n);
                rest <<= zeros;
                int mapped = (zeros - 1 << k) + (int) (rest >>> 63 - k);
                window = rest << 1 << k;
                int error = JpegLsContexts.runEndError(values, at, mapped, k, alike);
                JpegLsContexts.updateRunEnd(values, at, error, mapped + 1 + alike >> 1, reset);
                int flip = rb - ra >> 31;
                ra = rb + ((error ^ flip) - flip) & maxVal;
                line[stop] = (char) ra;
                runIndex = JpegLsRuns.ended(runIndex + ones);
                x = stop + 1;
                rc = rb;
                rb = above[x];
                left = regions[rb - rc + maxVal];
            }
        }
        bits.window(window);
        runs.index(runIndex);
        return x;
    }
}
