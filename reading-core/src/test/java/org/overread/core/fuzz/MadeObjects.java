package org.overread.core.fuzz;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.sr.DicomReportWriter;
import org.overread.example.ExampleReport;

/** Small derived objects: a segmentation, a parametric map, a registration, a deformable one, fiducials. */
final class MadeObjects {

    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "segmentation",
                new DicomReportWriter(ExampleReport.STATION)
                        .write(ExampleReport.content())
                        .get(1)
                        .bytes());
        files.put("parametric map", DicomWriter.toBytes(map()));
        files.put("registration", DicomWriter.toBytes(registration()));
        files.put("deformable registration", DicomWriter.toBytes(deformable()));
        files.put("fiducials", DicomWriter.toBytes(fiducials()));
        return files;
    }

    private static DataSet object(String sopClassUid) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, sopClassUid)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, "2.25.4");
    }

    private static DataSet map() {
        DataSet mapping = new DataSet()
                .putInteger(Tag.RealWorldValueFirstValueMapped, Vr.US, 3)
                .putInteger(Tag.RealWorldValueLastValueMapped, Vr.US, 5)
                .putFloating(Tag.RealWorldValueLUTData, Vr.FD, 0.5, 7, 9)
                .putItems(
                        Tag.MeasurementUnitsCodeSequence,
                        new DataSet()
                                .putString(Tag.CodeValue, Vr.SH, "Bq/ml")
                                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM"));
        return object(SopClass.PARAMETRIC_MAP)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Columns, Vr.US, 2)
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        new DataSet().putItems(Tag.RealWorldValueMappingSequence, mapping))
                .putBytes(Tag.PixelData, Vr.OW, new byte[] {2, 0, 3, 0, 4, 0, 5, 0});
    }

    private static DataSet matrix() {
        return new DataSet()
                .putDecimal(Tag.FrameOfReferenceTransformationMatrix, 0, -1, 0, 9, 1, 0, 0, 8, 0, 0, 1, 7, 0, 0, 0, 1)
                .putString(Tag.FrameOfReferenceTransformationMatrixType, Vr.CS, "RIGID");
    }

    private static DataSet registration() {
        return object(SopClass.SPATIAL_REGISTRATION)
                .putItems(
                        Tag.RegistrationSequence,
                        new DataSet()
                                .putString(Tag.FrameOfReferenceUID, Vr.UI, "2.25.5")
                                .putItems(
                                        Tag.MatrixRegistrationSequence,
                                        new DataSet().putItems(Tag.MatrixSequence, matrix())));
    }

    private static DataSet deformable() {
        DataSet grid = new DataSet()
                .putDecimal(Tag.ImagePositionPatient, 0, 0, 0)
                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .putInteger(Tag.GridDimensions, Vr.UL, 2, 2, 2)
                .putFloating(Tag.GridResolution, Vr.FD, 2, 4, 5)
                .putBytes(Tag.VectorGridData, Vr.OF, new byte[96]);
        return object(SopClass.DEFORMABLE_SPATIAL_REGISTRATION)
                .putItems(
                        Tag.DeformableRegistrationSequence,
                        new DataSet()
                                .putString(Tag.SourceFrameOfReferenceUID, Vr.UI, "2.25.5")
                                .putItems(Tag.PreDeformationMatrixRegistrationSequence, matrix())
                                .putItems(Tag.DeformableRegistrationGridSequence, grid));
    }

    private static DataSet fiducials() {
        return object(SopClass.SPATIAL_FIDUCIALS)
                .putItems(
                        Tag.FiducialSetSequence,
                        new DataSet()
                                .putItems(
                                        Tag.FiducialSequence,
                                        new DataSet()
                                                .putString(Tag.FiducialIdentifier, Vr.SH, "F1")
                                                .putDecimal(Tag.ContourData, 1, 2, 3)));
    }

    private MadeObjects() {}
}
