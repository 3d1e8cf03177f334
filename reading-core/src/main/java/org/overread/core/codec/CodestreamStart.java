package org.overread.core.codec;

import java.nio.ByteBuffer;

/** What a compressed frame says of itself by its first bytes. */
public enum CodestreamStart {
    JPEG,
    JPEG_LS,
    JPEG_2000,
    JPEG_XL,
    /** The header of PS3.5 G.5: 1 to 15 segments, the first of them behind the header. */
    RLE,
    UNKNOWN;

    private static final int RLE_HEADER = 64;
    private static final int START_OF_FRAME_JPEG_LS = 0xF7;

    /** Of the remaining bytes, which are left as they are: a codestream whole or only its first {@value #RLE_HEADER} bytes. */
    public static CodestreamStart of(ByteBuffer codestream) {
        ByteBuffer bytes = codestream.slice();
        if (bytes.remaining() < 8) {
            return UNKNOWN;
        }
        int first = bytes.getInt(0);
        if (first >>> 8 == 0xFFD8FF) {
            return isJpegLs(bytes) ? JPEG_LS : JPEG;
        }
        int box = first == 12 ? bytes.getInt(4) : 0; // the signature box of JP2 or JPEG XL
        if (first == 0xFF4FFF51 || box == 0x6A502020) {
            return JPEG_2000;
        }
        if (first >>> 16 == 0xFF0A || box == 0x4A584C20) {
            return JPEG_XL;
        }
        int segments = Integer.reverseBytes(first);
        return segments >= 1 && segments <= 15 && Integer.reverseBytes(bytes.getInt(4)) == RLE_HEADER ? RLE : UNKNOWN;
    }

    /** Goes from marker to marker up to the one that begins a frame. */
    private static boolean isJpegLs(ByteBuffer bytes) {
        int at = 2;
        while (at + 4 <= bytes.remaining() && (bytes.get(at) & 0xFF) == 0xFF) {
            int marker = bytes.get(at + 1) & 0xFF;
            if (marker == START_OF_FRAME_JPEG_LS) {
                return true;
            }
            at += marker == 0xFF ? 1 : 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
        }
        return false;
    }
}
