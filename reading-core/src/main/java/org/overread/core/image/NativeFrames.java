package org.overread.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;

/**
 * Frames of native (uncompressed) pixel data, one after the other without padding (PS3.5 8.1.1, 8.2).
 *
 * @param planar whether samples lie plane by plane (Planar Configuration 1)
 */
record NativeFrames(FrameFormat format, int frames, Value.Stored pixels, Vr vr, boolean planar) {

    DecodedFrame frame(int frameNumber) throws IOException {
        if (format.bitsAllocated() == 1) {
            return DecodedFrame.of(new DecodedSamples.Bytes(packedBits(frameNumber)), format);
        }
        if (isSubsampled()) {
            byte[] full = ChromaUpsampling.full(read(frameNumber, format.pixels() * 2), format.pixels());
            return new DecodedFrame(new DecodedSamples.Bytes(full), "YBR_FULL", List.of());
        }
        byte[] bytes = read(frameNumber, format.bytes());
        if (planar && format.samplesPerPixel() > 1) {
            bytes = interleaved(bytes);
        }
        return DecodedFrame.of(samples(bytes), format);
    }

    /** YBR_FULL_422 keeps one pair of colour differences for two pixels (PS3.3 C.7.6.3.1.2); some writers keep all. */
    private boolean isSubsampled() {
        return format.photometricInterpretation().startsWith("YBR_")
                && format.photometricInterpretation().endsWith("_422")
                && format.bitsAllocated() == 8
                && format.samplesPerPixel() == 3
                && pixels.length() < (long) format.bytes() * frames;
    }

    /** The bytes of a frame, in little endian. */
    private byte[] read(int frameNumber, int bytes) throws IOException {
        long from = (long) (frameNumber - 1) * bytes;
        int width = wordBytes();
        if (width == 1) {
            return StoredBytes.read(pixels, from, checked(from, bytes));
        }
        int before = (int) (from % width);
        int length = before + bytes + (before + bytes) % width;
        long available = pixels.length() - (from - before);
        byte[] words = StoredBytes.read(
                pixels, from - before, (int) Math.min(checked(from, bytes) + length - (long) bytes, available));
        reverse(words, width);
        return words.length == bytes ? words : Arrays.copyOfRange(words, before, before + bytes);
    }

    private int checked(long from, int bytes) throws DicomException {
        if (from > pixels.length() - bytes) {
            throw new DicomException(
                    DicomException.Kind.TRUNCATED,
                    "Pixel Data holds " + pixels.length() + " bytes, the frame ends at byte " + (from + bytes));
        }
        return bytes;
    }

    /** Bytes to be turned around: words of 16 bits hold two 8-bit samples where the VR is OW. */
    private int wordBytes() {
        if (pixels.order() == ByteOrder.LITTLE_ENDIAN || vr == Vr.OB || vr == Vr.UN) {
            return 1;
        }
        return Math.max(2, format.bitsAllocated() / 8);
    }

    private static void reverse(byte[] bytes, int width) {
        for (int start = 0; start + width <= bytes.length; start += width) {
            for (int low = start, high = start + width - 1; low < high; low++, high--) {
                byte swapped = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = swapped;
            }
        }
    }

    /** Frames of 1-bit pixels follow each other bit by bit; the first pixel is the least significant bit. */
    private byte[] packedBits(int frameNumber) throws IOException {
        long firstBit = (long) (frameNumber - 1) * format.samples();
        int bytes = format.bytes();
        int shift = (int) (firstBit % 8);
        long from = firstBit / 8;
        int span = (int) ((shift + (long) format.samples() + 7) / 8);
        byte[] stored = StoredBytes.read(pixels, from, checked(from, span));
        if (shift == 0) {
            return stored;
        }
        byte[] packed = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            int next = i + 1 < stored.length ? stored[i + 1] & 0xFF : 0;
            packed[i] = (byte) ((stored[i] & 0xFF) >> shift | next << 8 - shift);
        }
        int unused = bytes * 8 - format.samples();
        packed[bytes - 1] &= (byte) (0xFF >> unused);
        return packed;
    }

    private byte[] interleaved(byte[] planes) {
        int width = format.bitsAllocated() / 8;
        int samples = format.samplesPerPixel();
        byte[] pixelsInOrder = new byte[planes.length];
        int plane = format.pixels() * width;
        for (int sample = 0; sample < samples; sample++) {
            for (int pixel = 0; pixel < format.pixels(); pixel++) {
                System.arraycopy(
                        planes,
                        sample * plane + pixel * width,
                        pixelsInOrder,
                        (pixel * samples + sample) * width,
                        width);
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
            default -> new DecodedSamples.Bytes(bytes);
        };
    }
}
