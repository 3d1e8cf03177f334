package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** Brings decoded planes into the frame that the data set describes, the right way up. */
final class SampleOutput {
    private final ImageHeader header;
    private final FrameFormat format;

    private SampleOutput(ImageHeader header, FrameFormat format) {
        this.header = header;
        this.format = format;
    }

    /** Errors: MALFORMED where the codestream's image is not the data set's; UNSUPPORTED for bits beyond Bits Allocated. */
    static SampleOutput of(ImageHeader header, FrameFormat format) throws DicomException {
        boolean turned = header.orientation() > 4;
        int columns = turned ? header.height() : header.width();
        int rows = turned ? header.width() : header.height();
        int channels = header.colour().grey() ? 1 : 3;
        if (columns != format.columns() || rows != format.rows() || channels != format.samplesPerPixel()) {
            throw Codestream.malformed("JPEG XL image of " + columns + " x " + rows + " x " + channels
                    + " in a data set of " + format.columns() + " x " + format.rows() + " x "
                    + format.samplesPerPixel());
        }
        if (header.depth().bits() > format.bitsAllocated()) {
            throw Codestream.malformed(
                    header.depth().bits() + " bits a sample for " + format.bitsAllocated() + " bits allocated");
        }
        return new SampleOutput(header, format);
    }

    DecodedSamples samples(Planes planes) {
        SampleWriter writer = SampleWriter.of(format);
        int[] row = new int[format.columns()];
        for (int c = 0; c < format.samplesPerPixel(); c++) {
            for (int y = 0; y < format.rows(); y++) {
                take(planes, c, y, row);
                writer.row(c, y, row, 0);
            }
        }
        return writer.samples();
    }

    private void take(Planes planes, int channel, int y, int[] row) {
        int width = header.width();
        int height = header.height();
        int orientation = header.orientation();
        boolean turned = orientation > 4;
        // Exif: where the image's first row and column lie
        boolean flipX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int most = header.depth().most();
        for (int x = 0; x < row.length; x++) {
            int sourceX = turned ? y : x;
            int sourceY = turned ? x : y;
            int at = (flipY ? height - 1 - sourceY : sourceY) * width + (flipX ? width - 1 - sourceX : sourceX);
            row[x] = planes.exact()
                    ? Math.max(0, Math.min(most, planes.integers()[channel][at]))
                    : rounded(planes.numbers()[channel][at], most);
        }
    }

    private static int rounded(float fraction, int most) {
        return (int) Math.max(0, Math.min(most, Math.floor((double) fraction * most + 0.5)));
    }

    /** Whether the data set speaks of YCbCr. */
    boolean keepsYcbcr() {
        return format.photometricInterpretation().startsWith("YBR_FULL");
    }

    /** Photometric Interpretation of the samples, where the codestream holds XYB, YCbCr, or neither. */
    String photometric(boolean xyb, boolean ycbcr) {
        String declared = format.photometricInterpretation();
        if (declared.startsWith("MONOCHROME")) {
            return declared;
        }
        if (ycbcr && keepsYcbcr()) {
            return "YBR_FULL";
        }
        return xyb || ycbcr || declared.equals("XYB") || declared.equals("YBR_RCT") || declared.equals("YBR_ICT")
                ? "RGB"
                : declared;
    }
}
