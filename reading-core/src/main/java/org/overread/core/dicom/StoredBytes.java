package org.overread.core.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads the bytes of values, whether they are in memory or were left in their file. */
public final class StoredBytes {

    /**
     * A part of a value.
     *
     * @throws DicomException TRUNCATED where the value, or the file by now, does not hold that many bytes
     */
    public static byte[] read(Value.Stored value, long from, int length) throws IOException {
        if (from < 0 || length < 0 || from > value.length() - length) {
            throw new DicomException(
                    DicomException.Kind.TRUNCATED,
                    "value holds " + value.length() + " bytes, " + length + " from " + from + " are needed");
        }
        return switch (value) {
            case Value.Bytes bytes -> Arrays.copyOfRange(bytes.bytes(), (int) from, (int) from + length);
            case Value.Bulk bulk -> fromFile(bulk, from, length);
        };
    }

    /** The whole value. @throws DicomException TOO_LARGE above {@code atMost} bytes */
    public static byte[] readAll(Value.Stored value, int atMost) throws IOException {
        if (value.length() > atMost) {
            throw new DicomException(
                    DicomException.Kind.TOO_LARGE, "value of " + value.length() + " bytes, at most " + atMost);
        }
        return value instanceof Value.Bytes bytes ? bytes.bytes() : read(value, 0, (int) value.length());
    }

    private static byte[] fromFile(Value.Bulk bulk, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(bulk.file(), StandardOpenOption.READ)) {
            if (channel.size() < bulk.offset() + from + length) {
                throw new DicomException(
                        DicomException.Kind.TRUNCATED, "the file has become shorter since it was read");
            }
            ByteBuffer target = ByteBuffer.allocate(length);
            readFully(channel, bulk.offset() + from, target);
            return target.array();
        }
    }

    static void readFully(FileChannel channel, long at, ByteBuffer target) throws IOException {
        long position = at;
        while (target.hasRemaining()) {
            int count = channel.read(target, position);
            if (count < 0) {
                throw new DicomException(DicomException.Kind.TRUNCATED, "the file ends early");
            }
            position += count;
        }
    }

    private StoredBytes() {}
}
