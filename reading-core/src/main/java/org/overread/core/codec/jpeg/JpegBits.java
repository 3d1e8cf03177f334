package org.overread.core.codec.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The entropy-coded bits of one scan, stuffed zero bytes taken out (T.81 B.1.1.5). Past the end of a restart interval
 * zeros are given; {@link #requireNotOverrun} tells. Not thread-safe.
 */
final class JpegBits {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int END = 0xD9;

    private final byte[] bytes;

    /** Begin and end of each restart interval in {@link #bytes}. */
    private int[] intervals = new int[16];

    private int intervalCount;
    private int interval;
    private int at;
    private int end;
    private long cache;
    private int valid;
    private boolean sound = true;

    /** Takes the scan from the stream's position and leaves the stream at the marker after it. */
    JpegBits(Codestream stream) throws DicomException {
        bytes = unstuff(stream);
        enter(0);
    }

    private byte[] unstuff(Codestream stream) throws DicomException {
        byte[] from = stream.bytes();
        int stop = stream.end();
        byte[] to = new byte[stream.remaining()];
        int length = 0;
        int begin = 0;
        int read = stream.position();
        while (true) {
            int run = read;
            while (read < stop && from[read] != -1) {
                read++;
            }
            System.arraycopy(from, run, to, length, read - run);
            length += read - run;
            int mark = read;
            while (read < stop && from[read] == -1) {
                read++;
            }
            int marker = read < stop ? from[read++] & 0xFF : END;
            if (marker == 0) {
                to[length++] = -1;
                continue;
            }
            addInterval(begin, length);
            begin = length;
            if (marker < 0xD0 || marker > 0xD7) {
                stream.position(mark);
                return to;
            }
        }
    }

    private void addInterval(int begin, int stop) {
        if (2 * intervalCount == intervals.length) {
            intervals = Arrays.copyOf(intervals, intervals.length * 2);
        }
        intervals[2 * intervalCount] = begin;
        intervals[2 * intervalCount + 1] = stop;
        intervalCount++;
    }

    private void enter(int index) {
        interval = index;
        at = intervals[2 * index];
        end = intervals[2 * index + 1];
        cache = 0;
        valid = 0;
    }

    /** Goes on after the next restart marker. */
    void restart() throws DicomException {
        requireNotOverrun();
        if (interval + 1 >= intervalCount) {
            throw Codestream.truncated();
        }
        sound &= intervalIsUsedUp();
        enter(interval + 1);
    }

    /** Refuses a restart interval of which more bits were taken than it has. */
    void requireNotOverrun() throws DicomException {
        if (position() > end) {
            throw Codestream.truncated();
        }
    }

    /** Whether every restart interval held what was taken from it, and nothing more but bits of padding, all alike. */
    boolean endsWithSamples() {
        return sound && interval == intervalCount - 1 && intervalIsUsedUp();
    }

    private boolean intervalIsUsedUp() {
        int left = valid & 7;
        long padding = cache >>> 1 >>> (63 - left);
        return position() == end && (padding == 0 || padding == (1L << left) - 1);
    }

    /** Where the first byte lies of which no bit was taken. */
    private int position() {
        return at - (valid >> 3);
    }

    /** The next bits from the most significant down, at least 32 of them valid. */
    long peek() {
        if (at + 8 <= end) {
            // without a branch on the fill: look-ahead bits below the valid ones are set again alike
            cache |= (long) LONG.get(bytes, at) >>> valid;
            at += 63 - valid >> 3;
            valid |= 56;
        } else if (valid < 32) {
            fillAtEnd();
        }
        return cache;
    }

    /** Takes up to 32 bits that {@link #peek} has shown. */
    void skip(int count) {
        cache <<= count;
        valid -= count;
    }

    /** 0 … 31 bits as a number. */
    int bits(int count) {
        int value = (int) (peek() >>> 1 >>> (63 - count));
        skip(count);
        return value;
    }

    /** A difference or coefficient of {@code count} bits, 0 … 16 (T.81 F.2.2.1 EXTEND). */
    int extended(int count) {
        int value = bits(count);
        return value < 1 << count >> 1 ? value - (1 << count) + 1 : value;
    }

    private void fillAtEnd() {
        int taken = 64 - valid >> 3;
        cache = valid == 0 ? 0 : cache & -1L << (64 - valid);
        for (int i = 0, shift = 56 - valid; i < taken && at + i < end; i++, shift -= 8) {
            cache |= (bytes[at + i] & 0xFFL) << shift;
        }
        at += taken;
        valid += taken * 8;
    }
}
