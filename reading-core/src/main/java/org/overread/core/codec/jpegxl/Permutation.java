package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads an order of things, written as a Lehmer code. Standard: ISO/IEC 18181-1 F.3.2. */
final class Permutation {
    static final int CONTEXTS = 8;

    private Permutation() {}

    static int[] readSection(XlBits bits, int size) throws DicomException {
        SymbolReader reader = new SymbolReader(EntropyCode.read(bits, CONTEXTS), bits, 0);
        int[] permutation = read(reader, size, 0);
        reader.finish();
        return permutation;
    }

    /** @param kept how many at the beginning stay where they are */
    static int[] read(SymbolReader reader, int size, int kept) throws DicomException {
        int[] lehmer = new int[size];
        readLehmer(reader, size, kept, lehmer);
        return ordered(lehmer);
    }

    /** Reads past a permutation. */
    static void skip(SymbolReader reader, int size, int kept) throws DicomException {
        readLehmer(reader, size, kept, null);
    }

    private static void readLehmer(SymbolReader reader, int size, int kept, int[] lehmer) throws DicomException {
        long end = (reader.integer(context(size)) & 0xFFFFFFFFL) + kept;
        if (end > size) {
            throw Codestream.malformed("JPEG XL permutation of " + size + " with " + end);
        }
        int last = 0;
        for (int i = kept; i < end; i++) {
            last = reader.integer(context(last));
            if (last < 0 || last >= size - i) {
                throw Codestream.malformed("JPEG XL permutation");
            }
            if (lehmer != null) {
                lehmer[i] = last;
            }
        }
    }

    private static int context(int value) {
        return Math.min(CONTEXTS - 1, 32 - Integer.numberOfLeadingZeros(value));
    }

    /** Takes, for each, the so-many-th of those left, by a tree of how many are left. */
    private static int[] ordered(int[] lehmer) {
        int size = Integer.highestOneBit(Math.max(1, 2 * lehmer.length - 1));
        int[] left = new int[2 * size];
        Arrays.fill(left, size, size + lehmer.length, 1);
        for (int i = size - 1; i > 0; i--) {
            left[i] = left[2 * i] + left[2 * i + 1];
        }
        int[] permutation = new int[lehmer.length];
        for (int i = 0; i < lehmer.length; i++) {
            int rank = lehmer[i];
            int node = 1;
            left[node]--;
            while (node < size) {
                node *= 2;
                if (rank >= left[node]) {
                    rank -= left[node];
                    node++;
                }
                left[node]--;
            }
            permutation[i] = node - size;
        }
        return permutation;
    }
}
