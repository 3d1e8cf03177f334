package org.overread.core.codec.jpegls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The bits of a JPEG-LS scan: a byte after 0xFF carries seven (T.87 A.1), a marker ends them. Past the end zeros are
 * given; {@link #requireNotOverrun} tells. Not thread-safe.
 */
final class JpegLsBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Unary parts below this, with the one after them and 17 bits, fit in 32 bits. */
    private static final int QUICK_ZEROS = 14;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean afterFf;
    private long cache;
    private int valid;
    private int padding;

    JpegLsBits(Codestream stream) {
        bytes = stream.bytes();
        at = stream.position();
        end = stream.end();
    }

    /**
     * Golomb code with parameter k, at most 17; where the unary part reaches {@code escape}, a plain value of {@code
     * plainBits}.
     */
    int golomb(int k, int escape, int plainBits) {
        if (valid < 32) {
            fill();
        }
        int zeros = Long.numberOfLeadingZeros(cache);
        if (zeros < Math.min(escape, QUICK_ZEROS)) {
            long fromOne = cache << zeros;
            cache = fromOne << k + 1;
            valid -= zeros + 1 + k;
            return (zeros - 1 << k) + (int) (fromOne >>> 63 - k);
        }
        return longGolomb(k, escape, plainBits);
    }

    private int longGolomb(int k, int escape, int plainBits) {
        int zeros = 0;
        while (zeros < escape && bit() == 0) {
            zeros++;
        }
        if (zeros < escape) {
            return zeros << k | bits(k);
        }
        bit();
        return bits(plainBits) + 1;
    }

    int bit() {
        if (valid < 1) {
            fill();
        }
        int bit = (int) (cache >>> 63);
        cache <<= 1;
        valid--;
        return bit;
    }

    /** 0 … 31 bits. */
    int bits(int count) {
        if (valid < count) {
            fill();
        }
        int value = (int) (cache >>> 1 >>> (63 - count));
        cache <<= count;
        valid -= count;
        return value;
    }

    private void fill() {
        if (!afterFf && at + 8 <= end) {
            long next = (long) LONG.get(bytes, at);
            long inverse = ~next;
            if ((inverse - 0x0101010101010101L & ~inverse & 0x8080808080808080L) == 0) {
                int taken = 64 - valid >> 3;
                cache |= next >>> valid;
                valid += taken * 8;
                at += taken;
                return;
            }
        }
        fillByByte();
    }

    private void fillByByte() {
        // Drop look-ahead bits that a fast fill left below the valid ones: a marker may follow.
        cache = valid == 0 ? 0 : cache & -1L << (64 - valid);
        while (valid <= 56) {
            if (at >= end || isMarker()) {
                padding += 8;
                valid += 8;
                continue;
            }
            int next = bytes[at++] & 0xFF;
            int width = afterFf ? 7 : 8;
            cache |= (long) next << (64 - width) >>> valid;
            valid += width;
            afterFf = next == 0xFF;
        }
    }

    private boolean isMarker() {
        return afterFf ? bytes[at] < 0 : bytes[at] == -1 && at + 1 < end && bytes[at + 1] < 0;
    }

    /** Refuses a scan of which more bits were taken than it has. */
    void requireNotOverrun() throws DicomException {
        if (padding > valid) {
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
        cache = 0;
        valid = 0;
        padding = 0;
    }

    /** A position not after the marker that ends the scan. */
    int position() {
        return at - (afterFf ? 1 : 0);
    }
}
