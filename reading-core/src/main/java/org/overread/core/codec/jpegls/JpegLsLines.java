package org.overread.core.codec.jpegls;

import org.overread.core.dicom.DicomException;

/**
 * Decodes lines of samples: which are in a run, and with what context the others are decoded.
 *
 * <p>Shape: a line is a char[columns + {@link #BESIDE}]; samples stand at 1 … columns, their neighbours beyond the edges
 * at 0 and columns + 1. Standard: T.87 A.3, A.7. Not thread-safe.
 */
final class JpegLsLines {
    /** What a line is longer than its columns: neighbours, and where a run may be written beyond. */
    static final int BESIDE = 5;

    private final JpegLsBits bits;
    private final JpegLsContexts contexts;
    private final JpegLsRuns runs;
    private final JpegLsQuickLines quick;
    private final boolean wraps;
    private final byte[] regions;
    private final int maxVal;
    private boolean oneRun;

    JpegLsLines(JpegLsBits bits, JpegLsParameters parameters) {
        this.bits = bits;
        regions = parameters.regions();
        contexts = new JpegLsContexts(bits, parameters);
        runs = new JpegLsRuns(bits);
        wraps = parameters.wraps();
        quick = new JpegLsQuickLines(bits, contexts, runs, regions, parameters);
        maxVal = parameters.maxVal();
    }

    /** Forgets what was learned from the samples so far. */
    void restart() {
        contexts.restart();
    }

    /** Whether all samples of each component are alike in the line that was decoded last; false where that is not known. */
    boolean isOneRun() {
        return oneRun;
    }

    /** Decodes a line of one component below {@code above}; gives the run index to begin its next line with. */
    int line(char[] above, char[] line, int columns, int runIndex) throws DicomException {
        runs.index(runIndex);
        above[columns + 1] = above[columns];
        line[0] = above[1];
        oneRun = context(line[0], above, 1) == 0 && runs.takesWholeLine(columns);
        if (oneRun) {
            JpegLsRuns.fill(line, 1, columns + 1);
            return runIndex;
        }
        int x = 1;
        while (x <= columns) {
            x = wraps ? quick.decode(above, line, x, columns) : untilFlat(above, line, x, columns);
            if (x <= columns && !(wraps && bits.fill())) {
                x = next(above, line, x, columns);
            }
        }
        return runs.index();
    }

    /** Decodes samples from column x up to where the neighbourhood is flat, and a run begins; gives that column. */
    private int untilFlat(char[] above, char[] line, int x, int columns) {
        long window = bits.window();
        int rb = above[x];
        int rc = above[x - 1];
        int left = region(rb - rc);
        for (; x <= columns; x++) {
            int rd = above[x + 1];
            int right = region(rd - rb);
            int context = (right * 9 + left) * 9 + region(rc - line[x - 1]);
            if (context == 0) {
                break;
            }
            window = contexts.regular(window, context, line, x, rb, rc);
            rc = rb;
            rb = rd;
            left = right;
        }
        bits.window(window);
        return x;
    }

    /** Decodes the sample at column x, or the run that begins there and the sample that ends it; gives the next column. */
    private int next(char[] above, char[] line, int x, int columns) throws DicomException {
        int context = context(line[x - 1], above, x);
        if (context != 0) {
            bits.window(contexts.regular(bits.window(), context, line, x, above[x], above[x - 1]));
            return x + 1;
        }
        int stop = x + runs.length(columns + 1 - x);
        JpegLsRuns.fill(line, x, stop);
        if (stop <= columns) {
            bits.window(contexts.runEnd(bits.window(), line, stop, above[stop], runs.order(), true));
            runs.index(JpegLsRuns.ended(runs.index()));
        }
        return stop + 1;
    }

    /** Decodes a line whose components alternate by sample, with one run index for them all. */
    int interleavedLine(char[][] above, char[][] lines, int columns, int runIndex) throws DicomException {
        runs.index(runIndex);
        int components = lines.length;
        for (int c = 0; c < components; c++) {
            above[c][columns + 1] = above[c][columns];
            lines[c][0] = above[c][1];
        }
        oneRun = areFlat(above, lines, 1) && runs.takesWholeLine(columns);
        if (oneRun) {
            for (char[] line : lines) {
                JpegLsRuns.fill(line, 1, columns + 1);
            }
            return runIndex;
        }
        int x = 1;
        while (x <= columns) {
            x = components == 3 ? untilFlat3(above, lines, x, columns) : untilFlat(above, lines, x, columns);
            if (x <= columns) {
                x = run(above, lines, x, columns);
            }
        }
        return runs.index();
    }

    /** Decodes the run that begins at column x in all components, and what ends it; gives the next column. */
    private int run(char[][] above, char[][] lines, int x, int columns) throws DicomException {
        int stop = x + runs.length(columns + 1 - x);
        for (char[] line : lines) {
            JpegLsRuns.fill(line, x, stop);
        }
        if (stop <= columns) {
            for (int c = 0; c < lines.length; c++) {
                bits.window(contexts.runEnd(bits.window(), lines[c], stop, above[c][stop], runs.order(), false));
            }
            runs.index(JpegLsRuns.ended(runs.index()));
        }
        return stop + 1;
    }

    /** Decodes samples from column x up to where all components are flat, and a run begins; gives that column. */
    private int untilFlat(char[][] above, char[][] lines, int x, int columns) {
        for (; x <= columns && !areFlat(above, lines, x); x++) {
            for (int c = 0; c < lines.length; c++) {
                int context = context(lines[c][x - 1], above[c], x);
                bits.window(contexts.regular(bits.window(), context, lines[c], x, above[c][x], above[c][x - 1]));
            }
        }
        return x;
    }

    /** {@link #untilFlat} for three components, each context found once: most of what interleaved images need. */
    private int untilFlat3(char[][] above, char[][] lines, int x, int columns) {
        char[] above0 = above[0];
        char[] above1 = above[1];
        char[] above2 = above[2];
        char[] line0 = lines[0];
        char[] line1 = lines[1];
        char[] line2 = lines[2];
        long window = bits.window();
        for (; x <= columns; x++) {
            int context0 = context(line0[x - 1], above0, x);
            int context1 = context(line1[x - 1], above1, x);
            int context2 = context(line2[x - 1], above2, x);
            if ((context0 | context1 | context2) == 0) {
                break;
            }
            window = contexts.regular(window, context0, line0, x, above0[x], above0[x - 1]);
            window = contexts.regular(window, context1, line1, x, above1[x], above1[x - 1]);
            window = contexts.regular(window, context2, line2, x, above2[x], above2[x - 1]);
        }
        bits.window(window);
        return x;
    }

    private boolean areFlat(char[][] above, char[][] lines, int x) {
        int any = 0;
        for (int c = 0; c < lines.length; c++) {
            any |= context(lines[c][x - 1], above[c], x);
        }
        return any == 0;
    }

    private int context(int ra, char[] above, int x) {
        int rb = above[x];
        int rc = above[x - 1];
        return (region(above[x + 1] - rb) * 9 + region(rb - rc)) * 9 + region(rc - ra);
    }

    private int region(int gradient) {
        return regions[gradient + maxVal];
    }
}
