package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Laterality;

/**
 * A frontal chest radiograph that is no patient's: made by formula from a seed, in every other one with an opacity in one
 * lung whose place and size are known. The same seed gives the same pixels and UIDs.
 *
 * <p>Frame: postero-anterior, the patient's right at the image's left.
 */
public final class RadiographPhantom {
    /** Rows and columns. */
    public static final int SIZE = 1024;

    private static final String VERSION = "1";
    private static final String DX_FOR_PRESENTATION = "1.2.840.10008.5.1.4.1.1.1.1.1";
    private static final double PIXEL_MM = 0.4;
    private static final String LABEL = "PHANTOM, not a patient";

    private final PhantomIdentity identity;
    private final Optional<Opacity> opacity;
    private final double noise;
    private final double width;

    /**
     * A denser place in a lung.
     *
     * @param column and {@code row} of its middle, pixels
     * @param sigmaMm of its Gaussian profile
     * @param contrast as a part of the image's range
     */
    public record Opacity(double column, double row, double sigmaMm, double contrast, Laterality laterality) {}

    private RadiographPhantom(long seed) {
        identity = new PhantomIdentity("radiograph", VERSION, seed);
        Random random = new Random(seed);
        noise = 0.006 + 0.006 * random.nextDouble();
        width = 0.95 + 0.1 * random.nextDouble();
        boolean right = random.nextBoolean();
        Opacity made = new Opacity(
                SIZE * (0.5 + (right ? -1 : 1) * (0.20 + 0.04 * random.nextDouble())),
                SIZE * (0.32 + 0.3 * random.nextDouble()),
                12 + 14 * random.nextDouble(),
                0.22 + 0.25 * random.nextDouble(),
                right ? Laterality.RIGHT : Laterality.LEFT);
        opacity = Math.floorMod(seed, 2) == 0 ? Optional.empty() : Optional.of(made);
    }

    /** Even seeds give one without an opacity. */
    public static RadiographPhantom of(long seed) {
        return new RadiographPhantom(seed);
    }

    /** What a reader should find. */
    public Optional<Opacity> opacity() {
        return opacity;
    }

    public String studyInstanceUid() {
        return identity.uid("study");
    }

    /** Stored values, 0…4095, row-major; bright is dense. */
    public short[] pixels() {
        Random random = new Random(identity.seed() * 31 + 7);
        short[] pixels = new short[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double density = density(column, row) + noise * random.nextGaussian();
                pixels[row * SIZE + column] = (short) Math.clamp(Math.round(4095 * density), 0, 4095);
            }
        }
        return pixels;
    }

    /** Writes the image into a folder. @return the file */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve("radiograph.dcm"), DicomWriter.toBytes(image()));
    }

    private double density(int column, int row) {
        double x = (column - SIZE / 2.0) / (SIZE * width);
        double y = (row - SIZE / 2.0) / SIZE;
        double body = 0.75 * smooth(1 - Math.hypot(x / 0.48, y / 0.75));
        double lung = Math.max(lung(x - 0.21, y), lung(x + 0.21, y));
        // the heart lies a little to the patient's left: the image's right
        double heart = 0.3 * smooth(1.2 * (1 - Math.hypot((x - 0.045) / 0.14, (y - 0.13) / 0.17)));
        double ribs = 0.05 * lung * Math.sin(48 * (y + 1.3 * x * x));
        double air = 0.52 * lung * (1 - Math.min(1, heart / 0.3));
        double added = opacity.map(one -> one.contrast()
                        * lung
                        * Math.exp(-0.5
                                * Math.pow(
                                        Math.hypot(column - one.column(), row - one.row()) * PIXEL_MM / one.sigmaMm(),
                                        2)))
                .orElse(0.0);
        return 0.05 + body + ribs - air + added;
    }

    private static double lung(double x, double y) {
        return smooth(2.5 * (1 - Math.hypot(x / 0.14, (y + 0.03) / 0.3)));
    }

    /** 0 below 0, 1 above 1, without a kink between. */
    private static double smooth(double value) {
        double t = Math.clamp(value, 0, 1);
        return t * t * (3 - 2 * t);
    }

    private DataSet image() {
        DataSet image = new DataSet();
        identity(image);
        ByteBuffer samples = ByteBuffer.allocate(2 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        samples.asShortBuffer().put(pixels());
        return image.putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putString(Tag.PresentationLUTShape, Vr.CS, "IDENTITY")
                .putString(Tag.PixelIntensityRelationship, Vr.CS, "LOG")
                .putInteger(Tag.PixelIntensityRelationshipSign, Vr.SS, -1)
                .putString(Tag.RescaleIntercept, Vr.DS, "0")
                .putString(Tag.RescaleSlope, Vr.DS, "1")
                .putString(Tag.RescaleType, Vr.LO, "US")
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putString(Tag.WindowCenter, Vr.DS, "2048")
                .putString(Tag.WindowWidth, Vr.DS, "4096")
                .putBytes(Tag.PixelData, Vr.OW, samples.array());
    }

    private void identity(DataSet image) {
        String pixel = Double.toString(PIXEL_MM);
        image.putString(Tag.SOPClassUID, Vr.UI, DX_FOR_PRESENTATION)
                .putString(Tag.SOPInstanceUID, Vr.UI, identity.uid("instance"))
                .putString(Tag.StudyInstanceUID, Vr.UI, studyInstanceUid())
                .putString(Tag.SeriesInstanceUID, Vr.UI, identity.uid("series"))
                .putString(Tag.PatientName, Vr.PN, "PHANTOM^RADIOGRAPH")
                .putString(Tag.PatientID, Vr.LO, "PHANTOM-DX-" + identity.seed())
                .putString(Tag.QualityControlSubject, Vr.CS, "YES")
                .putString(Tag.StudyDescription, Vr.LO, LABEL)
                .putString(Tag.StudyDate, Vr.DA, "20260101")
                .putString(Tag.StudyTime, Vr.TM, "120000")
                .putString(Tag.AccessionNumber, Vr.SH, "PHDX")
                .putString(Tag.Modality, Vr.CS, "DX")
                .putString(Tag.SeriesNumber, Vr.IS, "1")
                .putString(Tag.SeriesDescription, Vr.LO, LABEL + ", chest PA")
                .putString(Tag.InstanceNumber, Vr.IS, "1")
                .putString(Tag.BodyPartExamined, Vr.CS, "CHEST")
                .putString(Tag.ViewPosition, Vr.CS, "PA")
                .putString(Tag.ImageLaterality, Vr.CS, "U")
                .putString(Tag.PatientOrientation, Vr.CS, "L", "F")
                .putString(Tag.PresentationIntentType, Vr.CS, "FOR PRESENTATION")
                .putString(Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY")
                .putString(Tag.Manufacturer, Vr.LO, "Overread")
                .putString(Tag.BurnedInAnnotation, Vr.CS, "NO")
                .putString(Tag.ImagerPixelSpacing, Vr.DS, pixel, pixel);
    }
}
