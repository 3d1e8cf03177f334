package org.overread.core.codec.jpeg2000;

/** The MQ arithmetic decoder and its contexts. Standard: T.800 C. Not thread-safe. */
final class MqDecoder {
    static final int RUN_LENGTH = 17;
    static final int UNIFORM = 18;

    /** Probability, next state after the more and the less probable symbol, and whether the latter swaps the symbols. */
    private static final int[][] STATES = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0},
        {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0},
        {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0}, {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1},
        {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0}, {0x1C01, 25, 22, 0},
        {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
        {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0},
        {0x02A1, 36, 33, 0}, {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0},
        {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
    };

    /** At 2 · state + symbol: probability (16…31), the same index after the more (9…15) and less (1…7) probable symbol, symbol (0). */
    private static final int[] PACKED = packed();

    private final int[] contexts = new int[19];
    private byte[] bytes;
    private int at;
    private int a;
    private int c;
    private int shiftsLeft;

    private static int[] packed() {
        int[] packed = new int[STATES.length * 2];
        for (int i = 0; i < packed.length; i++) {
            int[] state = STATES[i >> 1];
            int symbol = i & 1;
            packed[i] =
                    state[0] << 16 | (state[1] << 1 | symbol) << 9 | (state[2] << 1 | symbol ^ state[3]) << 1 | symbol;
        }
        return packed;
    }

    void resetContexts() {
        java.util.Arrays.fill(contexts, PACKED[0]);
        contexts[0] = PACKED[4 << 1];
        contexts[RUN_LENGTH] = PACKED[3 << 1];
        contexts[UNIFORM] = PACKED[46 << 1];
    }

    /** Begins a codeword segment, which is followed in {@code bytes} by two bytes of 0xFF. */
    void begin(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
        c = (bytes[at] & 0xFF) << 16;
        byteIn();
        c <<= 7;
        shiftsLeft -= 7;
        a = 0x8000;
    }

    private void byteIn() {
        if (bytes[at] == -1) {
            int next = bytes[at + 1] & 0xFF;
            if (next > 0x8F) {
                c += 0xFF00;
                shiftsLeft = 8;
            } else {
                at++;
                c += next << 9;
                shiftsLeft = 7;
            }
        } else {
            at++;
            c += (bytes[at] & 0xFF) << 8;
            shiftsLeft = 8;
        }
    }

    /** The contexts' states, for {@link #isSettled}: probability in the upper 16 bits, the likely symbol in bit 0. */
    int[] contexts() {
        return contexts;
    }

    int interval() {
        return a;
    }

    int code() {
        return c;
    }

    /** Puts back the registers of a caller that kept them in its own variables. */
    void registers(int interval, int code) {
        a = interval;
        c = code;
    }

    int decode(int context) {
        int probability = contexts[context] >>> 16;
        int interval = a - probability;
        if (isSettled(interval, c, probability)) {
            a = interval;
            c -= probability << 16;
            return contexts[context] & 1;
        }
        return settle(context, interval, c);
    }

    /**
     * Whether a symbol is the likely one without more ado: the code then loses {@code probability << 16}. Else {@link
     * #settle} finds it. {@code interval}: with the probability taken off already.
     */
    static boolean isSettled(int interval, int code, int probability) {
        return code >>> 16 >= probability && (interval & 0x8000) != 0;
    }

    /** The symbol, where the interval has to be exchanged or renormalised. */
    int settle(int context, int interval, int code) {
        int state = contexts[context];
        int probability = state >>> 16;
        boolean less = interval < probability;
        a = interval;
        c = code;
        if (code >>> 16 >= probability) {
            c -= probability << 16;
        } else {
            a = probability;
            less = !less;
        }
        contexts[context] = PACKED[state >> (less ? 1 : 9) & 0x7F];
        renormalise();
        return less ? state & 1 ^ 1 : state & 1;
    }

    private void renormalise() {
        int shifts = Integer.numberOfLeadingZeros(a) - 16;
        while (shifts > shiftsLeft) {
            a <<= shiftsLeft;
            c <<= shiftsLeft;
            shifts -= shiftsLeft;
            byteIn();
        }
        a <<= shifts;
        c <<= shifts;
        shiftsLeft -= shifts;
    }
}
