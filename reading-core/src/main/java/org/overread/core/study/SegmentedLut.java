package org.overread.core.study;

import java.util.BitSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

/** Expands segmented palette data (PS3.3 C.7.9.2): discrete, linear and indirect segments. */
final class SegmentedLut {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] data;
    private final int entryBytes;
    /** Where the segments begin that an indirect one can point at: those before it. */
    private final BitSet starts = new BitSet();

    private final int[] table;
    private int filled;

    private SegmentedLut(int[] data, int entryBytes, int entries) {
        this.data = data;
        this.entryBytes = entryBytes;
        this.table = new int[entries];
    }

    /**
     * The table of {@code entries} values. Errors: TRUNCATED where the segments give fewer, MALFORMED otherwise.
     *
     * @param entryBytes 1 or 2
     */
    static int[] expand(int[] data, int entryBytes, int entries) throws DicomException {
        SegmentedLut lut = new SegmentedLut(data, entryBytes, entries);
        lut.segments(0, Integer.MAX_VALUE, true);
        if (lut.filled < entries) {
            throw new DicomException(Kind.TRUNCATED, lut.filled + " of " + entries + " palette entries");
        }
        return lut.table;
    }

    private void segments(int from, int count, boolean indirectAllowed) throws DicomException {
        int at = from;
        for (int i = 0; i < count && filled < table.length && at >= 0 && at + 1 < data.length; i++) {
            int length = data[at + 1];
            int start = at;
            switch (data[at]) {
                case DISCRETE -> {
                    requireData(at + 2 + length);
                    int copied = Math.min(length, table.length - filled);
                    System.arraycopy(data, at + 2, table, filled, copied);
                    filled += copied;
                    at += 2 + length;
                }
                case LINEAR -> {
                    requireData(at + 3);
                    linear(length, data[at + 2]);
                    at += 3;
                }
                case INDIRECT -> {
                    requireData(at + 2 + 4 / entryBytes);
                    if (!indirectAllowed) {
                        throw new DicomException(Kind.MALFORMED, "an indirect palette segment points at another");
                    }
                    segments(pointedAt(at + 2), length, false);
                    at += 2 + 4 / entryBytes;
                }
                default -> throw new DicomException(Kind.MALFORMED, "palette segment of type " + data[at]);
            }
            starts.set(start, data[start] != INDIRECT);
        }
    }

    /** A byte offset of 32 bits, least significant part first; as met in practice, one that counts entries. */
    private int pointedAt(int at) throws DicomException {
        int offset = 0;
        for (int i = 0; i < 4 / entryBytes; i++) {
            offset |= data[at + i] << 8 * entryBytes * i;
        }
        if (offset >= 0 && offset % entryBytes == 0 && starts.get(offset / entryBytes)) {
            return offset / entryBytes;
        }
        if (offset >= 0 && starts.get(offset)) {
            return offset;
        }
        throw new DicomException(Kind.MALFORMED, "an indirect palette segment points at no segment before it");
    }

    private void requireData(int end) throws DicomException {
        if (end > data.length) {
            throw new DicomException(Kind.TRUNCATED, "the palette ends within a segment");
        }
    }

    /** From the last entry, which is not repeated, to {@code end} in even steps. */
    private void linear(int length, int end) throws DicomException {
        if (filled == 0) {
            throw new DicomException(Kind.MALFORMED, "a palette begins with a linear segment");
        }
        int start = table[filled - 1];
        int last = Math.min(length, table.length - filled);
        for (int step = 1; step <= last; step++) {
            table[filled++] = (int) Math.round(start + (end - start) * (double) step / length);
        }
    }
}
