package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Lengths of runs, and the index that their coding is at. Standard: T.87 A.7.1. Not thread-safe. */
final class JpegLsRuns {
    /** More ones than these are not counted at once; with the rest of their run they are in every window that is not low. */
    static final int QUICK_ONES = 16;

    private static final int MOST_INDEX = 31;
    private static final int[] ORDERS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /** For each run index, and as many more: bits of a run's rest. */
    static final int[] REST_BITS = new int[MOST_INDEX + QUICK_ONES + 1];

    /** For each run index, and as many more: samples that the ones of those below it stand for. */
    static final int[] STARTS = new int[MOST_INDEX + QUICK_ONES + 1];

    static {
        for (int i = 0; i < STARTS.length; i++) {
            REST_BITS[i] = ORDERS[Math.min(MOST_INDEX, i)];
            STARTS[i] = i == 0 ? 0 : STARTS[i - 1] + (1 << REST_BITS[i - 1]);
        }
    }

    private final JpegLsBits bits;
    private int index;

    JpegLsRuns(JpegLsBits bits) {
        this.bits = bits;
    }

    int index() {
        return index;
    }

    void index(int index) {
        this.index = index;
    }

    /** The run index after a run that was ended by a sample at {@code index}. */
    static int ended(int index) {
        return Math.max(0, Math.min(MOST_INDEX, index) - 1);
    }

    /** Bits of the rest of the run that was read. */
    int order() {
        return ORDERS[index];
    }

    /**
     * Takes the code of a run over a whole line of {@code columns} samples where that is a single one, as it is from a few
     * lines of one value on; false, and nothing taken, where the run is another.
     */
    boolean takesWholeLine(int columns) {
        if (1 << ORDERS[index] <= columns) {
            return false;
        }
        if (JpegLsBits.isLow(bits.window())) {
            bits.fill();
        }
        long window = bits.window();
        if (window >= 0) {
            return false;
        }
        bits.window(window << 1);
        return true;
    }

    /** Reads the length of a run of at most {@code most} samples. */
    int length(int most) throws DicomException {
        int length = 0;
        while (bits.bits(1) == 1) {
            int full = 1 << ORDERS[index];
            if (full <= most - length) {
                length += full;
                index = Math.min(MOST_INDEX, index + 1);
            } else {
                length = most;
            }
            if (length == most) {
                return length;
            }
        }
        length += bits.bits(ORDERS[index]);
        if (length >= most) {
            bits.requireNotOverrun();
            throw Codestream.malformed("JPEG-LS run goes beyond its line");
        }
        return length;
    }

    /** Repeats the sample before column x up to another column; may write three beyond. Most runs are short. */
    static void fill(char[] line, int x, int stop) {
        char value = line[x - 1];
        line[x] = value;
        line[x + 1] = value;
        line[x + 2] = value;
        line[x + 3] = value;
        if (stop > x + 4) {
            Arrays.fill(line, x + 4, stop, value);
        }
    }
}
