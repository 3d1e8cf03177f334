package org.overread.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;

class DeformableRegistrationTest {
    private static final String SOURCE = "2.25.2";

    private static DataSet matrix(double x, double y, double z) {
        return new DataSet()
                .putDecimal(Tag.FrameOfReferenceTransformationMatrix, 1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1)
                .putString(Tag.FrameOfReferenceTransformationMatrixType, Vr.CS, "RIGID");
    }

    /** Elements 2, 4 and 5 mm apart from (-10, 0, 100); the offset of element i, j, k is (i, 10 · j, 100 · k). */
    private static DataSet grid(int columns, int rows, int planes) {
        double[] vectors = new double[columns * rows * planes * 3];
        for (int i = 0; i < vectors.length / 3; i++) {
            vectors[3 * i] = i % columns;
            vectors[3 * i + 1] = 10.0 * (i / columns % rows);
            vectors[3 * i + 2] = 100.0 * (i / (columns * rows));
        }
        DataSet floats = new DataSet().putFloating(Tag.VectorGridData, Vr.FL, vectors);
        byte[] bytes = new byte[vectors.length * 4];
        floats.bytes(Tag.VectorGridData).orElseThrow().get(bytes);
        return new DataSet()
                .putDecimal(Tag.ImagePositionPatient, -10, 0, 100)
                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .putInteger(Tag.GridDimensions, Vr.UL, columns, rows, planes)
                .putFloating(Tag.GridResolution, Vr.FD, 2, 4, 5)
                .putBytes(Tag.VectorGridData, Vr.OF, bytes);
    }

    private static DataSet header(DataSet grid) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.DEFORMABLE_SPATIAL_REGISTRATION)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, "2.25.1")
                .putItems(
                        Tag.DeformableRegistrationSequence,
                        new DataSet()
                                .putString(Tag.SourceFrameOfReferenceUID, Vr.UI, SOURCE)
                                .putItems(Tag.PreDeformationMatrixRegistrationSequence, matrix(1000, 0, 0))
                                .putItems(Tag.DeformableRegistrationGridSequence, grid)
                                .putItems(Tag.PostDeformationMatrixRegistrationSequence, matrix(0, 2000, 0)));
    }

    private static DeformableRegistration read(DataSet header) throws IOException {
        return DeformableRegistration.of(
                Instance.of(Path.of("def.dcm"), DicomReader.read(DicomWriter.toBytes(header))));
    }

    @Test
    void registeredPointIsMovedByMatrixOffsetAndMatrixIntoTheSource() throws IOException {
        DeformableRegistration registration = read(header(grid(3, 4, 2)));

        // element 1, 2, 1 lies at (-8, 8, 105)
        PatientPoint onElement =
                registration.map(new PatientPoint(-8, 8, 105), SOURCE).orElseThrow();
        assertThat(onElement.distanceTo(new PatientPoint(-8 + 1000 + 1, 8 + 20 + 2000, 105 + 100)))
                .isCloseTo(0, within(1e-9));
        // half way along each axis between 0, 0, 0 and 1, 1, 1
        PatientPoint between =
                registration.map(new PatientPoint(-9, 2, 102.5), SOURCE).orElseThrow();
        assertThat(between.distanceTo(new PatientPoint(-9 + 1000 + 0.5, 2 + 5 + 2000, 102.5 + 50)))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void pointBeyondTheGridIsNowhere() throws IOException {
        DeformableRegistration registration = read(header(grid(3, 4, 2)));

        assertThat(registration.map(new PatientPoint(-11, 2, 102), SOURCE)).isEmpty();
        assertThat(registration.map(new PatientPoint(-6, 12, 105), SOURCE)).isPresent();
        assertThat(registration.map(new PatientPoint(-6, 12, 105.1), SOURCE)).isEmpty();
        assertThat(registration.map(new PatientPoint(-9, 2, 102), "2.25.77")).isEmpty();
    }

    @Test
    void undefinedVectorsGiveNoPoint() throws IOException {
        DataSet grid = grid(3, 4, 2);
        byte[] bytes = new byte[3 * 4 * 2 * 12];
        for (int i = 0; i < bytes.length; i += 4) {
            bytes[i + 2] = (byte) 0xC0;
            bytes[i + 3] = 0x7F;
        }
        assertThat(read(header(grid.putBytes(Tag.VectorGridData, Vr.OF, bytes)))
                        .map(new PatientPoint(-9, 2, 102), SOURCE))
                .isEmpty();
    }

    @Test
    void vectorsOfALargeGridStayInTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("def.dcm");
        DicomWriter.write(header(grid(60, 50, 40)), file);
        DeformableRegistration registration = DeformableRegistration.of(Instance.of(file, DicomReader.read(file)));

        assertThat(registration.items().get(0).grid().orElseThrow().vectors()).isInstanceOf(Value.Bulk.class);
        PatientPoint moved = registration
                .map(new PatientPoint(-10 + 2 * 31.5, 4 * 17, 100 + 5 * 39), SOURCE)
                .orElseThrow();
        assertThat(moved.distanceTo(new PatientPoint(-10 + 63 + 1000 + 31.5, 68 + 170 + 2000, 295 + 3900)))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void gridsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> read(header(grid(3, 4, 2).putInteger(Tag.GridDimensions, Vr.UL, 3, 4, 3))))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRUNCATED));
        assertThatThrownBy(() -> read(header(grid(3, 4, 2).putInteger(Tag.GridDimensions, Vr.UL, 0, 4, 3))))
                .hasMessageContaining("GridDimensions (0064,0007)");
        assertThatThrownBy(() -> read(header(grid(3, 4, 2).remove(Tag.VectorGridData))))
                .hasMessage("registration 1: no VectorGridData (0064,0009)");
    }
}
