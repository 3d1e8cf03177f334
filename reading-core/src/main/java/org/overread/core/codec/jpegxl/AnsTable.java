package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Distribution of tokens for the asymmetric numeral system, as an alias table: each of its equal slots belongs to one
 * token up to a cutoff and to another beyond. Standard: ISO/IEC 18181-1 C.2.5, C.2.6.
 */
final class AnsTable implements SymbolCode {
    static final int LOG_TOTAL = 12;
    static final int TOTAL = 1 << LOG_TOTAL;

    /** Cutoff 12 bits, offset of the other token 13, its frequency 13, own frequency 13, other token 8. */
    final long[] slots;

    private final int[] counts;

    private AnsTable(long[] slots, int[] counts) {
        this.slots = slots;
        this.counts = counts;
    }

    static AnsTable read(XlBits bits, int logAlphabet) throws DicomException {
        int[] counts = AnsCounts.read(bits);
        for (int i = 1 << logAlphabet; i < counts.length; i++) {
            if (counts[i] != 0) {
                throw Codestream.malformed("JPEG XL distribution of more tokens than its alphabet has");
            }
        }
        return new AnsTable(slots(counts, logAlphabet), counts);
    }

    @Override
    public int only() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                return counts[i] == TOTAL ? i : -1;
            }
        }
        return 0;
    }

    private static long[] slots(int[] counts, int logAlphabet) {
        int size = 1 << logAlphabet;
        int width = TOTAL >> logAlphabet;
        int[] cutoff = new int[size];
        int[] other = new int[size];
        int[] offset = new int[size];
        int single = -1;
        for (int i = 0; i < Math.min(size, counts.length); i++) {
            cutoff[i] = counts[i];
            single = counts[i] == TOTAL ? i : single;
        }
        if (single >= 0) {
            return singleSlots(single, size, width);
        }
        fill(cutoff, other, offset, width);
        long[] slots = new long[size];
        for (int i = 0; i < size; i++) {
            boolean whole = cutoff[i] == width;
            int right = whole ? i : other[i];
            int from = whole ? 0 : offset[i] - cutoff[i];
            slots[i] = pack(whole ? 0 : cutoff[i], right, from, count(counts, i), count(counts, right));
        }
        return slots;
    }

    private static long[] singleSlots(int token, int size, int width) {
        long[] slots = new long[size];
        for (int i = 0; i < size; i++) {
            slots[i] = pack(0, token, width * i, 0, TOTAL);
        }
        return slots;
    }

    /** Slots that are too small are filled up by tokens whose slots are too large, last ones first. */
    private static void fill(int[] cutoff, int[] other, int[] offset, int width) {
        int size = cutoff.length;
        int[] under = new int[2 * size];
        int[] over = new int[2 * size];
        int unders = 0;
        int overs = 0;
        for (int i = 0; i < size; i++) {
            if (cutoff[i] > width) {
                over[overs++] = i;
            } else if (cutoff[i] < width) {
                under[unders++] = i;
            }
        }
        while (overs > 0) {
            int large = over[--overs];
            int small = under[--unders];
            cutoff[large] -= width - cutoff[small];
            other[small] = large;
            offset[small] = cutoff[large];
            if (cutoff[large] < width) {
                under[unders++] = large;
            } else if (cutoff[large] > width) {
                over[overs++] = large;
            }
        }
    }

    private static int count(int[] counts, int token) {
        return token < counts.length ? counts[token] : 0;
    }

    private static long pack(int cutoff, int other, int offset, int frequency, int otherFrequency) {
        return cutoff | (long) offset << 12 | (long) otherFrequency << 25 | (long) frequency << 38 | (long) other << 51;
    }
}
