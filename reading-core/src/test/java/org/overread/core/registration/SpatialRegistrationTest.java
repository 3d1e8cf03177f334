package org.overread.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;

class SpatialRegistrationTest {
    private static final String REGISTERED = "2.25.1";
    private static final String PET = "2.25.2";
    private static final String MR = "2.25.3";
    /** A quarter turn about z (x to y), then 10, 20, 30 mm along. */
    private static final double[] QUARTER_TURN = {0, -1, 0, 10, 1, 0, 0, 20, 0, 0, 1, 30, 0, 0, 0, 1};

    private static final double[] SHIFT = {1, 0, 0, 5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

    private static DataSet item(String frameOfReference, String type, double[]... matrices) {
        DataSet[] items = new DataSet[matrices.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = new DataSet()
                    .putDecimal(Tag.FrameOfReferenceTransformationMatrix, matrices[i])
                    .putString(Tag.FrameOfReferenceTransformationMatrixType, Vr.CS, type);
        }
        return new DataSet()
                .putString(Tag.FrameOfReferenceUID, Vr.UI, frameOfReference)
                .putItems(Tag.MatrixRegistrationSequence, new DataSet().putItems(Tag.MatrixSequence, items));
    }

    private static SpatialRegistration read(DataSet... items) throws IOException {
        DataSet header = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.SPATIAL_REGISTRATION)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, REGISTERED)
                .putItems(Tag.RegistrationSequence, items);
        return SpatialRegistration.of(Instance.of(Path.of("reg.dcm"), DicomReader.read(DicomWriter.toBytes(header))));
    }

    private static void assertNear(PatientPoint point, double x, double y, double z) {
        assertThat(point.distanceTo(new PatientPoint(x, y, z))).isCloseTo(0, within(1e-9));
    }

    @Test
    void pointGoesFromTheSourceIntoTheRegisteredFrameAndBack() throws IOException {
        SpatialRegistration registration = read(item(PET, "RIGID", QUARTER_TURN));

        assertNear(registration.map(new PatientPoint(1, 2, 3), PET, REGISTERED).orElseThrow(), 8, 21, 33);
        assertNear(
                registration.map(new PatientPoint(8, 21, 33), REGISTERED, PET).orElseThrow(), 1, 2, 3);
        assertNear(registration.map(new PatientPoint(1, 2, 3), PET, PET).orElseThrow(), 1, 2, 3);
        assertThat(registration.map(new PatientPoint(1, 2, 3), MR, REGISTERED)).isEmpty();
    }

    @Test
    void twoSourcesMeetByWayOfTheRegisteredFrame() throws IOException {
        SpatialRegistration registration = read(item(PET, "RIGID", QUARTER_TURN), item(MR, "RIGID", SHIFT));

        assertNear(registration.map(new PatientPoint(1, 2, 3), PET, MR).orElseThrow(), 3, 21, 33);
        assertNear(registration.map(new PatientPoint(3, 21, 33), MR, PET).orElseThrow(), 1, 2, 3);
    }

    @Test
    void inverseUndoesAShearingTransform() throws IOException {
        double[] affine = {1.5, 0.2, -0.1, 7, 0, 0.8, 0.3, -4, 0.1, 0, 1.1, 2, 0, 0, 0, 1};
        Transform transform = read(item(PET, "AFFINE", affine)).items().get(0).toRegistered();
        PatientPoint point = new PatientPoint(-13, 42, 5);

        PatientPoint there = transform.apply(point);
        assertNear(there, 1.5 * -13 + 0.2 * 42 - 0.5 + 7, 0.8 * 42 + 1.5 - 4, -1.3 + 5.5 + 2);
        assertNear(transform.inverse().apply(there), -13, 42, 5);
    }

    @Test
    void matricesThatAreNotWhatTheirTypeSaysAreRefused() throws IOException {
        double[] mirrored = {-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        double[] scaled = {2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        double[] sheared = {1, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        double[] flat = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        double[] projective = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0.5, 1};
        double[] transposed = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1};

        refused("is not RIGID", item(PET, "RIGID", mirrored));
        refused("is not RIGID", item(PET, "RIGID", scaled));
        refused("is not RIGID_SCALE", item(PET, "RIGID_SCALE", sheared));
        refused("has no inverse", item(PET, "AFFINE", flat));
        refused("does not end with the row 0, 0, 0, 1", item(PET, "AFFINE", projective));
        refused("does not end with the row 0, 0, 0, 1", item(PET, "RIGID", transposed));
        assertThat(read(item(PET, "RIGID_SCALE", scaled)).items()).hasSize(1);
        assertThat(read(item(PET, "AFFINE", sheared)).items()).hasSize(1);
    }

    private static void refused(String reason, DataSet item) {
        assertThatThrownBy(() -> read(item))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                .hasMessage("registration 1: FrameOfReferenceTransformationMatrix (3006,00C6) " + reason);
    }

    @Test
    void severalMatricesAreTakenOnlyWhereTheirOrderMakesNoDifference() throws IOException {
        assertNear(
                read(item(PET, "RIGID", SHIFT, SHIFT))
                        .map(new PatientPoint(1, 0, 0), PET, REGISTERED)
                        .orElseThrow(),
                11,
                0,
                0);
        assertThatThrownBy(() -> read(item(PET, "RIGID", SHIFT, QUARTER_TURN)))
                .hasMessageContaining("whose order matters");
    }

    @Test
    void twoItemsThatDisagreeOnAFrameOfReferenceGiveNoTransform() throws IOException {
        SpatialRegistration registration = read(item(PET, "RIGID", SHIFT), item(PET, "RIGID", QUARTER_TURN));

        assertThat(registration.between(PET, REGISTERED)).isEmpty();
        assertThat(registration.items()).hasSize(2);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> read()).hasMessage("no RegistrationSequence (0070,0308)");
        assertThatThrownBy(() -> read(item(PET, "RIGID", SHIFT).remove(Tag.FrameOfReferenceUID)))
                .hasMessage("registration 1: no FrameOfReferenceUID (0020,0052)");
        assertThatThrownBy(() -> read(item(PET, "RIGID", new double[] {1, 2, 3})))
                .hasMessage(
                        "registration 1: 3 values in FrameOfReferenceTransformationMatrix (3006,00C6), 16 are needed");
    }
}
