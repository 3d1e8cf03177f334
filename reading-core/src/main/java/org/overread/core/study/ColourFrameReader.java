package org.overread.core.study;

import java.io.IOException;
import java.util.function.IntUnaryOperator;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.ColourPixels;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.FrameRef;

/**
 * Reads colour frames as RGB: RGB, YBR_FULL and YBR_FULL_422, YBR_PARTIAL_422, PALETTE COLOR (PS3.3 C.7.6.3.1.2).
 *
 * <p>Errors: {@link DicomException} UNSUPPORTED for other photometric interpretations, and as {@link FrameDecoder}.
 *
 * <p>Thread: stateless; frames may be read on any number of threads at a time.
 */
public final class ColourFrameReader {
    private static final int OPAQUE = 0xFF00_0000;

    /** One frame, numbered from 1. */
    public ColourFrame read(Instance instance, int frameNumber) throws IOException {
        DataSet header = instance.header();
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), header);
        FrameFormat format = decoder.format();
        DecodedFrame decoded = decoder.decode(frameNumber);
        int[] argb = argb(decoded, format, header);
        FrameRef ref = new FrameRef(instance.sopInstanceUid(), frameNumber);
        return new ColourFrame(ref, format.columns(), format.rows(), ColourPixels.of(argb), decoded.warnings());
    }

    private static int[] argb(DecodedFrame decoded, FrameFormat format, DataSet header) throws IOException {
        String photometric = decoded.photometricInterpretation();
        if (photometric.equals("PALETTE COLOR") && format.samplesPerPixel() == 1) {
            return palette(stored(decoded.samples(), format), format.pixels(), header);
        }
        if (format.samplesPerPixel() != 3) {
            throw unsupported(photometric, format);
        }
        IntUnaryOperator level = level(decoded.samples(), format);
        return switch (photometric) {
            case "RGB" -> rgb(level, format.pixels());
            case "YBR_FULL", "YBR_FULL_422" -> ybr(level, format.pixels(), false);
            case "YBR_PARTIAL_422", "YBR_PARTIAL_420" -> ybr(level, format.pixels(), true);
            default -> throw unsupported(photometric, format);
        };
    }

    private static DicomException unsupported(String photometric, FrameFormat format) {
        return new DicomException(
                Kind.UNSUPPORTED,
                photometric + ", " + format.samplesPerPixel() + " samples of " + format.bitsAllocated()
                        + " bits, shown as a colour image");
    }

    /** Stored value of a sample, without unused bits. */
    private static IntUnaryOperator stored(DecodedSamples samples, FrameFormat format) throws DicomException {
        int left = 32 - format.bitsStored();
        IntUnaryOperator word = switch (samples) {
            case DecodedSamples.Bytes(byte[] bytes) when format.bitsAllocated() == 8 -> i -> bytes[i];
            case DecodedSamples.Shorts(short[] shorts) -> i -> shorts[i];
            case DecodedSamples.Ints(int[] ints) -> i -> ints[i];
            default -> throw unsupported(format.photometricInterpretation(), format);
        };
        return format.signed() ? i -> word.applyAsInt(i) << left >> left : i -> word.applyAsInt(i) << left >>> left;
    }

    /** A sample as 0…255: the uppermost eight of the stored bits. */
    private static IntUnaryOperator level(DecodedSamples samples, FrameFormat format) throws DicomException {
        IntUnaryOperator stored = stored(samples, format);
        int shift = format.bitsStored() - 8;
        return shift >= 0 ? i -> stored.applyAsInt(i) >>> shift & 0xFF : i -> (stored.applyAsInt(i) << -shift) & 0xFF;
    }

    private static int[] palette(IntUnaryOperator stored, int pixels, DataSet header) throws IOException {
        PaletteLut red = PaletteLut.red(header);
        PaletteLut green = PaletteLut.green(header);
        PaletteLut blue = PaletteLut.blue(header);
        int[] argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            int value = stored.applyAsInt(i);
            argb[i] = OPAQUE | red.level(value) << 16 | green.level(value) << 8 | blue.level(value);
        }
        return argb;
    }

    private static int[] rgb(IntUnaryOperator level, int pixels) {
        int[] argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            argb[i] = OPAQUE
                    | level.applyAsInt(3 * i) << 16
                    | level.applyAsInt(3 * i + 1) << 8
                    | level.applyAsInt(3 * i + 2);
        }
        return argb;
    }

    /** The equations of PS3.3 C.7.6.3.1.2, undone; {@code partial}: black is 16, white 235. */
    private static int[] ybr(IntUnaryOperator level, int pixels, boolean partial) {
        int[] argb = new int[pixels];
        double luminance = partial ? 255.0 / 219 : 1;
        double chrominance = partial ? 255.0 / 224 : 1;
        for (int i = 0; i < pixels; i++) {
            double y = (level.applyAsInt(3 * i) - (partial ? 16 : 0)) * luminance;
            double blue = (level.applyAsInt(3 * i + 1) - 128) * chrominance;
            double red = (level.applyAsInt(3 * i + 2) - 128) * chrominance;
            argb[i] = OPAQUE
                    | rounded(y + 1.402 * red) << 16
                    | rounded(y - 0.344136 * blue - 0.714136 * red) << 8
                    | rounded(y + 1.772 * blue);
        }
        return argb;
    }

    private static int rounded(double level) {
        return Math.clamp(Math.round(level), 0, 255);
    }
}
