package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** A canonical prefix code of up to 15 bits. Standard: ISO/IEC 18181-1 C.2.4; RFC 7932 3. */
final class PrefixCode implements SymbolCode {
    static final int MOST_BITS = 15;
    private static final int ROOT_BITS = 8;
    private static final int LONGER = 15;

    /** By the next 8 bits: symbol times 16 plus length, or LONGER. */
    private final int[] root = new int[1 << ROOT_BITS];

    /** By length: the first code, left-aligned to 15 bits, that is longer; symbols before the first one of the length. */
    private final int[] limit = new int[MOST_BITS + 2];

    private final int[] symbolBase = new int[MOST_BITS + 2];
    private final int[] sorted;

    /** The code with these lengths, which fill the code space exactly, or of which one alone is not 0. */
    private PrefixCode(int[] sorted, int[] lengthCounts) {
        this.sorted = sorted;
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            symbolBase[length] = symbol - (code >> MOST_BITS - length);
            for (int i = 0; i < lengthCounts[length]; i++) {
                setRoot(code, length, sorted[symbol++]);
                code += 1 << MOST_BITS - length;
            }
            limit[length] = code;
        }
    }

    private void setRoot(int code, int length, int symbol) {
        int reversed = Integer.reverse(code) >>> 32 - MOST_BITS & (1 << ROOT_BITS) - 1;
        if (length > ROOT_BITS) {
            root[reversed] = LONGER;
            return;
        }
        for (int i = reversed; i < root.length; i += 1 << length) {
            root[i] = symbol << 4 | length;
        }
    }

    static PrefixCode ofLengths(int[] lengths) throws DicomException {
        int[] counts = new int[MOST_BITS + 1];
        int used = 0;
        for (int length : lengths) {
            counts[length]++;
            used += length != 0 ? 1 : 0;
        }
        if (used == 1) {
            for (int i = 0; i < lengths.length; i++) {
                if (lengths[i] != 0) {
                    return single(i);
                }
            }
        }
        int space = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            space += counts[length] << MOST_BITS - length;
        }
        if (space != 1 << MOST_BITS) {
            throw Codestream.malformed("JPEG XL prefix code is not complete");
        }
        int[] sorted = new int[used];
        int at = 0;
        for (int length = 1; length <= MOST_BITS; length++) {
            for (int i = 0; counts[length] > 0 && i < lengths.length; i++) {
                if (lengths[i] == length) {
                    sorted[at++] = i;
                }
            }
        }
        return new PrefixCode(sorted, counts);
    }

    /** The code of one symbol that takes no bits. */
    static PrefixCode single(int symbol) {
        PrefixCode code = new PrefixCode(new int[] {symbol}, new int[MOST_BITS + 1]);
        Arrays.fill(code.root, symbol << 4);
        return code;
    }

    @Override
    public int only() {
        return sorted.length == 1 ? sorted[0] : -1;
    }

    /** The next symbol; 15 bits must be available. */
    int read(XlBits bits) throws DicomException {
        int entry = root[bits.peek(ROOT_BITS)];
        int length = entry & 15;
        if (length != LONGER) {
            bits.skip(length);
            return entry >> 4;
        }
        int code = Integer.reverse(bits.peek(MOST_BITS)) >>> 32 - MOST_BITS;
        length = ROOT_BITS + 1;
        while (code >= limit[length]) {
            length++;
        }
        bits.skip(length);
        return sorted[symbolBase[length] + (code >> MOST_BITS - length)];
    }
}
