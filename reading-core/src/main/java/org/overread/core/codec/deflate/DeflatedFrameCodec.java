package org.overread.core.codec.deflate;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * Deflated Image Frame Compression: each frame's native bytes as one RFC 1951 stream; also where that has the wrapper of
 * RFC 1950 around it, with a warning. Standard: PS3.5 A.4.13.
 */
public final class DeflatedFrameCodec implements FrameCodec {
    private static final int LARGEST_EXPANSION = 1032;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        if (format.bytes() > (codestream.remaining() + 1L) * LARGEST_EXPANSION) {
            throw Codestream.truncated();
        }
        byte[] bytes = new byte[format.bytes()];
        boolean wrapped = isWrapped(codestream);
        inflate(codestream.duplicate(), bytes, !wrapped);
        List<String> warnings = wrapped ? List.of("the deflated frame has a zlib wrapper") : List.of();
        return new DecodedFrame(samples(bytes, format.bitsAllocated()), format.photometricInterpretation(), warnings);
    }

    /** Whether a zlib header comes first: a bare stream that began so would have a stored block of damaged length. */
    private static boolean isWrapped(ByteBuffer codestream) throws DicomException {
        if (codestream.remaining() < 2) {
            return false;
        }
        int header = Codestream.of(codestream).u16();
        return header >> 8 == 0x78 && header % 31 == 0;
    }

    private static void inflate(ByteBuffer codestream, byte[] bytes, boolean bare) throws DicomException {
        try (Inflater inflater = new Inflater(bare)) {
            inflater.setInput(codestream);
            int filled = 0;
            while (filled < bytes.length) {
                int got = inflater.inflate(bytes, filled, bytes.length - filled);
                if (got == 0) {
                    throw Codestream.truncated();
                }
                filled += got;
            }
        } catch (DataFormatException e) {
            throw new DicomException(DicomException.Kind.MALFORMED, "deflated frame is damaged", e);
        }
    }

    private static DecodedSamples samples(byte[] bytes, int bitsAllocated) {
        if (bitsAllocated == 16) {
            short[] values = new short[bytes.length / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
            }
            return new DecodedSamples.Shorts(values);
        }
        if (bitsAllocated == 32) {
            int[] values = new int[bytes.length / 4];
            ByteBuffer.wrap(bytes)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(values);
            return new DecodedSamples.Ints(values);
        }
        return new DecodedSamples.Bytes(bytes);
    }
}
