package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads the description of a prefix code. Standard: ISO/IEC 18181-1 C.2.4; RFC 7932 3.4, 3.5. */
final class PrefixCodeReader {
    private static final int[] LENGTH_ORDER = {1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** Code of the lengths' lengths: by the next 4 bits, length of the code times 16 plus value. */
    private static final int[] LENGTH_LENGTHS = {
        0x20, 0x24, 0x23, 0x32, 0x20, 0x24, 0x23, 0x41, 0x20, 0x24, 0x23, 0x32, 0x20, 0x24, 0x23, 0x45
    };

    private PrefixCodeReader() {}

    static PrefixCode read(XlBits bits, int alphabet) throws DicomException {
        if (alphabet == 1) {
            return PrefixCode.single(0);
        }
        int skipped = bits.read(2);
        return skipped == 1 ? simple(bits, alphabet) : PrefixCode.ofLengths(lengths(bits, alphabet, skipped));
    }

    private static PrefixCode simple(XlBits bits, int alphabet) throws DicomException {
        int width = HybridInteger.ceilLog2(alphabet);
        int[] symbols = new int[bits.read(2) + 1];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = bits.read(width);
            for (int k = 0; k < i; k++) {
                if (symbols[k] == symbols[i]) {
                    throw Codestream.malformed("JPEG XL prefix code with a symbol twice");
                }
            }
            if (symbols[i] >= alphabet) {
                throw Codestream.malformed("JPEG XL prefix code with a symbol beyond its alphabet");
            }
        }
        int[] lengths = new int[alphabet];
        int[] shape = switch (symbols.length) {
            case 1 -> new int[] {1};
            case 2 -> new int[] {1, 1};
            case 3 -> new int[] {1, 2, 2};
            default -> bits.bool() ? new int[] {1, 2, 3, 3} : new int[] {2, 2, 2, 2};
        };
        for (int i = 0; i < symbols.length; i++) {
            lengths[symbols[i]] = shape[i];
        }
        return PrefixCode.ofLengths(lengths);
    }

    private static int[] lengths(XlBits bits, int alphabet, int skipped) throws DicomException {
        int[] lengthLengths = new int[18];
        int space = 32;
        int used = 0;
        for (int i = skipped; i < 18 && space > 0; i++) {
            bits.refill();
            int code = LENGTH_LENGTHS[bits.peek(4)];
            bits.skip(code >> 4);
            int length = code & 15;
            lengthLengths[LENGTH_ORDER[i]] = length;
            if (length != 0) {
                space -= 32 >> length;
                used++;
            }
        }
        if (used != 1 && space != 0) {
            throw Codestream.malformed("JPEG XL prefix code");
        }
        return new Lengths(alphabet).read(bits, PrefixCode.ofLengths(lengthLengths));
    }

    /** Lengths of an alphabet, with repetitions. */
    private static final class Lengths {
        private final int[] lengths;
        private int symbol;
        private int space = 1 << PrefixCode.MOST_BITS;
        private int previous = 8;
        private int repeat;
        private int repeated;

        Lengths(int alphabet) {
            lengths = new int[alphabet];
        }

        int[] read(XlBits bits, PrefixCode code) throws DicomException {
            while (symbol < lengths.length && space > 0) {
                bits.refill();
                int length = code.read(bits);
                if (length < 16) {
                    repeat = 0;
                    lengths[symbol++] = length;
                    if (length != 0) {
                        previous = length;
                        space -= 1 << PrefixCode.MOST_BITS - length;
                    }
                } else {
                    repeat(bits, length);
                }
            }
            if (space != 0) {
                throw Codestream.malformed("JPEG XL prefix code is not complete");
            }
            return lengths;
        }

        private void repeat(XlBits bits, int code) throws DicomException {
            int extra = code - 14;
            int length = code == 16 ? previous : 0;
            if (repeated != length) {
                repeat = 0;
                repeated = length;
            }
            int before = repeat;
            if (repeat > 0) {
                repeat = repeat - 2 << extra;
            }
            repeat += bits.read(extra) + 3;
            int more = repeat - before;
            if (more > lengths.length - symbol) {
                throw Codestream.malformed("JPEG XL prefix code repeats beyond its alphabet");
            }
            Arrays.fill(lengths, symbol, symbol + more, length);
            symbol += more;
            if (length != 0) {
                space -= more << PrefixCode.MOST_BITS - length;
            }
        }
    }
}
