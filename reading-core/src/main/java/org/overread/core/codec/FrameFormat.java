package org.overread.core.codec;

import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/**
 * How the data set describes each of its frames (PS3.3 C.7.6.3).
 *
 * @param bitsAllocated 1, 8, 16 or 32; 64 for native Double Float Pixel Data. Packed samples of 12 bits (a retired form of
 *     native pixel data) are given in 16
 * @param bitsStored 1 … bitsAllocated
 * @param signed Pixel Representation 1
 */
public record FrameFormat(
        int columns,
        int rows,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        boolean signed,
        String photometricInterpretation) {

    /** Frames up to this many samples are decoded however small their codestream is: an empty image may be tiny. */
    private static final long ALWAYS_PLAUSIBLE_SAMPLES = 1L << 25;

    private static final int PACKED_BITS = 12;

    public FrameFormat {
        String reason = reasonAgainst(columns, rows, samplesPerPixel, bitsAllocated, bitsStored);
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** Whether native samples are packed, two in three bytes (PS3.5 8.1.1 up to edition 2008, ACR-NEMA). */
    public static boolean isPacked(DataSet dataSet) {
        return dataSet.integer(Tag.BitsAllocated).orElse(0) == PACKED_BITS;
    }

    /** The format that a data set's Image Pixel module gives. */
    public static FrameFormat of(DataSet dataSet) throws DicomException {
        int columns = Required.integer(dataSet, Tag.Columns);
        int rows = Required.integer(dataSet, Tag.Rows);
        ImagePixels pixels = ImagePixels.of(dataSet);
        int stored = pixels.bitsStored();
        boolean packed = pixels.bitsAllocated() == PACKED_BITS && stored <= PACKED_BITS;
        int allocated = packed ? 16 : pixels.bitsAllocated();
        int samples = pixels.samplesPerPixel();
        String reason = reasonAgainst(columns, rows, samples, allocated, stored);
        if (reason != null) {
            throw new DicomException(DicomException.Kind.UNSUPPORTED, reason);
        }
        return new FrameFormat(
                columns, rows, samples, allocated, stored, pixels.signed(), pixels.photometricInterpretation());
    }

    /** What the Image Pixel module leaves out or states in a retired way, and as what it is taken; in words. */
    public static List<String> assumptions(DataSet dataSet) {
        try {
            return ImagePixels.of(dataSet).assumptions();
        } catch (DicomException e) {
            return List.of(); // refused where it is decoded
        }
    }

    public int pixels() {
        return columns * rows;
    }

    public int samples() {
        return columns * rows * samplesPerPixel;
    }

    /** Bytes of one native frame; 1-bit samples packed. */
    public int bytes() {
        return bitsAllocated == 1 ? (samples() + 7) / 8 : samples() * (bitsAllocated / 8);
    }

    /**
     * Refuses, before anything is allocated, a frame that could not come from so small a codestream: more than 2^25
     * samples and more than {@code samplesPerByte} for each of its bytes.
     */
    public void requirePlausible(long codestreamBytes, int samplesPerByte) throws DicomException {
        if (samples() > ALWAYS_PLAUSIBLE_SAMPLES && samples() > codestreamBytes * samplesPerByte) {
            throw new DicomException(
                    DicomException.Kind.TOO_LARGE,
                    samples() + " samples from a codestream of " + codestreamBytes + " bytes");
        }
    }

    private static String reasonAgainst(int columns, int rows, int samples, int allocated, int stored) {
        if (columns < 1 || columns > 0xFFFF || rows < 1 || rows > 0xFFFF) {
            return columns + " columns x " + rows + " rows";
        }
        if (samples < 1 || samples > 4) {
            return samples + " samples per pixel";
        }
        if (allocated != 1 && allocated != 8 && allocated != 16 && allocated != 32 && allocated != 64) {
            return allocated + " bits allocated";
        }
        if (stored < 1 || stored > allocated) {
            return stored + " bits stored of " + allocated + " allocated";
        }
        return (long) columns * rows * samples * Math.max(1, allocated / 8) > Integer.MAX_VALUE - 8
                ? "a frame of 2 GiB or more"
                : null;
    }
}
