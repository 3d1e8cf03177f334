package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;

/** A phantom as CT images (PS3.3 A.3), labelled a phantom in patient, study, series and image. */
final class PhantomSeries {
    private static final String LABEL = "PHANTOM, not a patient";
    private static final String DATE = "20260101";
    private static final String TIME = "120000";

    private final PhantomIdentity phantom;
    private final Label label;
    private final Volume volume;

    /**
     * What a phantom's images say that they are.
     *
     * @param bodyPart Body Part Examined
     * @param description after "PHANTOM, not a patient"
     * @param centers of its windows; {@code widths} and {@code windows}, their names, in the same order
     */
    record Label(
            String bodyPart, String description, List<String> centers, List<String> widths, List<String> windows) {}

    PhantomSeries(PhantomIdentity phantom, Label label, Volume volume) {
        this.phantom = phantom;
        this.label = label;
        this.volume = volume;
    }

    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int slice = 0; slice < volume.frames().size(); slice++) {
            String name = String.format(Locale.ROOT, "phantom-%03d.dcm", slice + 1);
            Files.write(folder.resolve(name), DicomWriter.toBytes(image(slice)));
        }
    }

    private DataSet image(int slice) {
        DataSet image = new DataSet();
        identity(image, slice);
        description(image);
        geometry(image, slice);
        pixels(image, volume.frames().get(slice));
        return image;
    }

    private void identity(DataSet image, int slice) {
        String seed = Long.toString(phantom.seed());
        image.putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(
                        Tag.SOPInstanceUID,
                        Vr.UI,
                        volume.frames().get(slice).ref().sopInstanceUid())
                .putString(Tag.StudyInstanceUID, Vr.UI, phantom.uid("study"))
                .putString(Tag.SeriesInstanceUID, Vr.UI, phantom.uid("series"))
                .putString(Tag.FrameOfReferenceUID, Vr.UI, volume.geometry().frameOfReferenceUid())
                .putEmpty(Tag.PositionReferenceIndicator, Vr.LO)
                .putString(Tag.PatientName, Vr.PN, "PHANTOM^" + label.bodyPart())
                .putString(Tag.PatientID, Vr.LO, "PHANTOM-" + seed)
                .putEmpty(Tag.PatientBirthDate, Vr.DA)
                .putString(Tag.PatientSex, Vr.CS, "O")
                .putString(Tag.QualityControlSubject, Vr.CS, "YES")
                .putString(Tag.StudyID, Vr.SH, "PH" + shortened(seed))
                .putString(Tag.AccessionNumber, Vr.SH, "PH" + shortened(seed))
                .putString(Tag.SeriesNumber, Vr.IS, "1")
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(slice + 1));
    }

    private void description(DataSet image) {
        image.putString(Tag.StudyDate, Vr.DA, DATE)
                .putString(Tag.StudyTime, Vr.TM, TIME)
                .putString(Tag.SeriesDate, Vr.DA, DATE)
                .putString(Tag.SeriesTime, Vr.TM, TIME)
                .putString(Tag.ContentDate, Vr.DA, DATE)
                .putString(Tag.ContentTime, Vr.TM, TIME)
                .putEmpty(Tag.ReferringPhysicianName, Vr.PN)
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.StudyDescription, Vr.LO, LABEL)
                .putString(Tag.SeriesDescription, Vr.LO, LABEL + ", " + label.description())
                .putString(Tag.ImageComments, Vr.LT, LABEL + ". Made by formula; reference material for tests.")
                .putString(Tag.BodyPartExamined, Vr.CS, label.bodyPart())
                .putString(Tag.PatientPosition, Vr.CS, "HFS")
                .putString(Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY", "AXIAL")
                .putString(Tag.Manufacturer, Vr.LO, "Overread")
                .putString(Tag.ManufacturerModelName, Vr.LO, modelName())
                .putString(Tag.SoftwareVersions, Vr.LO, phantom.version())
                .putString(Tag.QualityControlImage, Vr.CS, "YES")
                .putString(Tag.BurnedInAnnotation, Vr.CS, "NO")
                .putEmpty(Tag.AcquisitionNumber, Vr.IS)
                .putEmpty(Tag.KVP, Vr.DS);
    }

    private void geometry(DataSet image, int slice) {
        ImagePlane plane = volume.planes().get(slice);
        PatientPoint first = plane.firstPixelCentre();
        image.putString(Tag.ImagePositionPatient, Vr.DS, decimal(first.x()), decimal(first.y()), decimal(first.z()))
                .putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
                .putString(
                        Tag.PixelSpacing,
                        Vr.DS,
                        decimal(plane.spacing().betweenRowsMm()),
                        decimal(plane.spacing().betweenColumnsMm()))
                .putString(Tag.SliceThickness, Vr.DS, decimal(volume.geometry().spacingK()))
                .putString(Tag.SliceLocation, Vr.DS, decimal(first.z()));
    }

    private void pixels(DataSet image, GreyFrame frame) {
        ByteBuffer samples =
                ByteBuffer.allocate(frame.stored().count() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        samples.asShortBuffer().put(frame.stored().array());
        image.putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.Rows, Vr.US, frame.rows())
                .putInteger(Tag.Columns, Vr.US, frame.columns())
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putString(Tag.RescaleIntercept, Vr.DS, "-1024")
                .putString(Tag.RescaleSlope, Vr.DS, "1")
                .putString(Tag.RescaleType, Vr.LO, "HU")
                .putString(Tag.WindowCenter, Vr.DS, label.centers().toArray(String[]::new))
                .putString(Tag.WindowWidth, Vr.DS, label.widths().toArray(String[]::new))
                .putString(
                        Tag.WindowCenterWidthExplanation, Vr.LO, label.windows().toArray(String[]::new))
                .putBytes(Tag.PixelData, Vr.OW, samples.array());
    }

    private String modelName() {
        return phantom.kind().substring(0, 1).toUpperCase(Locale.ROOT)
                + phantom.kind().substring(1) + " phantom";
    }

    private static String decimal(double value) {
        return Double.toString(Math.round(value * 1e6) / 1e6);
    }

    private static String shortened(String seed) {
        return seed.length() <= 12 ? seed : seed.substring(seed.length() - 12);
    }
}
