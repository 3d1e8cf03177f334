package org.overread.core.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.overread.core.codec.jpeg.JpegCodec;
import org.overread.core.codec.jpeg2000.Jpeg2000Codec;
import org.overread.core.codec.jpegls.JpegLsCodec;
import org.overread.core.codec.jpegxl.JpegXlCodec;
import org.overread.core.codec.rle.RleCodec;
import org.overread.core.dicom.DicomException;

/** A way of coding frames, which the first bytes of a codestream tell. */
enum FrameCoding {
    JPEG("JPEG", new JpegCodec()),
    JPEG_LS("JPEG-LS", new JpegLsCodec()),
    JPEG_2000("JPEG 2000", new Jpeg2000Codec()),
    JPEG_XL("JPEG XL", new JpegXlCodec()),
    RLE("RLE Lossless", new RleCodec());

    private static final int LEAST_BYTES = 12;
    private static final int BOX = 12;
    private static final int MOST_RLE_SEGMENTS = 15;
    private static final int RLE_HEADER = 64;

    private final String title;
    private final FrameCodec codec;

    FrameCoding(String title, FrameCodec codec) {
        this.title = title;
        this.codec = codec;
    }

    String title() {
        return title;
    }

    FrameCodec codec() {
        return codec;
    }

    /** What a codestream is by its signature; empty where it has none that is known. */
    static Optional<FrameCoding> of(ByteBuffer codestream) throws DicomException {
        if (codestream.remaining() < LEAST_BYTES) {
            return Optional.empty();
        }
        Codestream stream = Codestream.of(codestream);
        int first = stream.u32();
        int second = stream.u32();
        if (first == 0xFF4FFF51 || first == BOX && second == 0x6A502020) {
            return Optional.of(JPEG_2000);
        }
        if (first >>> 16 == 0xFF0A || first == BOX && second == 0x4A584C20) {
            return Optional.of(JPEG_XL);
        }
        int segments = Integer.reverseBytes(first);
        if (segments > 0 && segments <= MOST_RLE_SEGMENTS && Integer.reverseBytes(second) == RLE_HEADER) {
            return Optional.of(RLE);
        }
        return first >>> 8 == 0xFFD8FF ? byFrameHeader(Codestream.of(codestream)) : Optional.empty();
    }

    /** Tells JPEG and JPEG-LS, which begin alike. */
    private static Optional<FrameCoding> byFrameHeader(Codestream stream) throws DicomException {
        stream.u16();
        while (stream.remaining() >= 4) {
            int value = stream.u8();
            int marker = stream.u8();
            while (value != 0xFF || marker == 0xFF || marker < 0xC0) {
                if (stream.remaining() < 2) {
                    return Optional.empty();
                }
                value = marker;
                marker = stream.u8();
            }
            if (marker == 0xF7) {
                return Optional.of(JPEG_LS);
            }
            boolean frameHeader = marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frameHeader || marker == 0xDA) {
                return frameHeader ? Optional.of(JPEG) : Optional.empty();
            }
            int length = stream.u16() - 2;
            if (length < 0 || length > stream.remaining()) {
                return Optional.empty();
            }
            stream.slice(length);
        }
        return Optional.empty();
    }
}
