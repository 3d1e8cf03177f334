package org.overread.core.dicom;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** The bytes of a DICOM stream at a moving position: a window on a file, refilled in few reads, or an array. */
final class DicomInput implements Closeable {
    static final int WINDOW = 32 * 1024;
    /** Read first: most headers of single images end within it. */
    private static final int FIRST_WINDOW = 4 * 1024;
    /** Read after a jump (over bulk data): what follows is most often one small header. */
    private static final int WINDOW_AFTER_JUMP = 1024;

    private static final VarHandle BIG_16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_16 =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

    private final Path file;
    private final FileChannel channel;
    private final long length;
    private byte[] window;
    private long windowStart;
    private int windowLength;
    private long position;

    private DicomInput(Path file, FileChannel channel, byte[] window, int windowLength, long length) {
        this.file = file;
        this.channel = channel;
        this.window = window;
        this.windowLength = windowLength;
        this.length = length;
    }

    static DicomInput open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, READ);
        try {
            long length = channel.size();
            return new DicomInput(file, channel, new byte[(int) Math.min(FIRST_WINDOW, length)], 0, length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** @param length the file's, known already: asking for it takes as long as a quarter of reading a header */
    static DicomInput open(Path file, long length, byte[] window) throws IOException {
        return new DicomInput(file, FileChannel.open(file, READ), window, 0, length);
    }

    static DicomInput of(byte[] bytes) {
        return new DicomInput(null, null, bytes, bytes.length, bytes.length);
    }

    /** The file that bulk values can be left in; null for bytes in memory. */
    Path file() {
        return file;
    }

    long length() {
        return length;
    }

    long position() {
        return position;
    }

    long remaining() {
        return length - position;
    }

    /** Moves to an absolute position within the stream. */
    void seek(long to) {
        position = to;
    }

    /** Makes the next bytes available at the returned index of {@link #window}. */
    private int need(int bytes) throws IOException {
        if (position >= windowStart && position + bytes <= windowStart + windowLength) {
            return (int) (position - windowStart);
        }
        if (bytes > remaining()) {
            throw new DicomException(
                    DicomException.Kind.TRUNCATED, "ends at byte " + length + ", within a data element");
        }
        boolean jumped = windowLength > 0 && position > windowStart + windowLength;
        int usual = jumped ? WINDOW_AFTER_JUMP : windowLength == 0 ? FIRST_WINDOW : WINDOW;
        int size = (int) Math.min(Math.max(usual, bytes), remaining());
        if (size > window.length) {
            window = new byte[size];
        }
        StoredBytes.readFully(channel, position, ByteBuffer.wrap(window, 0, size));
        windowStart = position;
        windowLength = size;
        return 0;
    }

    /** The next byte, 0…255, {@code ahead} bytes from the position, which does not move; -1 beyond the end. */
    int peek(int ahead) throws IOException {
        if (remaining() <= ahead) {
            return -1;
        }
        // first, since it may put another window in the place of this
        int at = need(ahead + 1);
        return window[at + ahead] & 0xFF;
    }

    /** The next 8 bytes, the first one lowest, from the position, which does not move; 0 where fewer are left. */
    long peek64() throws IOException {
        if (remaining() < Long.BYTES) {
            return 0;
        }
        int at = need(Long.BYTES);
        return (long) LITTLE_64.get(window, at);
    }

    int u16(boolean bigEndian) throws IOException {
        int at = need(2);
        position += 2;
        return bigEndian ? (short) BIG_16.get(window, at) & 0xFFFF : (short) LITTLE_16.get(window, at) & 0xFFFF;
    }

    long u32(boolean bigEndian) throws IOException {
        return Integer.toUnsignedLong(int32(bigEndian));
    }

    int tag(boolean bigEndian) throws IOException {
        int value = int32(bigEndian);
        // two numbers of 16 bits, each in the stream's byte order
        return bigEndian ? value : value << 16 | value >>> 16;
    }

    private int int32(boolean bigEndian) throws IOException {
        int at = need(4);
        position += 4;
        return bigEndian ? (int) BIG_32.get(window, at) : (int) LITTLE_32.get(window, at);
    }

    /** The next bytes; the caller has checked that they are there. */
    byte[] bytes(int count) throws IOException {
        if (count <= WINDOW || channel == null) {
            int at = need(count);
            position += count;
            return Arrays.copyOfRange(window, at, at + count);
        }
        if (count > remaining()) {
            throw new DicomException(DicomException.Kind.TRUNCATED, "ends at byte " + length + ", within a value");
        }
        ByteBuffer target = ByteBuffer.allocate(count);
        StoredBytes.readFully(channel, position, target);
        position += count;
        return target.array();
    }

    /** The next bytes, fewer than a window, into an array; the caller has checked that they are there. */
    void bytes(int count, byte[] target, int offset) throws IOException {
        // first, since it may put another window in the place of this
        int at = need(count);
        System.arraycopy(window, at, target, offset, count);
        position += count;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
