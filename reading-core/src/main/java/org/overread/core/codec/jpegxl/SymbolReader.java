package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Reads the integers of a section by its entropy code. Standard: ISO/IEC 18181-1 C.2.6, C.3. Errors: MALFORMED where the
 * state at the end is not the one that an encoder starts from. Not thread-safe.
 */
final class SymbolReader {
    private static final int FINAL_STATE = 0x130000;
    private static final int WINDOW = 1 << 20;
    private static final int NO_COPIES = Integer.MAX_VALUE;

    private final XlBits bits;
    private final byte[] clusters;
    private final long[][] slots;
    private final PrefixCode[] prefixes;
    private final HybridInteger[] integers;
    private final int[] splits;
    private final int slotBits;
    private final EntropyCode.Copies copies;
    private final int firstCopyToken;
    private final int width;
    private int state = FINAL_STATE;
    private int[] window;
    private int decoded;
    private int copyFrom;
    private int copyLeft;

    /** @param width of the widest channel, which short distances of copies refer to; 0 where they do not */
    SymbolReader(EntropyCode code, XlBits bits, int width) throws DicomException {
        this.bits = bits;
        this.width = width;
        clusters = code.clusters();
        integers = code.integers();
        copies = code.copies();
        firstCopyToken = copies == null ? NO_COPIES : copies.firstToken();
        window = copies == null ? null : new int[256];
        int count = integers.length;
        slotBits = AnsTable.LOG_TOTAL - code.logAlphabet();
        slots = code.prefix() ? null : new long[count][];
        prefixes = code.prefix() ? new PrefixCode[count] : null;
        splits = new int[count];
        for (int i = 0; i < count; i++) {
            splits[i] = 1 << integers[i].splitExponent();
            if (code.codes()[i] instanceof PrefixCode prefix) {
                prefixes[i] = prefix;
            } else {
                slots[i] = ((AnsTable) code.codes()[i]).slots;
            }
        }
        if (slots != null) {
            state = bits.read(32);
        }
    }

    int cluster(int context) {
        return clusters[context] & 0xFF;
    }

    /** The next integer of a context; unsigned 32 bits. */
    int integer(int context) throws DicomException {
        return clustered(clusters[context] & 0xFF);
    }

    boolean copies() {
        return copies != null;
    }

    /** The next integer of a cluster; unsigned 32 bits. */
    int clustered(int cluster) throws DicomException {
        return copies == null ? plain(cluster) : windowed(cluster);
    }

    /** The same where the code has no copies. */
    int plain(int cluster) throws DicomException {
        bits.refill();
        int token = token(cluster);
        return token < splits[cluster] ? token : integers[cluster].value(token, bits);
    }

    private int token(int cluster) throws DicomException {
        if (slots == null) {
            return prefixes[cluster].read(bits);
        }
        int low = state & AnsTable.TOTAL - 1;
        int slot = low >> slotBits;
        int within = low & (1 << slotBits) - 1;
        long entry = slots[cluster][slot];
        int token;
        int next;
        if (within >= ((int) entry & 0xFFF)) {
            token = (int) (entry >>> 51);
            next = ((int) (entry >>> 25) & 0x1FFF) * (state >>> 12) + ((int) (entry >>> 12) & 0x1FFF) + within;
        } else {
            token = slot;
            next = ((int) (entry >>> 38) & 0x1FFF) * (state >>> 12) + within;
        }
        if (next >>> 16 == 0) {
            next = next << 16 | bits.peek(16);
            bits.skip(16);
        }
        state = next;
        return token;
    }

    private int windowed(int cluster) throws DicomException {
        if (copyLeft > 0) {
            return copied();
        }
        bits.refill();
        int token = token(cluster);
        if (token < firstCopyToken) {
            return remember(token < splits[cluster] ? token : integers[cluster].value(token, bits));
        }
        beginCopy(token);
        return copied();
    }

    private void beginCopy(int token) throws DicomException {
        long length = (copies.lengths().value(token - firstCopyToken, bits) & 0xFFFFFFFFL) + copies.shortest();
        if (length > Integer.MAX_VALUE) {
            throw Codestream.malformed("JPEG XL copy of " + length + " integers");
        }
        bits.refill();
        int code = copies.cluster();
        long distance = integers[code].value(token(code), bits) & 0xFFFFFFFFL;
        if (width > 0) {
            distance = distance < CopyDistance.SHORT
                    ? CopyDistance.of((int) distance, width)
                    : distance + 1 - CopyDistance.SHORT;
        } else {
            distance++;
        }
        copyFrom = decoded - (int) Math.min(distance, Math.min(decoded, WINDOW));
        copyLeft = (int) length;
    }

    private int copied() {
        copyLeft--;
        int value = decoded == 0 ? 0 : window[copyFrom & window.length - 1];
        copyFrom++;
        return remember(value);
    }

    private int remember(int value) {
        if (decoded == window.length && decoded < WINDOW) {
            window = java.util.Arrays.copyOf(window, 2 * decoded);
        }
        window[decoded++ & window.length - 1] = value;
        return value;
    }

    /**
     * The integer that every read of this cluster gives, if reading it takes nothing from the codestream; -1 where it
     * does or may.
     */
    int constant(int cluster) {
        if (copies != null || slots == null) {
            return -1;
        }
        long entry = slots[cluster][0];
        int token = (int) (entry >>> 51);
        boolean single = ((int) entry & 0xFFF) == 0 && ((int) (entry >>> 25) & 0x1FFF) == AnsTable.TOTAL;
        return single && token < splits[cluster] ? token : -1;
    }

    void finish() throws DicomException {
        if (state != FINAL_STATE) {
            throw Codestream.malformed("JPEG XL entropy-coded section ends in a wrong state");
        }
        bits.finish();
    }
}
