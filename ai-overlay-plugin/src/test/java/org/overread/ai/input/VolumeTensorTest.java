package org.overread.ai.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** A volume whose value is a linear function of the place in the patient: any tensor of it must be that function, too. */
class VolumeTensorTest {

    @ParameterizedTest
    @MethodSource("org.overread.ai.input.TensorGridTest#orientations")
    void tensorHoldsAtEachVoxelTheValueOfItsPlace(String letters) {
        Volume volume = ramp(new Direction(0, 0, 1));
        assertIsRamp(volume, new TensorGrid.Wanted(letters, List.of(), List.of()), 1e-3);
        assertIsRamp(volume, new TensorGrid.Wanted(letters, List.of(1.5, 1.5, 1.5), List.of()), 0.51);
    }

    @Test
    void tiltedGantryIsPutUpright() {
        double tilt = Math.toRadians(20);
        assertIsRamp(
                ramp(new Direction(0, Math.sin(tilt), Math.cos(tilt))),
                new TensorGrid.Wanted("SPL", List.of(2.0, 1.5, 1.5), List.of()),
                0.75);
    }

    @Test
    void whatLiesBeyondIsTheLeastValue() {
        Volume volume = ramp(new Direction(0, 0, 1));
        TensorGrid grid =
                TensorGrid.over(volume.geometry(), new TensorGrid.Wanted("SPL", List.of(), List.of(60, 60, 60)));
        FloatBuffer tensor = filled(volume, grid, false);

        assertThat(tensor.get(0)).isEqualTo((float) new VolumeValues(volume).least());
        assertThat(tensor.get((30 * 60 + 30) * 60 + 30)).isGreaterThan(tensor.get(0));
    }

    private static void assertIsRamp(Volume volume, TensorGrid.Wanted wanted, double tolerance) {
        TensorGrid grid = TensorGrid.over(volume.geometry(), wanted);
        FloatBuffer tensor = filled(volume, grid, false);
        int inside = 0;
        for (int d = 0; d < grid.depth(); d++) {
            for (int h = 0; h < grid.height(); h++) {
                for (int w = 0; w < grid.width(); w++) {
                    double[] at = grid.toSource().apply(w, h, d);
                    if (inside(at, volume.geometry())) {
                        double value = tensor.get((d * grid.height() + h) * grid.width() + w);
                        PatientPoint place = grid.tensor().toPatient(w, h, d);
                        assertThat(value).isCloseTo(value(place), within(tolerance));
                        inside++;
                    }
                }
            }
        }
        assertThat(inside).isGreaterThan(1000);
    }

    private static boolean inside(double[] at, VolumeGeometry grid) {
        return at[0] >= 0
                && at[1] >= 0
                && at[2] >= 0
                && at[0] <= grid.columns() - 1
                && at[1] <= grid.rows() - 1
                && at[2] <= grid.slices() - 1;
    }

    private static FloatBuffer filled(Volume volume, TensorGrid grid, boolean nearest) {
        FloatBuffer tensor = FloatBuffer.allocate(grid.voxels());
        try (SliceWorkers workers = new SliceWorkers(2)) {
            new VolumeTensor(grid, new VolumeValues(volume), nearest).fill(tensor, 0, workers);
        }
        return tensor;
    }

    /** Whole numbers at voxels would hide what is off by half a voxel: 10 and 20 to the millimetre do not. */
    private static double value(PatientPoint place) {
        return 10 * place.x() + 20 * place.y() - 15 * place.z();
    }

    static Volume ramp(Direction stack) {
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        VolumeGeometry geometry =
                new VolumeGeometry("1.2.3", 20, 24, 16, new PatientPoint(-10, 5, 30), x, y, stack, 1, 2, 3);
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < 16; k++) {
            short[] stored = new short[20 * 24];
            for (int n = 0; n < stored.length; n++) {
                stored[n] = (short) Math.rint(value(geometry.toPatient(n % 20, n / 20, k)));
            }
            FrameRef ref = new FrameRef("1.2.3." + (k + 1), 1);
            frames.add(new GreyFrame(ref, 20, 24, stored, false, ModalityLut.IDENTITY));
            planes.add(new ImagePlane(
                    "1.2.3",
                    geometry.toPatient(0, 0, k),
                    x,
                    y,
                    new PixelSpacing(2, 1, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }
}
