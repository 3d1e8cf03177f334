package org.overread.core.codec.jpegls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The bits of a JPEG-LS scan: a byte after 0xFF carries seven (T.87 A.1), a marker ends them. Past the end zeros are
 * given; {@link #requireNotOverrun} tells. Not thread-safe.
 *
 * <p>Shape: a window holds the next bits from its highest on, then a one, then zeros. Whoever decodes many samples has it
 * in a local variable, shifts out what was taken, refills it, and puts it back.
 */
final class JpegLsBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long EMPTY = 1L << 63;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean afterFf;
    private long window = EMPTY;
    private int padding;

    JpegLsBits(Codestream stream) {
        bytes = stream.bytes();
        at = stream.position();
        end = stream.end();
    }

    long window() {
        return window;
    }

    void window(long rest) {
        window = rest;
    }

    /** Whether a window holds fewer than 32 bits. */
    static boolean isLow(long window) {
        return (int) window == 0;
    }

    /** Fills the window that was put back; false where it held 56 bits already. */
    boolean fill() {
        if (window << 56 != 0) {
            return false;
        }
        window = refilled(window);
        return true;
    }

    /** A window of the same bits and those after them, 56 at least. */
    long refilled(long low) {
        int valid = Long.SIZE - 1 - Long.numberOfTrailingZeros(low);
        if (!afterFf && at + 8 <= end) {
            long next = (long) LONG.get(bytes, at);
            long inverse = ~next;
            if ((inverse - 0x0101010101010101L & ~inverse & 0x8080808080808080L) == 0) {
                int taken = Long.SIZE - 1 - valid >> 3;
                at += taken;
                // the last bit of what is put in makes room for the one after the window's bits
                long mark = 1L << 63 - valid - 8 * taken;
                return low & low - 1 | next >>> valid & -mark | mark;
            }
        }
        return byByte(low & low - 1, valid);
    }

    private long byByte(long bits, int valid) {
        while (valid < 56) {
            if (at >= end || isMarker()) {
                padding += 8;
                valid += 8;
                continue;
            }
            int next = bytes[at++] & 0xFF;
            int width = afterFf ? 7 : 8;
            bits |= (long) next << (64 - width) >>> valid;
            valid += width;
            afterFf = next == 0xFF;
        }
        return bits | EMPTY >>> valid;
    }

    private boolean isMarker() {
        return afterFf ? bytes[at] < 0 : bytes[at] == -1 && at + 1 < end && bytes[at + 1] < 0;
    }

    /**
     * Golomb code with parameter k, at most 17; where the unary part reaches {@code escape}, a plain value of {@code
     * plainBits}. Takes from the window that was put back.
     */
    int golomb(int k, int escape, int plainBits) {
        int zeros = 0;
        while (zeros < escape && bits(1) == 0) {
            zeros++;
        }
        if (zeros < escape) {
            return zeros << k | bits(k);
        }
        bits(1);
        return bits(plainBits) + 1;
    }

    /** 0 … 31 bits of the window that was put back. */
    int bits(int count) {
        if (isLow(window)) {
            window = refilled(window);
        }
        int value = (int) (window >>> 1 >>> (63 - count));
        window <<= count;
        return value;
    }

    /** Refuses a scan of which more bits were taken than it has. */
    void requireNotOverrun() throws DicomException {
        if (padding > Long.SIZE - 1 - Long.numberOfTrailingZeros(window)) {
            throw Codestream.truncated();
        }
    }

    /** Goes past the restart marker that must come next. */
    void restart() throws DicomException {
        int from = Math.max(0, at - 8 - (afterFf ? 1 : 0));
        int marker = -1;
        for (int i = from; i + 1 < end && i <= at + 1; i++) {
            if (bytes[i] == -1 && (bytes[i + 1] & 0xF8) == 0xD0) {
                marker = i;
            }
        }
        if (marker < 0) {
            throw Codestream.malformed("JPEG-LS restart marker is missing");
        }
        at = marker + 2;
        afterFf = false;
        window = EMPTY;
        padding = 0;
    }

    /** A position not after the marker that ends the scan. */
    int position() {
        return at - (afterFf ? 1 : 0);
    }
}
