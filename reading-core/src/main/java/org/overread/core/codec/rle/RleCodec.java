package org.overread.core.codec.rle;

import java.nio.ByteBuffer;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * RLE Lossless: one PackBits segment for each byte of each sample, most significant byte first. A segment may lack less
 * than the last row, as met in practice: it is read as 0, with a warning. Standard: PS3.5 G.
 */
public final class RleCodec implements FrameCodec {
    private static final int HEADER_BYTES = 64;
    private static final int LARGEST_EXPANSION = 64;

    @Override
    public DecodedFrame decode(ByteBuffer codestream, FrameFormat format) throws DicomException {
        Codestream stream = Codestream.of(codestream);
        int bytesPerSample = Math.max(1, format.bitsAllocated() / 8);
        int planes = format.bitsAllocated() == 1 ? 1 : format.samplesPerPixel();
        int planeBytes = format.bytes() / (planes * bytesPerSample);
        int[] bounds = segmentBounds(stream, planes * bytesPerSample);
        if (format.bytes() > (long) stream.remaining() * LARGEST_EXPANSION) {
            throw Codestream.truncated();
        }
        byte[][] segments = new byte[planes * bytesPerSample][];
        int most = 0;
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new byte[planeBytes];
            int filled = unpack(stream.bytes(), bounds[i], bounds[i + 1], segments[i]);
            most = Math.max(most, planeBytes - filled);
        }
        if (most > 0 && most >= planeBytes / format.rows()) {
            throw Codestream.truncated();
        }
        List<String> warnings =
                most == 0 ? List.of() : List.of("RLE segments end early: up to " + most + " samples are missing");
        return new DecodedFrame(
                interleave(segments, planes, bytesPerSample), format.photometricInterpretation(), warnings);
    }

    /** Where each segment begins, and the end of the last; positions in the stream's array. */
    private static int[] segmentBounds(Codestream stream, int expected) throws DicomException {
        int start = stream.position();
        if (stream.remaining() < HEADER_BYTES) {
            throw Codestream.truncated();
        }
        int count = Integer.reverseBytes(stream.u32());
        if (count != expected) {
            throw Codestream.malformed(
                    Integer.toUnsignedString(count) + " RLE segments where " + expected + " are due");
        }
        int[] bounds = new int[count + 1];
        bounds[count] = stream.end();
        for (int i = 0; i < count; i++) {
            long offset = Integer.toUnsignedLong(Integer.reverseBytes(stream.u32()));
            if (offset < HEADER_BYTES || offset > stream.end() - start || i > 0 && start + offset < bounds[i - 1]) {
                throw Codestream.malformed("RLE segment offset outside the frame");
            }
            bounds[i] = (int) (start + offset);
        }
        return bounds;
    }

    /** Unpacks a segment; gives the bytes that it had. */
    private static int unpack(byte[] from, int at, int end, byte[] to) {
        int filled = 0;
        while (filled < to.length && at + 1 < end) {
            int control = from[at++];
            if (control >= 0) {
                int length = Math.min(Math.min(control + 1, end - at), to.length - filled);
                System.arraycopy(from, at, to, filled, length);
                at += control + 1;
                filled += length;
            } else if (control != -128) {
                int stop = Math.min(filled + 1 - control, to.length);
                byte value = from[at++];
                while (filled < stop) {
                    to[filled++] = value;
                }
            }
        }
        return filled;
    }

    private static DecodedSamples interleave(byte[][] segments, int planes, int bytesPerSample) {
        if (bytesPerSample == 1) {
            return new DecodedSamples.Bytes(planes == 1 ? segments[0] : interleaveBytes(segments));
        }
        int pixels = segments[0].length;
        if (bytesPerSample == 2) {
            short[] values = new short[pixels * planes];
            for (int p = 0; p < planes; p++) {
                join(segments[2 * p], segments[2 * p + 1], values, p, planes);
            }
            return new DecodedSamples.Shorts(values);
        }
        int[] values = new int[pixels * planes];
        for (int i = 0; i < values.length; i++) {
            int first = i % planes * 4;
            for (int k = 0; k < 4; k++) {
                values[i] = values[i] << 8 | segments[first + k][i / planes] & 0xFF;
            }
        }
        return new DecodedSamples.Ints(values);
    }

    private static byte[] interleaveBytes(byte[][] segments) {
        int planes = segments.length;
        byte[] values = new byte[segments[0].length * planes];
        for (int p = 0; p < planes; p++) {
            byte[] segment = segments[p];
            for (int i = 0, to = p; i < segment.length; i++, to += planes) {
                values[to] = segment[i];
            }
        }
        return values;
    }

    private static void join(byte[] high, byte[] low, short[] values, int plane, int planes) {
        if (planes == 1) {
            for (int i = 0; i < high.length; i++) {
                values[i] = (short) (high[i] << 8 | low[i] & 0xFF);
            }
            return;
        }
        for (int i = 0, to = plane; i < high.length; i++, to += planes) {
            values[to] = (short) (high[i] << 8 | low[i] & 0xFF);
        }
    }
}
