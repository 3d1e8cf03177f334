package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Decodes lines of samples: context modelling, prediction, Golomb and run coding.
 *
 * <p>Shape: a line is an int[columns + 2]; samples stand at 1 … columns, their neighbours beyond the edges at 0 and
 * columns + 1. Standard: T.87 A. Not thread-safe.
 */
final class JpegLsLines {
    private static final int CONTEXTS = 365;
    private static final int[] RUN_ORDER = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /** For each context: A (sum of magnitudes), B (bias), C (correction), N (count); contexts 365, 366 are of run ends. */
    private final int[] contexts = new int[(CONTEXTS + 2) * 4];

    private final JpegLsBits bits;
    private final byte[] regions;
    private final int maxVal;
    private final int near;
    private final int step;
    private final int range;
    private final boolean wraps;
    private final int reset;
    private final int plainBits;
    private final int limit;
    private final int escape;

    JpegLsLines(JpegLsBits bits, JpegLsParameters parameters) {
        this.bits = bits;
        regions = parameters.regions();
        maxVal = parameters.maxVal();
        near = parameters.near();
        step = 2 * near + 1;
        range = parameters.range();
        wraps = near == 0 && (maxVal & maxVal + 1) == 0;
        reset = parameters.reset();
        plainBits = parameters.plainBits();
        limit = parameters.limit();
        escape = limit - plainBits - 1;
        restart();
    }

    /** Forgets what was learned from the samples so far. */
    void restart() {
        Arrays.fill(contexts, 0);
        for (int i = 0; i < contexts.length; i += 4) {
            contexts[i] = Math.max(2, (range + 32) / 64);
            contexts[i + 3] = 1;
        }
    }

    /** Decodes a line of one component below {@code above}; gives the run index to begin its next line with. */
    int line(int[] above, int[] line, int columns, int runIndex) throws DicomException {
        above[columns + 1] = above[columns];
        line[0] = above[1];
        int x = untilFlat(above, line, 1, columns);
        while (x <= columns) {
            int ra = line[x - 1];
            int run = run(columns + 1 - x, runIndex);
            runIndex = run >>> 24;
            int stop = x + (run & 0xFFFFFF);
            Arrays.fill(line, x, stop, ra);
            x = stop;
            if (x <= columns) {
                line[x] = runEnd(ra, above[x], RUN_ORDER[runIndex], true);
                runIndex = Math.max(0, runIndex - 1);
                x = untilFlat(above, line, x + 1, columns);
            }
        }
        return runIndex;
    }

    /** Decodes samples from column x up to where the neighbourhood is flat, and a run begins; gives that column. */
    private int untilFlat(int[] above, int[] line, int x, int columns) {
        int ra = line[x - 1];
        int rb = above[x];
        int rc = above[x - 1];
        int left = region(rb - rc);
        for (; x <= columns; x++) {
            int rd = above[x + 1];
            int right = region(rd - rb);
            int context = (right * 9 + left) * 9 + region(rc - ra);
            if (context == 0) {
                return x;
            }
            ra = regular(context, ra, rb, rc);
            line[x] = ra;
            rc = rb;
            rb = rd;
            left = right;
        }
        return x;
    }

    /** Decodes a line whose components alternate by sample, with one run index for them all. */
    int interleavedLine(int[][] above, int[][] lines, int columns, int runIndex) throws DicomException {
        int components = lines.length;
        for (int c = 0; c < components; c++) {
            above[c][columns + 1] = above[c][columns];
            lines[c][0] = above[c][1];
        }
        int x = 1;
        while (x <= columns) {
            x = components == 3 ? untilFlat3(above, lines, x, columns) : untilFlat(above, lines, x, columns);
            if (x > columns) {
                break;
            }
            int run = run(columns + 1 - x, runIndex);
            runIndex = run >>> 24;
            int stop = x + (run & 0xFFFFFF);
            for (int[] line : lines) {
                Arrays.fill(line, x, stop, line[x - 1]);
            }
            x = stop;
            if (x <= columns) {
                for (int c = 0; c < components; c++) {
                    lines[c][x] = runEnd(lines[c][x - 1], above[c][x], RUN_ORDER[runIndex], false);
                }
                x++;
                runIndex = Math.max(0, runIndex - 1);
            }
        }
        return runIndex;
    }

    /** Decodes samples from column x up to where all components are flat, and a run begins; gives that column. */
    private int untilFlat(int[][] above, int[][] lines, int x, int columns) {
        for (; x <= columns; x++) {
            int any = 0;
            for (int c = 0; c < lines.length; c++) {
                any |= context(lines[c][x - 1], above[c][x], above[c][x - 1], above[c][x + 1]);
            }
            if (any == 0) {
                return x;
            }
            for (int c = 0; c < lines.length; c++) {
                int ra = lines[c][x - 1];
                int rb = above[c][x];
                int rc = above[c][x - 1];
                lines[c][x] = regular(context(ra, rb, rc, above[c][x + 1]), ra, rb, rc);
            }
        }
        return x;
    }

