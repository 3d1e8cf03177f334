package org.overread.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;

class SpatialFiducialsTest {

    private static SpatialFiducials read(DataSet fiducial) throws IOException {
        DataSet header = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.SPATIAL_FIDUCIALS)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putItems(
                        Tag.FiducialSetSequence,
                        new DataSet()
                                .putString(Tag.FrameOfReferenceUID, Vr.UI, "2.25.4")
                                .putItems(Tag.FiducialSequence, fiducial));
        return SpatialFiducials.of(Instance.of(Path.of("fid.dcm"), DicomReader.read(DicomWriter.toBytes(header))));
    }

    private static DataSet fiducial() {
        return new DataSet().putString(Tag.FiducialIdentifier, Vr.SH, "F1").putString(Tag.ShapeType, Vr.CS, "POINT");
    }

    @Test
    void fiducialsAreInThePatientOrOnImages() throws IOException {
        DataSet both = fiducial()
                .putDecimal(Tag.ContourData, 1, 2, 3)
                .putItems(
                        Tag.GraphicCoordinatesDataSequence,
                        new DataSet()
                                .putFloating(Tag.GraphicData, Vr.FL, 4.5, 6)
                                .putItems(
                                        Tag.ReferencedImageSequence,
                                        new DataSet()
                                                .putString(Tag.ReferencedSOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                                                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, "2.25.6")));
        SpatialFiducials.FiducialSet set = read(both).sets().get(0);
        Fiducial fiducial = set.fiducials().get(0);

        assertThat(set.frameOfReferenceUid()).contains("2.25.4");
        assertThat(fiducial.points()).containsExactly(new PatientPoint(1, 2, 3));
        assertThat(fiducial.onImages().get(0).points()).containsExactly(new ImagePoint(4.5, 6));
        assertThat(fiducial.onImages().get(0).image().sopInstanceUid()).isEqualTo("2.25.6");
    }

    @Test
    void whatIsMissingOrHalfIsNamed() {
        assertThatThrownBy(() -> read(fiducial().remove(Tag.FiducialIdentifier)))
                .hasMessage("no FiducialIdentifier (0070,0310)");
        assertThatThrownBy(() -> read(fiducial().putDecimal(Tag.ContourData, 1, 2)))
                .hasMessage("2 values in ContourData (3006,0050), not 3 a point");
    }
}
