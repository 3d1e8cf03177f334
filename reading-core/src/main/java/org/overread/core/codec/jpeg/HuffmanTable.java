package org.overread.core.codec.jpeg;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** A Huffman table as a DHT segment gives it, made ready for decoding. Immutable. Standard: T.81 C, F.2.2.3. */
final class HuffmanTable {
    private static final int QUICK_BITS = 9;
    private static final int DIFFERENCE_BITS = 12;

    private final byte[] symbols;

    /** For each leading {@link #QUICK_BITS} bits: code length · 256 + symbol; 0 where the code is longer. */
    private final short[] quick = new short[1 << QUICK_BITS];

    /** For each length: the first code beyond those of that length, left-aligned to 16 bits; and symbol index − code. */
    private final int[] beyond = new int[18];

    private final int[] indexLessCode = new int[17];

    private HuffmanTable(int[] counts, byte[] symbols) throws DicomException {
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            indexLessCode[length] = index - code;
            for (int i = 0; i < counts[length]; i++, code++, index++) {
                if (length <= QUICK_BITS) {
                    int from = code << QUICK_BITS - length;
                    int to = Math.min(code + 1 << QUICK_BITS - length, quick.length);
                    Arrays.fill(quick, Math.min(from, to), to, (short) (length << 8 | symbols[index] & 0xFF));
                }
            }
            if (code > 1 << length) {
                throw Codestream.malformed("JPEG Huffman table has more codes than fit");
            }
            beyond[length] = code << 16 - length;
            code <<= 1;
        }
        beyond[17] = Integer.MAX_VALUE;
    }

    static HuffmanTable read(Codestream segment) throws DicomException {
        int[] counts = new int[17];
        int total = 0;
        for (int length = 1; length <= 16; length++) {
            counts[length] = segment.u8();
            total += counts[length];
        }
        if (total > 256) {
            throw Codestream.malformed("JPEG Huffman table of " + total + " codes");
        }
        byte[] symbols = new byte[total];
        for (int i = 0; i < total; i++) {
            symbols[i] = (byte) segment.u8();
        }
        return new HuffmanTable(counts, symbols);
    }

    /** The next symbol, 0 … 255. */
    int symbol(JpegBits bits) throws DicomException {
        long next = bits.peek();
        int entry = quick[(int) (next >>> 64 - QUICK_BITS)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xFF;
        }
        int code = (int) (next >>> 48);
        int length = QUICK_BITS + 1;
        while (code >= beyond[length]) {
            length++;
        }
        if (length > 16) {
            throw Codestream.malformed("JPEG Huffman code that is not in its table");
        }
        bits.skip(length);
        return symbols[indexLessCode[length] + (code >> 16 - length)] & 0xFF;
    }

    /**
     * For each leading 12 bits: where the code fits, the bits to take (0…7), those of a magnitude that follows them
     * (8…15), and where that fits too, the difference itself (16…31); 0 where the code is longer.
     */
    int[] differences() throws DicomException {
        int[] differences = new int[1 << DIFFERENCE_BITS];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = difference(i);
        }
        return differences;
    }

    private int difference(int next) throws DicomException {
        int code = next << 16 - DIFFERENCE_BITS;
        int length = 1;
        while (code >= beyond[length]) {
            length++;
        }
        if (length > DIFFERENCE_BITS) {
            return 0;
        }
        int magnitude = symbols[indexLessCode[length] + (code >> 16 - length)] & 0xFF;
        if (magnitude > 16) {
            throw Codestream.malformed("JPEG lossless Huffman table with a magnitude of " + magnitude + " bits");
        }
        if (magnitude == 16) {
            return Short.MIN_VALUE << 16 | length;
        }
        int rest = DIFFERENCE_BITS - length - magnitude;
        if (rest < 0) {
            return magnitude << 8 | length;
        }
        int value = next >> rest & (1 << magnitude) - 1;
        int difference = value < 1 << magnitude >> 1 ? value - (1 << magnitude) + 1 : value;
        return difference << 16 | length + magnitude;
    }

    /** A prediction difference, modulo 2^16 (T.81 H.1.2.2); {@code differences} as above. */
    int difference(JpegBits bits, int[] differences) throws DicomException {
        int entry = differences[(int) (bits.peek() >>> 64 - DIFFERENCE_BITS)];
        int magnitude = entry >> 8 & 0xFF;
        if (magnitude == 0 && entry != 0) {
            bits.skip(entry & 0xFF);
            return entry >> 16;
        }
        if (entry != 0) {
            bits.skip(entry & 0xFF);
        } else {
            magnitude = symbol(bits);
            if (magnitude > 16) {
                throw Codestream.malformed("JPEG lossless difference of " + magnitude + " bits");
            }
            if (magnitude == 16) {
                return Short.MIN_VALUE;
            }
        }
        return bits.extended(magnitude);
    }
}
