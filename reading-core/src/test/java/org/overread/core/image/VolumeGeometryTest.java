package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VolumeGeometryTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final double TILT = Math.toRadians(20);

    /** Slices tilted about x by 20°, the table moving along z. */
    private static final VolumeGeometry TILTED = new VolumeGeometry(
            "1.2",
            512,
            512,
            40,
            new PatientPoint(-120, -100, 30),
            new Direction(1, 0, 0),
            new Direction(0, Math.cos(TILT), Math.sin(TILT)),
            new Direction(0, 0, 1),
            0.5,
            0.4,
            5);

    @Test
    void toVoxelUndoesToPatientOfTiltedGridsToo() {
        Random random = new Random(5);
        for (int n = 0; n < 500; n++) {
            double i = random.nextDouble() * 512;
            double j = random.nextDouble() * 512;
            double k = random.nextDouble() * 40;
            double[] back = TILTED.toVoxel(TILTED.toPatient(i, j, k));
            assertThat(back[0]).isCloseTo(i, EXACT);
            assertThat(back[1]).isCloseTo(j, EXACT);
            assertThat(back[2]).isCloseTo(k, EXACT);
        }
    }

    @Test
    void aTiltedGridSaysSoAndHowFarItsPlanesAreApart() {
        assertThat(TILTED.sheared()).isTrue();
        assertThat(TILTED.planeDistanceMm()).isCloseTo(5 * Math.cos(TILT), EXACT);
    }

    @Test
    void theAffineMatricesAreOneAnothersInverse() {
        double[] there = TILTED.voxelToPatient();
        double[] back = TILTED.patientToVoxel();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int n = 0; n < 4; n++) {
                    sum += there[4 * row + n] * back[4 * n + column];
                }
                assertThat(sum).isCloseTo(row == column ? 1 : 0, EXACT);
            }
        }
        // column 3 of the first is the place of voxel (0, 0, 0)
        assertThat(new double[] {there[3], there[7], there[11]}).containsExactly(-120, -100, 30);
    }

    /** A graphics card computes with floats: half a pixel of a large volume must survive that. */
    @Test
    void roundTripInSinglePrecisionKeepsVoxels() {
        double[] there = TILTED.voxelToPatient();
        double[] back = TILTED.patientToVoxel();
        float[] voxel = {511, 300, 39, 1};
        float[] patient = single(there, voxel);
        float[] again = single(back, patient);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(again[axis]).isCloseTo(voxel[axis], Offset.offset(0.001f));
        }
    }

    private static float[] single(double[] matrix, float[] vector) {
        float[] product = new float[4];
        for (int row = 0; row < 4; row++) {
            for (int n = 0; n < 4; n++) {
                product[row] += (float) matrix[4 * row + n] * vector[n];
            }
        }
        return product;
    }

    @Test
    void aPointIsInTheVolumeUpToTheOuterFaces() {
        assertThat(TILTED.contains(TILTED.toPatient(-0.49, 0, 39.49))).isTrue();
        assertThat(TILTED.contains(TILTED.toPatient(-0.51, 0, 0))).isFalse();
        assertThat(TILTED.contains(TILTED.toPatient(0, 0, 39.51))).isFalse();
    }
}
