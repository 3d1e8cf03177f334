package org.overread.core.study;

import java.io.IOException;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.StoredValues;

/**
 * Reads monochrome frames of 1 to 16 bits: decoded, unused bits removed, signed values sign-extended.
 *
 * <p>Errors: {@link DicomException} UNSUPPORTED for colour, palettes and other pixel formats, and as
 * {@link FrameDecoder}.
 *
 * <p>Thread: stateless; frames may be read on any number of threads at a time.
 */
public final class FrameReader {

    /** One frame, numbered from 1. */
    public GreyFrame read(Instance instance, int frameNumber) throws IOException {
        DataSet header = instance.header();
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), header);
        FrameFormat format = decoder.format();
        requireGrey(format);
        DecodedFrame decoded = decoder.decode(frameNumber);
        int highBit = header.integer(Tag.HighBit).orElse(format.bitsStored() - 1);
        short[] stored = values(decoded.samples(), format, highBit);
        FrameRef ref = new FrameRef(instance.sopInstanceUid(), frameNumber);
        return new GreyFrame(
                ref,
                format.columns(),
                format.rows(),
                StoredValues.of(stored),
                !format.signed() && format.bitsStored() == 16,
                ModalityLuts.of(header, frameNumber),
                decoded.warnings());
    }

    private static void requireGrey(FrameFormat format) throws DicomException {
        String photometric = format.photometricInterpretation();
        boolean grey = photometric.equals("MONOCHROME1") || photometric.equals("MONOCHROME2");
        boolean fits = format.bitsAllocated() <= 16;
        if (!grey || format.samplesPerPixel() != 1 || !fits) {
            throw new DicomException(
                    Kind.UNSUPPORTED,
                    (photometric.isEmpty() ? "unstated photometric interpretation" : photometric) + ", "
                            + format.samplesPerPixel() + " samples of " + format.bitsAllocated()
                            + " bits, shown as a grey image");
        }
    }

    private static short[] values(DecodedSamples samples, FrameFormat format, int highBit) {
        short[] values = switch (samples) {
            case DecodedSamples.Shorts(short[] shorts) -> shorts;
            case DecodedSamples.Bytes(byte[] bytes) ->
                format.bitsAllocated() == 1 ? unpacked(bytes, format.pixels()) : widened(bytes);
            case DecodedSamples.Ints ints -> throw new IllegalStateException("32-bit samples");
            case DecodedSamples.Longs longs -> throw new IllegalStateException("64-bit samples");
        };
        if (format.bitsAllocated() > 1 && format.bitsStored() < 16) {
            int shift = Math.max(0, Math.min(highBit + 1 - format.bitsStored(), 16 - format.bitsStored()));
            keepStoredBits(values, shift, format);
        }
        return values;
    }

    private static short[] unpacked(byte[] bits, int pixels) {
        short[] values = new short[pixels];
        for (int i = 0; i < pixels; i++) {
            values[i] = (short) (bits[i >> 3] >> (i & 7) & 1);
        }
        return values;
    }

    private static short[] widened(byte[] bytes) {
        short[] values = new short[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (short) (bytes[i] & 0xFF);
        }
        return values;
    }

    private static void keepStoredBits(short[] values, int shift, FrameFormat format) {
        int left = 32 - format.bitsStored() - shift;
        int right = 32 - format.bitsStored();
        for (int i = 0; i < values.length; i++) {
            int top = values[i] << left;
            values[i] = (short) (format.signed() ? top >> right : top >>> right);
        }
    }
}
