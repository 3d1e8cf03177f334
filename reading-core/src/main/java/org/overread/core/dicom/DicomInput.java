package org.overread.core.dicom;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The bytes of a DICOM stream at a moving position: a window on a file, refilled in few reads, or an array. */
final class DicomInput implements Closeable {
    private static final int WINDOW = 32 * 1024;
    /** Read first: most headers of single images end within it. */
    private static final int FIRST_WINDOW = 8 * 1024;
    /** Read after a jump (over bulk data): what follows is most often one small header. */
    private static final int WINDOW_AFTER_JUMP = 1024;

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
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long length = channel.size();
            return new DicomInput(file, channel, new byte[(int) Math.min(FIRST_WINDOW, length)], 0, length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
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
        return remaining() <= ahead ? -1 : window[need(ahead + 1) + ahead] & 0xFF;
    }

    int u16(boolean bigEndian) throws IOException {
        int at = need(2);
        position += 2;
        int first = window[at] & 0xFF;
        int second = window[at + 1] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long u32(boolean bigEndian) throws IOException {
        need(4);
        long first = u16(bigEndian);
        long second = u16(bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int tag(boolean bigEndian) throws IOException {
        need(4);
        return u16(bigEndian) << 16 | u16(bigEndian);
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

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
