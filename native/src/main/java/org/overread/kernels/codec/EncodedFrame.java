package org.overread.kernels.codec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;

/** One compressed frame, and what its data set says of it. */
public record EncodedFrame(String transferSyntaxUid, FrameFormat format, byte[] codestream) {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    /** The codestream, to be read from its beginning. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(codestream);
    }

    /** Writes a DICOM file that has this frame {@code times} times. */
    void writeTo(Path file, int times) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            DicomWriter.writeAsRead(new DicomFile(meta(), transferSyntaxUid, dataSet(times)), out);
        }
    }

    private DataSet meta() {
        return new DataSet()
                .putBytes(Tag.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
                .putString(Tag.MediaStorageSOPClassUID, Vr.UI, SECONDARY_CAPTURE)
                .putString(Tag.MediaStorageSOPInstanceUID, Vr.UI, Uids.named("frame to measure"))
                .putString(Tag.TransferSyntaxUID, Vr.UI, transferSyntaxUid)
                .putString(Tag.ImplementationClassUID, Vr.UI, DicomWriter.IMPLEMENTATION_CLASS_UID);
    }

    private DataSet dataSet(int times) {
        byte[] even = Arrays.copyOf(codestream, codestream.length + codestream.length % 2);
        List<Value.Stored> fragments = Collections.nCopies(times, new Value.Bytes(even, ByteOrder.LITTLE_ENDIAN));
        DataSet image = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SECONDARY_CAPTURE)
                .putString(Tag.SOPInstanceUID, Vr.UI, Uids.named("frame to measure"))
                .putInteger(Tag.SamplesPerPixel, Vr.US, format.samplesPerPixel())
                .putString(Tag.PhotometricInterpretation, Vr.CS, format.photometricInterpretation())
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(times))
                .putInteger(Tag.Rows, Vr.US, format.rows())
                .putInteger(Tag.Columns, Vr.US, format.columns())
                .putInteger(Tag.BitsAllocated, Vr.US, format.bitsAllocated())
                .putInteger(Tag.BitsStored, Vr.US, format.bitsStored())
                .putInteger(Tag.HighBit, Vr.US, format.bitsStored() - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, format.signed() ? 1 : 0);
        if (format.samplesPerPixel() > 1) {
            image.putInteger(Tag.PlanarConfiguration, Vr.US, 0);
        }
        return image.put(new Element(Tag.PixelData, Vr.OB, new Value.Fragments(new long[0], fragments), 0));
    }
}
