package org.overread.core.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/** Small CT slices, 4 x 3 pixels, each pixel holding 100 · slice + its index: written to files by tests. */
public final class Slices {
    public static final int COLUMNS = 4;
    public static final int ROWS = 3;

    /** An axial slice of patient P1, study 1.1, series 1.2, at a height in mm. */
    public static DataSet axial(int number, double z) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.3." + number)
                .putString(Tag.StudyInstanceUID, Vr.UI, "1.1")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, "1.4")
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.PatientID, Vr.LO, "P1")
                .putString(Tag.PatientName, Vr.PN, "DOE^JANE")
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(number))
                .putDecimal(Tag.ImagePositionPatient, -10, -20, z)
                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .putDecimal(Tag.PixelSpacing, 0.5, 0.25)
                .putDecimal(Tag.RescaleSlope, 1)
                .putDecimal(Tag.RescaleIntercept, -1024)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Rows, Vr.US, ROWS)
                .putInteger(Tag.Columns, Vr.US, COLUMNS)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.HighBit, Vr.US, 15)
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putBytes(Tag.PixelData, Vr.OW, pixels(number));
    }

    private static byte[] pixels(int number) {
        ByteBuffer pixels = ByteBuffer.allocate(COLUMNS * ROWS * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            pixels.putShort((short) (100 * number + i));
        }
        return pixels.array();
    }

    public static Path write(DataSet dataSet, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        DicomWriter.write(dataSet, file);
        return file;
    }

    private Slices() {}
}
