package org.overread.core.study;

import java.io.IOException;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.RealFrame;

/**
 * Reads single-channel frames as numbers in modality units: integers of 8, 16 and 32 bits (RT Dose), Float and Double
 * Float Pixel Data (Parametric Map; PS3.3 C.7.6.24, C.7.6.25); padding as NaN.
 *
 * <p>Thread: stateless; frames may be read on any number of threads at a time.
 */
public final class RealFrameReader {

    /** One frame, numbered from 1. Errors: UNSUPPORTED for colour and 1-bit pixels, and as {@link FrameDecoder}. */
    public RealFrame read(Instance instance, int frameNumber) throws IOException {
        DataSet header = instance.header();
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), header);
        FrameFormat format = decoder.format();
        if (format.samplesPerPixel() != 1 || format.bitsAllocated() == 1) {
            throw new DicomException(
                    Kind.UNSUPPORTED,
                    format.samplesPerPixel() + " samples of " + format.bitsAllocated() + " bits, read as numbers");
        }
        DecodedFrame decoded = decoder.decode(frameNumber);
        IntToDoubleFunction stored = stored(decoded.samples(), decoder);
        ModalityLut lut = ModalityLuts.of(header, frameNumber);
        DoublePredicate padding = PixelPaddings.of(header)
                .<DoublePredicate>map(range -> range::contains)
                .orElse(value -> false);
        double[] values = new double[format.pixels()];
        for (int i = 0; i < values.length; i++) {
            double value = stored.applyAsDouble(i);
            values[i] = padding.test(value) ? Double.NaN : lut.apply(value);
        }
        FrameRef ref = new FrameRef(instance.sopInstanceUid(), frameNumber);
        return new RealFrame(ref, format.columns(), format.rows(), values, lut.unit(), decoded.warnings());
    }

    private static IntToDoubleFunction stored(DecodedSamples samples, FrameDecoder decoder) {
        FrameFormat format = decoder.format();
        int unused = format.bitsAllocated() - format.bitsStored();
        if (decoder.floating()) {
            return switch (samples) {
                case DecodedSamples.Longs(long[] words) -> i -> Double.longBitsToDouble(words[i]);
                case DecodedSamples.Ints(int[] words) -> i -> Float.intBitsToFloat(words[i]);
                case DecodedSamples.Shorts shorts -> throw new IllegalStateException("16-bit floating point");
                case DecodedSamples.Bytes bytes -> throw new IllegalStateException("8-bit floating point");
            };
        }
        return switch (samples) {
            case DecodedSamples.Ints(int[] words) ->
                i -> integer(words[i], 32 - format.bitsAllocated() + unused, format);
            case DecodedSamples.Shorts(short[] words) -> i -> integer(words[i], 16 + unused, format);
            case DecodedSamples.Bytes(byte[] words) -> i -> integer(words[i], 24 + unused, format);
            case DecodedSamples.Longs longs -> throw new IllegalStateException("64-bit integers");
        };
    }

    private static double integer(int word, int unused, FrameFormat format) {
        int top = word << unused;
        return format.signed() ? top >> unused : Integer.toUnsignedLong(top) >>> unused;
    }
}
