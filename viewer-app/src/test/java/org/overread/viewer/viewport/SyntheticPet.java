package org.overread.viewer.viewport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * An axial PET made up for tests, on a coarser grid than the CT of {@link SyntheticSeries} and smaller than it: random
 * values in Bq/ml with a slope for each slice, and padding in a corner of each. FDG, 370 MBq at 10:00, scanned at 11:00,
 * 70 kg.
 */
public final class SyntheticPet {
    public static final String UID = "1.2.77";
    public static final int COLUMNS = 12;
    public static final int ROWS = 10;
    public static final int SLICES = 8;
    public static final double PIXEL = 3.1;
    public static final double STEP = 4.5;
    public static final PatientPoint ORIGIN = new PatientPoint(-15, -13, 6);
    private static final double HALF_LIFE = 6586.2;
    private static final int PADDING = 65_535;
    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.128";

    private SyntheticPet() {}

    public static Series of(String frameOfReference) {
        return of(UID, 5, frameOfReference, header());
    }

    public static Series of(String uid, int number, String frameOfReference, DataSet header) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            ImagePlane plane = new ImagePlane(
                    frameOfReference,
                    ORIGIN.plus(k * STEP, new Direction(0, 0, 1)),
                    new Direction(1, 0, 0),
                    new Direction(0, 1, 0),
                    new PixelSpacing(PIXEL, PIXEL, PixelSpacing.Origin.PIXEL_SPACING));
            instances.add(new Instance(
                    Path.of("pet-" + k + ".dcm"),
                    "1.2.840.10008.1.2.1",
                    uid + "." + (k + 1),
                    SOP_CLASS,
                    1,
                    Optional.of(plane),
                    header));
        }
        return new Series(uid, "PT", Optional.of(number), "PET AC", "CHEST", instances, true, List.of());
    }

    public static DataSet header() {
        DataSet drug = new DataSet()
                .putDecimal(Tag.RadionuclideTotalDose, 370e6)
                .putDecimal(Tag.RadionuclideHalfLife, HALF_LIFE)
                .putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "100000.00");
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SOP_CLASS)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putString(Tag.Modality, Vr.CS, "PT")
                .putInteger(Tag.Rows, Vr.US, ROWS)
                .putInteger(Tag.Columns, Vr.US, COLUMNS)
                .putString(Tag.PixelSpacing, Vr.DS, "3.1", "3.1")
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putInteger(Tag.PixelPaddingValue, Vr.US, PADDING)
                .putString(Tag.Units, Vr.CS, "BQML")
                .putString(Tag.DecayCorrection, Vr.CS, "START")
                .putString(Tag.CorrectedImage, Vr.CS, "ATTN", "DECY", "SCAT")
                .putString(Tag.SeriesDate, Vr.DA, "20240305")
                .putString(Tag.SeriesTime, Vr.TM, "110000")
                .putString(Tag.AcquisitionDate, Vr.DA, "20240305")
                .putString(Tag.AcquisitionTime, Vr.TM, "110230.5")
                .putDecimal(Tag.PatientWeight, 70)
                .putItems(Tag.RadiopharmaceuticalInformationSequence, drug);
    }

    /** A rigid registration that shifts points of one frame of reference into another. */
    public static Series registration(String from, String into, double x, double y, double z) {
        DataSet matrix = new DataSet()
                .putString(Tag.FrameOfReferenceTransformationMatrixType, Vr.CS, "RIGID")
                .putString(
                        Tag.FrameOfReferenceTransformationMatrix,
                        Vr.DS,
                        ("1 0 0 " + x + " 0 1 0 " + y + " 0 0 1 " + z + " 0 0 0 1").split(" "));
        DataSet item = new DataSet()
                .putString(Tag.FrameOfReferenceUID, Vr.UI, from)
                .putItems(Tag.MatrixRegistrationSequence, new DataSet().putItems(Tag.MatrixSequence, matrix));
        DataSet header = new DataSet()
                .putString(Tag.FrameOfReferenceUID, Vr.UI, into)
                .putString(Tag.ContentLabel, Vr.CS, "PETTOCT")
                .putItems(Tag.RegistrationSequence, item);
        String sopClass = "1.2.840.10008.5.1.4.1.1.66.1";
        Instance instance = new Instance(
                Path.of("reg.dcm"), "1.2.840.10008.1.2.1", "1.2.78.1", sopClass, 0, Optional.empty(), header);
        return new Series("1.2.78", "REG", Optional.of(9), "", "", List.of(instance), false, List.of());
    }

    public static boolean isPadding(int i, int j) {
        return i < 3 && j < 2;
    }

    /** SUVbw of a voxel, worked out from the attributes by hand. */
    public static double suv(int i, int j, int k) {
        double dose = 370e6 * Math.pow(2, -3600 / HALF_LIFE);
        return (stored(k)[j * COLUMNS + i] & 0xFFFF) * slope(k) * 70_000 / dose;
    }

    private static double slope(int k) {
        return 1.5 + 0.25 * k;
    }

    private static short[] stored(int k) {
        Random random = new Random(100 + k);
        short[] stored = new short[COLUMNS * ROWS];
        for (int at = 0; at < stored.length; at++) {
            int value = random.nextInt(16_000);
            stored[at] = (short) (isPadding(at % COLUMNS, at / COLUMNS) ? PADDING : value);
        }
        return stored;
    }

    /** Frames of this series, else of {@link SyntheticSeries}. */
    public static ImageFrame read(Instance instance, int frame) {
        String uid = instance.sopInstanceUid();
        if (!instance.sopClassUid().equals(SOP_CLASS)) {
            return SyntheticSeries.read(instance, frame);
        }
        int k = Integer.parseInt(uid.substring(uid.lastIndexOf('.') + 1)) - 1;
        return new GreyFrame(
                new FrameRef(uid, frame), COLUMNS, ROWS, stored(k), true, new ModalityLut.Linear(slope(k), 0, "BQML"));
    }
}
