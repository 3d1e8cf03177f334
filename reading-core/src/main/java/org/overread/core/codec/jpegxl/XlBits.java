package org.overread.core.codec.jpegxl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Bits of a codestream or of one of its sections, least significant first. Past the end zeros are read, for a few bytes;
 * {@link #finish} tells. Standard: ISO/IEC 18181-1 B. Errors: TRUNCATED. Not thread-safe.
 */
final class XlBits {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_PADDING = 1024;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;
    private long buffer;
    private int available;
    private int padding;

    XlBits(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.position = start;
    }

    /** Makes 56 bits available to {@link #peek} and {@link #skip}. */
    void refill() throws DicomException {
        if (position <= end - 8) {
            buffer |= (long) LONGS.get(bytes, position) << available;
            position += (63 - available) >> 3;
            available |= 56;
        } else {
            refillAtEnd();
        }
    }

    private void refillAtEnd() throws DicomException {
        while (available <= 55) {
            if (position < end) {
                buffer |= (bytes[position++] & 0xFFL) << available;
            } else {
                padding += 8;
                if (padding > MOST_PADDING) {
                    throw Codestream.truncated();
                }
            }
            available += 8;
        }
    }

    /** The next bits, of those that {@link #refill} made available. */
    int peek(int count) {
        return (int) (buffer & ((1L << count) - 1));
    }

    void skip(int count) {
        buffer >>>= count;
        available -= count;
    }

    /** The next 0 … 32 bits. */
    int read(int count) throws DicomException {
        if (available < count) {
            refill();
        }
        int value = peek(count);
        skip(count);
        return value;
    }

    boolean bool() throws DicomException {
        return read(1) != 0;
    }

    int u32(U32Code code) throws DicomException {
        int selector = read(2);
        return code.offset(selector) + read(code.bits(selector));
    }

    long u64() throws DicomException {
        switch (read(2)) {
            case 0:
                return 0;
            case 1:
                return 1 + read(4);
            case 2:
                return 17 + read(8);
            default:
                long value = read(12);
                int shift = 12;
                while (bool()) {
                    if (shift == 60) {
                        return value | (long) read(4) << shift;
                    }
                    value |= (long) read(8) << shift;
                    shift += 8;
                }
                return value;
        }
    }

    /** A finite half-precision number. */
    float f16() throws DicomException {
        float value = Float.float16ToFloat((short) read(16));
        if (!Float.isFinite(value)) {
            throw Codestream.malformed("JPEG XL number is not finite");
        }
        return value;
    }

    /** One of 0 … 63. */
    int enumerated() throws DicomException {
        int value = u32(U32Code.ENUM);
        if (value > 63) {
            throw Codestream.malformed("JPEG XL enumerated value " + value);
        }
        return value;
    }

    /** 0 … 255 in 1 … 11 bits. */
    int u8() throws DicomException {
        if (!bool()) {
            return 0;
        }
        int bits = read(3);
        return (1 << bits) + read(bits);
    }

    /** 0 … 65535 in 1 … 20 bits. */
    int u16() throws DicomException {
        if (!bool()) {
            return 0;
        }
        int bits = read(4);
        return (1 << bits) + read(bits);
    }

    /** Goes to the next whole byte. */
    void align() throws DicomException {
        if (read(available & 7) != 0) {
            throw Codestream.malformed("JPEG XL padding bits are not zero");
        }
    }

    /** Where the next whole byte lies in the array. */
    int bytePosition() {
        return position - (available - padding) / 8;
    }

    /** Refuses what was read if it went past the end. */
    void finish() throws DicomException {
        if (padding > available) {
            throw Codestream.truncated();
        }
    }

    long bitsLeft() {
        return (long) (end - position) * 8 + available - padding;
    }

    /** The bits of {@code length} bytes from an offset behind {@link #bytePosition}. */
    XlBits section(long offset, int length) throws DicomException {
        long from = bytePosition() + offset;
        if (from < start || length < 0 || from + length > end) {
            throw Codestream.truncated();
        }
        return new XlBits(bytes, (int) from, (int) from + length);
    }

    /** The bits from an offset behind {@link #bytePosition} to the end. */
    XlBits rest(long offset) throws DicomException {
        long from = bytePosition() + offset;
        if (from > end) {
            throw Codestream.truncated();
        }
        return new XlBits(bytes, (int) from, end);
    }

    /** Zigzag: 0, -1, 1, -2 … */
    static int signed(int value) {
        return value >>> 1 ^ -(value & 1);
    }
}
