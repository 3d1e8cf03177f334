package org.overread.core.codec.jpeg2000;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of one stream of a high-throughput segment, from the least significant of each byte, stuffed bits taken out.
 * Past the end a constant is given. Standard: T.814 7.1. Not thread-safe.
 */
final class HtBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PADDING = 8;

    private byte[] bits = new byte[256];
    private int end;
    private int at;
    private long beyond;

    private long pending;
    private int pendingBits;

    /** Takes bytes in their order; a byte after 0xFF carries seven bits. {@code fill}: 0 or −1, given past the end. */
    void forwards(byte[] from, int begin, int length, int fill) {
        start(length, fill);
        boolean afterFf = false;
        for (int i = begin; i < begin + length; i++) {
            int value = from[i] & 0xFF;
            push(afterFf ? value & 0x7F : value, afterFf ? 7 : 8);
            afterFf = value == 0xFF;
        }
        finish(fill);
    }

    /** Takes bytes from the last to the first; one of x1111111 after one above 0x8F carries seven bits. */
    void backwards(byte[] from, int begin, int length) {
        start(length, 0);
        pushBackwards(from, begin, length, true);
        finish(0);
    }

    /** The same for codewords of quads, of which the last byte holds but the upper four bits. */
    void backwardsFromHalf(byte[] from, int begin, int length) {
        start(length, 0);
        int half = (from[begin + length - 1] & 0xFF) >> 4;
        push(half, (half & 7) == 7 ? 3 : 4);
        pushBackwards(from, begin, length - 1, (half << 4 | 0x0F) > 0x8F);
        finish(0);
    }

    private void pushBackwards(byte[] from, int begin, int length, boolean afterLarge) {
        boolean large = afterLarge;
        for (int i = begin + length - 1; i >= begin; i--) {
            int value = from[i] & 0xFF;
            boolean stuffed = large && (value & 0x7F) == 0x7F;
            push(stuffed ? value & 0x7F : value, stuffed ? 7 : 8);
            large = value > 0x8F;
        }
    }

    private void start(int length, int fill) {
        if (bits.length < length + 2 * PADDING) {
            bits = new byte[length * 2 + 2 * PADDING];
        }
        beyond = fill;
        at = 0;
        end = 0;
        pending = 0;
        pendingBits = 0;
    }

    private void push(int value, int count) {
        pending |= (long) value << pendingBits;
        pendingBits += count;
        if (pendingBits >= 8) {
            bits[end++] = (byte) pending;
            pending >>>= 8;
            pendingBits -= 8;
        }
    }

    private void finish(int fill) {
        bits[end++] = (byte) (pending | (long) fill << pendingBits);
        Arrays.fill(bits, end, end + PADDING, (byte) fill);
    }

    /** The next bits, the next of them the least significant; at least 57 of them. */
    long peek() {
        int index = at >>> 3;
        return index < end ? (long) LONG.get(bits, index) >>> (at & 7) : beyond;
    }

    void skip(int count) {
        at += count;
    }

    int bit() {
        int bit = (int) peek() & 1;
        at++;
        return bit;
    }
}
