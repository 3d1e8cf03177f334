package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;

/**
 * An uncompressed frame to encode and measure with.
 *
 * @param samples little-endian words of Bits Allocated, colour interleaved by pixel
 */
record RawFrame(String name, FrameFormat format, byte[] samples) {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    /** The frame as a DICOM file, explicit little endian. */
    void writeTo(Path file) throws IOException {
        DataSet image = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SECONDARY_CAPTURE)
                .putString(Tag.SOPInstanceUID, Vr.UI, Uids.named("frame to measure " + name))
                .putString(Tag.StudyInstanceUID, Vr.UI, Uids.named("frames to measure"))
                .putString(Tag.SeriesInstanceUID, Vr.UI, Uids.named("frames to measure, series"))
                .putInteger(Tag.SamplesPerPixel, Vr.US, format.samplesPerPixel())
                .putString(Tag.PhotometricInterpretation, Vr.CS, format.photometricInterpretation())
                .putInteger(Tag.Rows, Vr.US, format.rows())
                .putInteger(Tag.Columns, Vr.US, format.columns())
                .putInteger(Tag.BitsAllocated, Vr.US, format.bitsAllocated())
                .putInteger(Tag.BitsStored, Vr.US, format.bitsStored())
                .putInteger(Tag.HighBit, Vr.US, format.bitsStored() - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, samples);
        if (format.samplesPerPixel() > 1) {
            image.putInteger(Tag.PlanarConfiguration, Vr.US, 0);
        }
        DicomWriter.write(image, file);
    }
}