    /** {@link #untilFlat} for three components, each context found once: most of what interleaved images need. */
    private int untilFlat3(int[][] above, int[][] lines, int x, int columns) {
        int[] above0 = above[0];
        int[] above1 = above[1];
        int[] above2 = above[2];
        int[] line0 = lines[0];
        int[] line1 = lines[1];
        int[] line2 = lines[2];
        for (; x <= columns; x++) {
            int context0 = context(line0[x - 1], above0[x], above0[x - 1], above0[x + 1]);
            int context1 = context(line1[x - 1], above1[x], above1[x - 1], above1[x + 1]);
            int context2 = context(line2[x - 1], above2[x], above2[x - 1], above2[x + 1]);
            if ((context0 | context1 | context2) == 0) {
                return x;
            }
            line0[x] = regular(context0, line0[x - 1], above0[x], above0[x - 1]);
            line1[x] = regular(context1, line1[x - 1], above1[x], above1[x - 1]);
            line2[x] = regular(context2, line2[x - 1], above2[x], above2[x - 1]);
        }
        return x;
    }

    private int context(int ra, int rb, int rc, int rd) {
        return (region(rd - rb) * 9 + region(rb - rc)) * 9 + region(rc - ra);
    }

    private int region(int gradient) {
        return regions[gradient + maxVal];
    }

    private int regular(int signedContext, int ra, int rb, int rc) {
        int sign = signedContext >> 31;
        int at = (signedContext ^ sign) - sign << 2;
        int a = contexts[at];
        int b = contexts[at + 1];
        int c = contexts[at + 2];
        int n = contexts[at + 3];
        int k = golombParameter(a, n);
        int mapped = bits.golomb(k, escape, plainBits);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && near == 0 && 2 * b <= -n) {
            error = ~error;
        }
        update(at, a + Math.abs(error), b + error * step, c, n);
        int predicted = predict(ra, rb, rc);
        int corrected = predicted + ((c ^ sign) - sign);
        if (wraps && (corrected & ~maxVal) == 0) {
            // the usual case, correction and error in one: what the next sample waits for is kept short
            return predicted - sign + (c + error ^ sign) & maxVal;
        }
        return reconstruct(Math.max(0, Math.min(maxVal, corrected)), (error ^ sign) - sign);
    }

    private void update(int at, int a, int b, int c, int n) {
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n) {
            b = Math.max(b + n, 1 - n);
            c = Math.max(c - 1, -128);
        } else if (b > 0) {
            b = Math.min(b - n, 0);
            c = Math.min(c + 1, 127);
        }
        contexts[at] = a;
        contexts[at + 1] = b;
        contexts[at + 2] = c;
        contexts[at + 3] = n;
    }

    /** The least k with n · 2^k ≥ a. The first test is predicted where an image is smooth, which shortens the way. */
    private static int golombParameter(int a, int n) {
        if (n >= a) {
            return 0;
        }
        int k = Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a);
        return n << k < a ? k + 1 : k;
    }

    private static int predict(int ra, int rb, int rc) {
        int least = Math.min(ra, rb);
        int most = Math.max(ra, rb);
        return Math.max(least, Math.min(most, ra + rb - rc));
    }

    private int reconstruct(int predicted, int error) {
        if (wraps) {
            return predicted + error & maxVal;
        }
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maxVal + near) {
            value -= range * step;
        }
        return Math.max(0, Math.min(maxVal, value));
    }

    /** Length of a run of at most {@code most} samples, with the run index after it in the upper eight bits. */
    private int run(int most, int runIndex) throws DicomException {
        int length = 0;
        while (bits.bit() == 1) {
            int full = 1 << RUN_ORDER[runIndex];
            if (full <= most - length) {
                length += full;
                runIndex = Math.min(31, runIndex + 1);
            } else {
                length = most;
            }
            if (length == most) {
                return runIndex << 24 | length;
            }
        }
        length += bits.bits(RUN_ORDER[runIndex]);
        if (length >= most) {
            bits.requireNotOverrun();
            throw Codestream.malformed("JPEG-LS run goes beyond its line");
        }
        return runIndex << 24 | length;
    }

    private int runEnd(int ra, int rb, int order, boolean mayMatch) {
        int type = mayMatch && Math.abs(ra - rb) <= near ? 1 : 0;
        int at = CONTEXTS + type << 2;
        int a = contexts[at];
        int negative = contexts[at + 1];
        int n = contexts[at + 3];
        int k = golombParameter(type == 0 ? a : a + (n >> 1), n);
        int mapped = bits.golomb(k, limit - order - 1 - plainBits - 1, plainBits);
        int magnitude = mapped + type + 1 >> 1;
        boolean odd = (mapped + type & 1) == 1;
        int error = (k != 0 || 2 * negative >= n) == odd ? -magnitude : magnitude;
        contexts[at] = a + (mapped + 1 - type >> 1);
        contexts[at + 1] = error < 0 ? negative + 1 : negative;
        if (n == reset) {
            contexts[at] >>= 1;
            contexts[at + 1] >>= 1;
            n >>= 1;
        }
        contexts[at + 3] = n + 1;
        return type == 1 ? reconstruct(ra, error) : reconstruct(rb, ra > rb ? -error : error);
    }
}
