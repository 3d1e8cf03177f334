package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads how often each token occurs among 4096. Standard: ISO/IEC 18181-1 C.2.5. */
final class AnsCounts {
    private static final int REPEAT = 12;

    /** Prefix code of the logarithms: by the next 7 bits, length times 16 plus value. */
    private static final byte[] LOGARITHMS = logarithms();

    private static byte[] logarithms() {
        // value, length, first bits (the earliest bit least significant)
        int[][] codes = {
            {0, 5, 0b10001}, {1, 4, 0b1011}, {2, 4, 0b1111}, {3, 4, 0b0011}, {4, 4, 0b1001}, {5, 4, 0b0111},
            {6, 3, 0b100}, {7, 3, 0b010}, {8, 3, 0b101}, {9, 3, 0b110}, {10, 3, 0b000}, {11, 6, 0b100001},
            {12, 7, 0b0000001}, {13, 7, 0b1000001}
        };
        byte[] table = new byte[128];
        for (int[] code : codes) {
            for (int i = code[2]; i < 128; i += 1 << code[1]) {
                table[i] = (byte) (code[1] << 4 | code[0]);
            }
        }
        return table;
    }

    private AnsCounts() {}

    static int[] read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return oneOrTwo(bits);
        }
        return bits.bool() ? flat(bits.u8() + 1) : coded(bits);
    }

    private static int[] oneOrTwo(XlBits bits) throws DicomException {
        boolean two = bits.bool();
        int first = bits.u8();
        int second = two ? bits.u8() : first;
        int[] counts = new int[Math.max(first, second) + 1];
        if (!two) {
            counts[first] = AnsTable.TOTAL;
            return counts;
        }
        if (first == second) {
            throw malformed();
        }
        counts[first] = bits.read(AnsTable.LOG_TOTAL);
        counts[second] = AnsTable.TOTAL - counts[first];
        return counts;
    }

    private static int[] flat(int size) {
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            counts[i] = AnsTable.TOTAL / size + (i < AnsTable.TOTAL % size ? 1 : 0);
        }
        return counts;
    }

    private static int[] coded(XlBits bits) throws DicomException {
        int log = 0;
        while (log < 3 && bits.bool()) {
            log++;
        }
        int shift = (bits.read(log) | 1 << log) - 1;
        int length = bits.u8() + 3;
        if (shift > AnsTable.LOG_TOTAL + 1) {
            throw malformed();
        }
        int[] logs = new int[length];
        int[] repeats = new int[length];
        int omitted = logarithms(bits, logs, repeats);
        return counts(bits, new Logs(logs, repeats, omitted, shift));
    }

    private record Logs(int[] logs, int[] repeats, int omitted, int shift) {}

    /** Fills logarithms (-1 for a count of 0) and repetitions; the position of the largest, whose count is left out. */
    private static int logarithms(XlBits bits, int[] logs, int[] repeats) throws DicomException {
        int largest = -1;
        int omitted = -1;
        for (int i = 0; i < logs.length; i++) {
            bits.refill();
            int code = LOGARITHMS[bits.peek(7)];
            bits.skip(code >> 4);
            logs[i] = (code & 15) - 1;
            if (logs[i] == REPEAT) {
                int more = bits.u8();
                repeats[i] = more + 5;
                i += more + 3;
            } else if (logs[i] > largest) {
                largest = logs[i];
                omitted = i;
            }
        }
        if (omitted < 0 || omitted + 1 < logs.length && logs[omitted + 1] == REPEAT) {
            throw malformed();
        }
        return omitted;
    }

    private static int[] counts(XlBits bits, Logs code) throws DicomException {
        int[] counts = new int[code.logs.length];
        int total = 0;
        int previous = 0;
        int same = 0;
        for (int i = 0; i < counts.length; i++) {
            if (code.repeats[i] != 0) {
                same = code.repeats[i] - 1;
                previous = i > 0 ? counts[i - 1] : 0;
            }
            if (same > 0) {
                counts[i] = previous;
                same--;
            } else if (i != code.omitted && code.logs[i] >= 0) {
                counts[i] = count(bits, code.logs[i], code.shift);
            }
            total += counts[i];
        }
        counts[code.omitted] = AnsTable.TOTAL - total;
        if (counts[code.omitted] <= 0) {
            throw malformed();
        }
        return counts;
    }

    private static int count(XlBits bits, int log, int shift) throws DicomException {
        int precise = Math.min(log, Math.max(0, shift - (AnsTable.LOG_TOTAL - log >> 1)));
        return (1 << log) + (bits.read(precise) << log - precise);
    }

    private static DicomException malformed() {
        return Codestream.malformed("JPEG XL distribution of tokens");
    }
}
