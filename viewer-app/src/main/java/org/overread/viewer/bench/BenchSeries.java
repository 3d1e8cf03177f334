package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;

/**
 * A CT series made by formula, labelled a phantom, uncompressed, of a body part that no shipped model is for.
 *
 * @param slices how many, 1 mm apart
 * @param size rows and columns
 */
record BenchSeries(int slices, int size) {
    private static final int PATTERNS = 8;

    /** @return the folder, with a file for each slice */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String series = Uids.create();
        DataSet image = header(series);
        byte[][] patterns = new byte[PATTERNS][];
        for (int i = 0; i < PATTERNS; i++) {
            patterns[i] = pixels(i);
        }
        for (int slice = 0; slice < slices; slice++) {
            image.putString(Tag.SOPInstanceUID, Vr.UI, series + "." + (slice + 1))
                    .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(slice + 1))
                    .putString(Tag.ImagePositionPatient, Vr.DS, "-180", "-180", Integer.toString(slice))
                    .putBytes(Tag.PixelData, Vr.OW, patterns[slice % PATTERNS]);
            Files.write(
                    folder.resolve(String.format(Locale.ROOT, "slice-%05d.dcm", slice + 1)),
                    DicomWriter.toBytes(image));
        }
        return folder;
    }

    private DataSet header(String series) {
        String pixel = Double.toString(360.0 / size);
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.StudyInstanceUID, Vr.UI, Uids.create())
                .putString(Tag.SeriesInstanceUID, Vr.UI, series)
                .putString(Tag.FrameOfReferenceUID, Vr.UI, Uids.create())
                .putString(Tag.PatientName, Vr.PN, "PHANTOM^BENCH")
                // each of a patient of its own, so that none is the prior of another
                .putString(Tag.PatientID, Vr.LO, "PHANTOM " + series)
                .putString(Tag.StudyDescription, Vr.LO, "PHANTOM, not a patient")
                .putString(Tag.StudyDate, Vr.DA, "20260101")
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.BodyPartExamined, Vr.CS, "ABDOMEN")
                .putString(Tag.SeriesNumber, Vr.IS, "1")
                .putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
                .putString(Tag.PixelSpacing, Vr.DS, pixel, pixel)
                .putString(Tag.SliceThickness, Vr.DS, "1")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.Rows, Vr.US, size)
                .putInteger(Tag.Columns, Vr.US, size)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putString(Tag.RescaleIntercept, Vr.DS, "-1024")
                .putString(Tag.RescaleSlope, Vr.DS, "1")
                .putString(Tag.RescaleType, Vr.LO, "HU")
                .putString(Tag.WindowCenter, Vr.DS, "40")
                .putString(Tag.WindowWidth, Vr.DS, "400");
    }

    /** A body with organs under noise, and a bright spot that tells the pattern. */
    private byte[] pixels(int pattern) {
        Random random = new Random(pattern);
        byte[] pixels = new byte[2 * size * size];
        for (int i = 0; i < size * size; i++) {
            double x = (i % size + 0.5) / size - 0.5;
            double y = (i / size + 0.5) / size - 0.5;
            double body = x * x / 0.2 + y * y / 0.12;
            double organ = 60 * Math.sin(14 * x + pattern) * Math.cos(11 * y);
            boolean spot = Math.hypot(x - 0.03 * pattern, y) < 0.02;
            double hu = body > 1 ? -1000 : spot ? 700 : 40 + organ + 20 * random.nextGaussian();
            int stored = (int) Math.clamp(hu + 1024, 0, 4095);
            pixels[2 * i] = (byte) stored;
            pixels[2 * i + 1] = (byte) (stored >> 8);
        }
        return pixels;
    }
}
