package org.overread.core.codec.jpeg2000;

/** The bits of a segment that bypasses arithmetic coding: a byte after 0xFF carries seven. Standard: T.800 D.6. Not thread-safe. */
final class RawBits {
    private byte[] bytes;
    private int at;
    private int end;
    private int current;
    private int left;

    void begin(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        at = from;
        end = from + length;
        current = 0;
        left = 0;
    }

    /** The next bit; ones past the end. */
    int bit() {
        if (left == 0) {
            boolean afterFf = current == 0xFF;
            current = at < end ? bytes[at++] & 0xFF : 0xFF;
            left = afterFf ? 7 : 8;
        }
        left--;
        return current >> left & 1;
    }
}
