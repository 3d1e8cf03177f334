package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** The bits of packet headers: a byte after 0xFF carries seven. Standard: T.800 B.10.1. Not thread-safe. */
final class PacketBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int current;
    private int left;

    PacketBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        at = from;
    }

    int bit() throws DicomException {
        if (left == 0) {
            if (at >= end) {
                throw Codestream.truncated();
            }
            left = current == 0xFF ? 7 : 8;
            current = bytes[at++] & 0xFF;
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) throws DicomException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Ends a packet header: goes to the next byte, past a stuffed one. */
    void align() {
        if (current == 0xFF && at < end) {
            at++;
        }
        current = 0;
        left = 0;
    }

    /** Goes past a two-byte marker and {@code more} bytes, if they come next. */
    void skipMarker(int marker, int more) {
        if (at + 1 < end && (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == (marker & 0xFF)) {
            at = Math.min(end, at + 2 + more);
        }
    }

    int position() {
        return at;
    }

    void position(int to) {
        at = to;
    }

    int remaining() {
        return end - at;
    }
}
