package org.overread.core.study;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.OverlayPlane;

/** Reads one bitmap of an overlay: from Overlay Data, or, as was usual once, from unused bits of the pixels. */
final class OverlayBits {
    private static final int LARGEST_BITMAP = 1 << 26;

    /** Packed bits over a frame (numbered from 1); empty where the overlay has none there. */
    static Optional<byte[]> of(Instance instance, OverlayPlane plane, int frameNumber) throws IOException {
        Optional<Integer> bitmap = plane.bitmapOver(frameNumber);
        if (bitmap.isEmpty()) {
            return Optional.empty();
        }
        Optional<Element> data = OverlayPlanes.data(instance.header(), plane.group());
        return Optional.of(
                data.isPresent() ? packed(data.get(), plane, bitmap.get()) : embedded(instance, plane, frameNumber));
    }

    /** Bitmaps follow each other bit by bit, as 1-bit pixels do (PS3.5 8.1.2). */
    private static byte[] packed(Element data, OverlayPlane plane, int bitmap) throws IOException {
        if (!(data.value() instanceof Value.Stored stored)) {
            throw new DicomException(Kind.MALFORMED, "Overlay Data is a sequence");
        }
        long bits = (long) plane.columns() * plane.rows();
        long from = bits * bitmap;
        int shift = (int) (from % 8);
        long span = (shift + bits + 7) / 8;
        if (span > LARGEST_BITMAP) {
            throw new DicomException(Kind.TOO_LARGE, "an overlay of " + span + " bytes");
        }
        boolean turned = stored.order() == ByteOrder.BIG_ENDIAN && data.vr() == Vr.OW;
        byte[] bytes =
                turned ? wordsTurned(stored, from / 8, (int) span) : StoredBytes.read(stored, from / 8, (int) span);
        return shift == 0 ? bytes : shifted(bytes, shift);
    }

    private static byte[] wordsTurned(Value.Stored stored, long from, int length) throws IOException {
        long first = from & ~1L;
        long end = Math.min(stored.length(), from + length + 1 & ~1L);
        byte[] words = StoredBytes.read(stored, first, (int) (end - first));
        for (int i = 0; i + 1 < words.length; i += 2) {
            byte low = words[i];
            words[i] = words[i + 1];
            words[i + 1] = low;
        }
        int before = (int) (from - first);
        return Arrays.copyOfRange(words, before, before + length);
    }

    private static byte[] shifted(byte[] bytes, int shift) {
        byte[] moved = new byte[bytes.length];
        for (int i = 0; i < moved.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            moved[i] = (byte) ((bytes[i] & 0xFF) >> shift | next << 8 - shift);
        }
        return moved;
    }

    private static byte[] embedded(Instance instance, OverlayPlane plane, int frameNumber) throws IOException {
        DataSet header = instance.header();
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), header);
        FrameFormat format = decoder.format();
        int position = header.integer(OverlayPlanes.tag(plane.group(), OverlayPlanes.BIT_POSITION))
                .orElse(-1);
        int highBit = header.integer(Tag.HighBit).orElse(format.bitsStored() - 1);
        boolean pixelBit = position <= highBit && position > highBit - format.bitsStored();
        boolean fits = plane.columns() == format.columns() && plane.rows() == format.rows();
        if (position < 0
                || position >= format.bitsAllocated()
                || pixelBit
                || !fits
                || decoder.floating()
                || format.samplesPerPixel() != 1) {
            throw new DicomException(Kind.MALFORMED, "an overlay in pixel bits that are none of its own");
        }
        return collected(decoder.decode(frameNumber).samples(), position, format.pixels());
    }

    private static byte[] collected(DecodedSamples samples, int position, int pixels) throws DicomException {
        byte[] bits = new byte[(pixels + 7) / 8];
        for (int i = 0; i < pixels; i++) {
            int word = switch (samples) {
                case DecodedSamples.Shorts(short[] words) -> words[i];
                case DecodedSamples.Bytes(byte[] words) -> words[i];
                case DecodedSamples.Ints(int[] words) -> words[i];
                case DecodedSamples.Longs longs ->
                    throw new DicomException(Kind.UNSUPPORTED, "an overlay in pixels of 64 bits");
            };
            bits[i >> 3] |= (byte) ((word >> position & 1) << (i & 7));
        }
        return bits;
    }

    private OverlayBits() {}
}
