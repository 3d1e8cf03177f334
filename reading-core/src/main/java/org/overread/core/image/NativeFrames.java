package org.overread.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;

/**
 * Frames of native (uncompressed) pixel data, one after the other without padding (PS3.5 8.1.1, 8.2).
 *
 * @param planar whether samples lie plane by plane (Planar Configuration 1)
 * @param packed whether samples are of 12 bits, two in three bytes
 */
record NativeFrames(FrameFormat format, int frames, NativePixels pixels, boolean planar, boolean packed) {

    DecodedFrame frame(int frameNumber) throws IOException {
        if (format.bitsAllocated() == 1) {
            return DecodedFrame.of(new DecodedSamples.Bytes(packedBits(frameNumber)), format);
        }
        if (isSubsampled()) {
            byte[] full = ChromaUpsampling.full(read(frameNumber, format.pixels() * 2), format.pixels());
            return new DecodedFrame(new DecodedSamples.Bytes(full), "YBR_FULL", List.of());
        }
        byte[] bytes = packed ? unpacked(frameNumber) : read(frameNumber, format.bytes());
        DecodedSamples samples = samples(planar && format.samplesPerPixel() > 1 ? interleaved(bytes) : bytes);
        return new DecodedFrame(samples, format.photometricInterpretation(), warnings(frameNumber));
    }

    /** Whether the pixels are exactly as long as the frames need, padded to even length or not. */
    boolean fit() {
        long bytes = format.bitsAllocated() == 1 || packed
                ? ((long) format.samples() * frames * (packed ? 12 : 1) + 7) / 8
                : isSubsampled() ? format.pixels() * 2L * frames : (long) format.bytes() * frames;
        long length = pixels.stored().length();
        return length == bytes || length == bytes + bytes % 2;
    }

    private List<String> warnings(int frameNumber) {
        if (packed) {
            return List.of();
        }
        int missing = pixels.missing((long) (frameNumber - 1) * format.bytes(), format.bytes());
        return missing == 0 ? List.of() : List.of("the last " + missing + " bytes are missing and read as 0");
    }

    private byte[] read(int frameNumber, int bytes) throws IOException {
        return pixels.read((long) (frameNumber - 1) * bytes, bytes);
    }

    /** YBR_FULL_422 keeps one pair of colour differences for two pixels (PS3.3 C.7.6.3.1.2); some writers keep all. */
    private boolean isSubsampled() {
        return format.photometricInterpretation().startsWith("YBR_")
                && format.photometricInterpretation().endsWith("_422")
                && format.bitsAllocated() == 8
                && format.samplesPerPixel() == 3
                && pixels.stored().length() < (long) format.bytes() * frames;
    }

    /** Frames of 1-bit pixels follow each other bit by bit; the first pixel is the least significant bit. */
    private byte[] packedBits(int frameNumber) throws IOException {
        long firstBit = (long) (frameNumber - 1) * format.samples();
        int shift = (int) (firstBit % 8);
        int span = (int) ((shift + (long) format.samples() + 7) / 8);
        byte[] stored = pixels.read(firstBit / 8, span);
        byte[] packed = new byte[format.bytes()];
        for (int i = 0; i < packed.length; i++) {
            int next = i + 1 < stored.length ? stored[i + 1] & 0xFF : 0;
            packed[i] = (byte) ((stored[i] & 0xFF) >> shift | next << 8 - shift);
        }
        int unused = packed.length * 8 - format.samples();
        packed[packed.length - 1] &= (byte) (0xFF >> unused);
        return packed;
    }

    /** Samples of 12 bits follow each other bit by bit, least significant first, over the ends of frames too. */
    private byte[] unpacked(int frameNumber) throws IOException {
        long firstNibble = (frameNumber - 1L) * format.samples() * 3;
        int odd = (int) (firstNibble % 2);
        int span = (int) ((odd + format.samples() * 3L + 1) / 2);
        byte[] stored = pixels.read(firstNibble / 2, span);
        byte[] words = new byte[format.samples() * 2];
        for (int i = 0; i < format.samples(); i++) {
            long nibble = odd + i * 3L;
            int at = (int) (nibble / 2);
            int pair = stored[at] & 0xFF | (stored[at + 1] & 0xFF) << 8;
            int value = nibble % 2 == 0 ? pair & 0xFFF : pair >> 4;
            words[2 * i] = (byte) value;
            words[2 * i + 1] = (byte) (value >> 8);
        }
        return words;
    }

    private byte[] interleaved(byte[] planes) {
        int width = format.bitsAllocated() / 8;
        int samples = format.samplesPerPixel();
        byte[] pixelsInOrder = new byte[planes.length];
        int plane = format.pixels() * width;
        for (int sample = 0; sample < samples; sample++) {
            for (int pixel = 0; pixel < format.pixels(); pixel++) {
                int to = (pixel * samples + sample) * width;
                System.arraycopy(planes, sample * plane + pixel * width, pixelsInOrder, to, width);
            }
        }
        return pixelsInOrder;
    }

    private DecodedSamples samples(byte[] bytes) {
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (format.bitsAllocated()) {
            case 16 -> {
                short[] values = new short[format.samples()];
                little.asShortBuffer().get(values);
                yield new DecodedSamples.Shorts(values);
            }
            case 32 -> {
                int[] values = new int[format.samples()];
                little.asIntBuffer().get(values);
                yield new DecodedSamples.Ints(values);
            }
            case 64 -> {
                long[] values = new long[format.samples()];
                little.asLongBuffer().get(values);
                yield new DecodedSamples.Longs(values);
            }
            default -> new DecodedSamples.Bytes(bytes);
        };
    }
}
