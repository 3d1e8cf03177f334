package org.overread.ai.generic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/**
 * A made-up MR series of one study, written as DICOM files.
 *
 * @param number Series Number; the Series Instance UID follows from it
 */
public record MrSeries(int number, String description, VolumeGeometry grid, ToIntFunction<PatientPoint> value) {
    public static final String STUDY = "1.2.826.0.1.3680043.8.498.77";
    public static final String FRAME_OF_REFERENCE = STUDY + ".9";

    public String seriesInstanceUid() {
        return STUDY + "." + number;
    }

    /** 14 by 12 pixels of 1 by 2 mm, {@code slices} of 3 mm from the feet up. */
    public static VolumeGeometry axial(String frameOfReference, int slices) {
        return new VolumeGeometry(
                frameOfReference,
                14,
                12,
                slices,
                new PatientPoint(-6.5, -11, -13),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                1,
                2,
                3);
    }

    /** Coronal, from the back to the front, rows to the feet, with pixels and slices of other sizes. */
    public static VolumeGeometry coronal(String frameOfReference) {
        return new VolumeGeometry(
                frameOfReference,
                19,
                26,
                17,
                new PatientPoint(-8.1, 12.4, 15.7),
                new Direction(1, 0, 0),
                new Direction(0, 0, -1),
                new Direction(0, -1, 0),
                0.9,
                1.2,
                1.5);
    }

    /** Turned by 30 degrees about the patient's long axis and mirrored, so that no axis is the patient's. */
    public static VolumeGeometry oblique(String frameOfReference) {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        return new VolumeGeometry(
                frameOfReference,
                33,
                31,
                15,
                new PatientPoint(17, -20, 17.25),
                new Direction(-c, -s, 0),
                new Direction(-s, c, 0),
                new Direction(0, 0, -1),
                1.1,
                1.3,
                2.2);
    }

    public MrSeries writeTo(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("series-" + number));
        for (int k = 0; k < grid.slices(); k++) {
            Files.write(own.resolve(String.format(Locale.ROOT, "%03d.dcm", k)), DicomWriter.toBytes(image(k)));
        }
        return this;
    }

    private DataSet image(int k) {
        PatientPoint first = grid.toPatient(0, 0, k);
        Direction row = grid.alongI();
        Direction column = grid.alongJ();
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.4")
                .putString(Tag.SOPInstanceUID, Vr.UI, seriesInstanceUid() + "." + (k + 1))
                .putString(Tag.StudyInstanceUID, Vr.UI, STUDY)
                .putString(Tag.SeriesInstanceUID, Vr.UI, seriesInstanceUid())
                .putString(Tag.FrameOfReferenceUID, Vr.UI, grid.frameOfReferenceUid())
                .putString(Tag.PatientID, Vr.LO, "P")
                .putString(Tag.PatientName, Vr.PN, "Phantom")
                .putString(Tag.StudyDate, Vr.DA, "20260101")
                .putString(Tag.Modality, Vr.CS, "MR")
                .putString(Tag.SeriesDescription, Vr.LO, description)
                .putString(Tag.SeriesNumber, Vr.IS, Integer.toString(number))
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(k + 1))
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "M")
                .putString(Tag.ImagePositionPatient, Vr.DS, ds(first.x()), ds(first.y()), ds(first.z()))
                .putString(
                        Tag.ImageOrientationPatient,
                        Vr.DS,
                        ds(row.x()),
                        ds(row.y()),
                        ds(row.z()),
                        ds(column.x()),
                        ds(column.y()),
                        ds(column.z()))
                .putString(Tag.PixelSpacing, Vr.DS, ds(grid.spacingJ()), ds(grid.spacingI()))
                .putString(Tag.SliceThickness, Vr.DS, ds(grid.spacingK()))
                .putInteger(Tag.Rows, Vr.US, grid.rows())
                .putInteger(Tag.Columns, Vr.US, grid.columns())
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels(k));
    }

    private byte[] pixels(int k) {
        ByteBuffer pixels =
                ByteBuffer.allocate(grid.rows() * grid.columns() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < grid.rows() * grid.columns(); n++) {
            pixels.putShort((short) stored(n % grid.columns(), n / grid.columns(), k));
        }
        return pixels.array();
    }

    /** The value of a voxel. */
    public int stored(int i, int j, int k) {
        return value.applyAsInt(grid.toPatient(i, j, k));
    }

    private static String ds(double value) {
        return Double.toString(Math.round(value * 1e10) / 1e10);
    }
}
