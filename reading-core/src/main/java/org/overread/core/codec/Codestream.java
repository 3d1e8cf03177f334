package org.overread.core.codec;

import java.nio.ByteBuffer;
import org.overread.core.dicom.DicomException;

/**
 * The bytes of one compressed frame, read big-endian from a position; what JPEG calls markers and their parameters.
 * Entropy decoders take {@link #bytes} and go from {@link #position} to {@link #end} themselves. Not thread-safe.
 */
public final class Codestream {
    private final byte[] bytes;
    private final int end;
    private int position;

    private Codestream(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** The remaining bytes of a buffer, which is left as it is; shared where it has an array, copied otherwise. */
    public static Codestream of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            int from = buffer.arrayOffset() + buffer.position();
            return new Codestream(buffer.array(), from, from + buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return new Codestream(copy, 0, copy.length);
    }

    /** The array that holds the codestream, from {@link #position} to {@link #end}; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public int position() {
        return position;
    }

    public int end() {
        return end;
    }

    public int remaining() {
        return end - position;
    }

    public void position(int to) throws DicomException {
        if (to < 0 || to > end) {
            throw truncated();
        }
        position = to;
    }

    public int u8() throws DicomException {
        if (position >= end) {
            throw truncated();
        }
        return bytes[position++] & 0xFF;
    }

    public int u16() throws DicomException {
        return u8() << 8 | u8();
    }

    /** The next 32 bits; negative where the first is set. */
    public int u32() throws DicomException {
        return u16() << 16 | u16();
    }

    /** The next {@code length} bytes as a codestream of their own; goes past them. */
    public Codestream slice(int length) throws DicomException {
        if (length < 0 || length > remaining()) {
            throw truncated();
        }
        Codestream slice = new Codestream(bytes, position, position + length);
        position += length;
        return slice;
    }

    /** The same bytes from the current position, read independently. */
    public Codestream fork() {
        return new Codestream(bytes, position, end);
    }

    public static DicomException truncated() {
        return new DicomException(DicomException.Kind.TRUNCATED, "codestream ends early");
    }

    public static DicomException malformed(String reason) {
        return new DicomException(DicomException.Kind.MALFORMED, reason);
    }

    public static DicomException unsupported(String reason) {
        return new DicomException(DicomException.Kind.UNSUPPORTED, reason);
    }
}
