package org.overread.core.codec.jpeg2000;

/** The adaptive run-length (MEL) decoder of high-throughput segments. Standard: T.814 7.3.3. Not thread-safe. */
final class RunEvents {
    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    private byte[] bytes;
    private int at;
    private int last;
    private int current;
    private int left;
    private int state;
    private int zeros;
    private boolean thenOne;

    /** Begins at a byte; the lower half of the {@code last} one is not of this stream. */
    void begin(byte[] bytes, int from, int last) {
        this.bytes = bytes;
        this.last = last;
        at = from;
        current = 0;
        left = 0;
        state = 0;
        zeros = 0;
        thenOne = false;
    }

    /** The next event: whether it is a one. */
    boolean next() {
        if (zeros == 0 && !thenOne) {
            readRun();
        }
        if (zeros > 0) {
            zeros--;
            return false;
        }
        thenOne = false;
        return true;
    }

    private void readRun() {
        int exponent = EXPONENTS[state];
        if (bit() == 1) {
            zeros = 1 << exponent;
            state = Math.min(12, state + 1);
            return;
        }
        int run = 0;
        for (int i = 0; i < exponent; i++) {
            run = run << 1 | bit();
        }
        zeros = run;
        thenOne = true;
        state = Math.max(0, state - 1);
    }

    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = at > last ? 0xFF : bytes[at] & 0xFF | (at == last ? 0x0F : 0);
            at++;
        }
        left--;
        return current >> left & 1;
    }
}
