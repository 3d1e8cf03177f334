package org.overread.core.reformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.RealFrame;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

class ReformatterTest {
    private static final String FRAME = "1.2.3";
    private static final int COLUMNS = 24;
    private static final int ROWS = 20;
    private static final int SLICES = 16;

    private final Direction right = new Direction(1, 0, 0);
    private final Direction back = new Direction(0, 1, 0);
    private final Direction head = new Direction(0, 0, 1);
    private final VolumeGeometry straight = grid(head, 2.5);

    /** Linear interpolation gives a linear function exactly, wherever and however the plane lies. */
    @Test
    void anObliquePlaneShowsTheValueThatIsThere() {
        for (VolumeGeometry grid : List.of(straight, tilted())) {
            Volume volume = filled(grid, ReformatterTest::linear, 0.5, -300);
            Reformatter reformatter = new Reformatter(volume);
            Random random = new Random(5);
            for (int round = 0; round < 20; round++) {
                ReformatPlane plane = oblique(grid, random, Slab.NONE);
                float[] picture = reformatter.sample(plane);
                for (int row = 0; row < plane.rows(); row++) {
                    for (int column = 0; column < plane.columns(); column++) {
                        PatientPoint at = plane.toPatient(new ImagePoint(column + 0.5, row + 0.5));
                        float value = picture[row * plane.columns() + column];
                        if (wellInside(grid, at)) {
                            assertThat(value).isCloseTo((float) linear(at), within(0.3f));
                        } else if (!grid.contains(at)) {
                            assertThat(value).isNaN();
                        }
                    }
                }
            }
        }
    }

    @Test
    void aPlaneAlongTheSlicesShowsTheirPixelsUnchanged() {
        Random random = new Random(9);
        Volume volume = filled(straight, at -> random.nextInt(4000) - 1000, 1, -1000);
        PatientPoint middle = straight.toPatient((COLUMNS - 1) / 2.0, (ROWS - 1) / 2.0, 7);
        ReformatPlane axial = new ReformatPlane(FRAME, middle, right, back, 0.8, COLUMNS, ROWS, Slab.NONE);
        float[] picture = new Reformatter(volume).sample(axial);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(picture[row * COLUMNS + column])
                        .isCloseTo((float) volume.value(column, row, 7), within(0.01f));
            }
        }
    }

    @Test
    void headIsUpInACoronalPlaneThatLooksDown() {
        Volume volume = filled(straight, at -> at.z() * 10, 1, 0);
        PatientPoint middle = straight.toPatient(12, 10, 8);
        ReformatPlane coronal = new ReformatPlane(FRAME, middle, right, new Direction(0, 0, -1), 1, 11, 21, Slab.NONE);
        float[] picture = new Reformatter(volume).sample(coronal);
        assertThat(picture[5]).isGreaterThan(picture[20 * 11 + 5]);
        assertThat(picture[10 * 11 + 5]).isCloseTo((float) middle.z() * 10, within(0.5f));
    }

    @Test
    void projectionsAreThoseOfTheSamplesAlongTheLineOfSight() {
        Random random = new Random(3);
        Volume volume = filled(straight, at -> random.nextInt(1000), 1, 0);
        Reformatter reformatter = new Reformatter(volume);
        for (Slab.Projection projection : Slab.Projection.values()) {
            Slab slab = new Slab(8, projection);
            ReformatPlane plane =
                    new ReformatPlane(FRAME, straight.toPatient(11.5, 9.5, 7.5), right, back, 0.8, 10, 8, slab);
            float[] picture = reformatter.sample(plane);
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 10; column++) {
                    PatientPoint at = plane.toPatient(new ImagePoint(column + 0.5, row + 0.5));
                    assertThat(picture[row * 10 + column]).isCloseTo(alongLine(reformatter, at, slab), within(0.02f));
                }
            }
        }
    }

    @Test
    void maximumOfASlabShowsAVesselThatThePlaneItselfMisses() {
        Volume volume = filled(straight, at -> Math.abs(at.z() - 20) < 1.3 ? 900 : 0, 1, 0);
        Reformatter reformatter = new Reformatter(volume);
        PatientPoint off = new PatientPoint(0, 0, 15);
        assertThat(reformatter.sample(new ReformatPlane(FRAME, off, right, back, 1, 3, 3, Slab.NONE))[4])
                .isZero();
        Slab mip = new Slab(12, Slab.Projection.MAXIMUM);
        assertThat(reformatter.sample(new ReformatPlane(FRAME, off, right, back, 1, 3, 3, mip))[4])
                .isGreaterThan(600);
    }

    @Test
    void eachSliceKeepsItsOwnRescale() {
        List<GreyFrame> frames = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            short[] stored = new short[COLUMNS * ROWS];
            Arrays.fill(stored, (short) 100);
            frames.add(new GreyFrame(
                    new FrameRef("1." + k, 1), COLUMNS, ROWS, stored, false, new ModalityLut.Linear(k + 1, 0, "BQML")));
        }
        Reformatter reformatter = new Reformatter(new Volume(straight, planes(straight), frames));
        assertThat(reformatter.value(straight.toPatient(5, 5, 3))).isCloseTo(400, within(1e-3f));
        assertThat(reformatter.value(straight.toPatient(5, 5, 3.5))).isCloseTo(450, within(1e-3f));
    }

    /** A table of diffusion in m²/s that is no line, though all of it is less than a millionth. */
    @Test
    void aTableOfSmallNumbersIsReadAsTheTableItIs() {
        short[] stored = new short[COLUMNS * ROWS];
        Arrays.fill(stored, (short) 900);
        GreyFrame frame = new GreyFrame(new FrameRef("1.0", 1), COLUMNS, ROWS, stored, true, ModalityLut.IDENTITY);
        SliceValues values = SliceValues.of(frame, Optional.empty(), value -> 1e-12 * value * value);
        assertThat((double) values.at(0)).isCloseTo(8.1e-7, within(1e-13));
    }

    /** Padding of −2000 HU would make a mean, a minimum and every edge darker than the patient is. */
    @Test
    void paddingHasNoPartInInterpolationAndSlabs() {
        Random random = new Random(11);
        List<GreyFrame> frames = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            short[] stored = new short[COLUMNS * ROWS];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (short) (random.nextInt(3) == 0 ? -2000 : 100);
            }
            frames.add(new GreyFrame(
                    new FrameRef("1." + k, 1), COLUMNS, ROWS, stored, false, new ModalityLut.Linear(1, 0, "HU")));
        }
        Reformatter reformatter = new Reformatter(
                straight,
                frames.stream()
                        .map(frame -> SliceValues.of(frame, Optional.of(PixelPadding.between(-2000, -2000))))
                        .toList());
        int none = 0;
        for (int i = 0; i < 2000; i++) {
            double[] at = {random.nextDouble() * 22, random.nextDouble() * 18, random.nextDouble() * 14};
            int nearest = (int) Math.rint(at[1]) * COLUMNS + (int) Math.rint(at[0]);
            boolean padding = frames.get((int) Math.rint(at[2])).stored().at(nearest) == -2000;
            float value = reformatter.value(straight.toPatient(at[0], at[1], at[2]));
            none += padding ? 1 : 0;
            if (padding) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).isCloseTo(100, within(1e-3f));
            }
        }
        assertThat(none).isBetween(500, 800);
        PatientPoint middle = straight.toPatient(10, 10, 8);
        for (Slab.Projection projection : Slab.Projection.values()) {
            ReformatPlane thick = new ReformatPlane(FRAME, middle, right, back, 0.8, 12, 12, new Slab(20, projection));
            for (float value : reformatter.sample(thick)) {
                assertThat(value).isCloseTo(100, within(1e-2f));
            }
        }
    }

    @Test
    void realNumbersAreSampledAsTheyAre() {
        List<SliceValues> slices = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            double[] values = new double[COLUMNS * ROWS];
            for (int i = 0; i < values.length; i++) {
                values[i] = linear(straight.toPatient(i % COLUMNS, i / COLUMNS, k)) * 1e-6;
            }
            slices.add(SliceValues.of(new RealFrame(new FrameRef("1." + k, 1), COLUMNS, ROWS, values, ""), v -> v));
        }
        PatientPoint at = straight.toPatient(7.3, 4.6, 9.2);
        assertThat((double) new Reformatter(straight, slices).value(at)).isCloseTo(linear(at) * 1e-6, within(1e-9));
    }

    @Test
    void aPlaneOfAnotherFrameOfReferenceIsRefused() {
        Reformatter reformatter = new Reformatter(filled(straight, at -> 0, 1, 0));
        ReformatPlane elsewhere = new ReformatPlane("9.9", new PatientPoint(0, 0, 0), right, back, 1, 2, 2, Slab.NONE);
        assertThatThrownBy(() -> reformatter.sample(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsOfThePictureAndOfThePatientAgree() {
        ReformatPlane plane = oblique(straight, new Random(1), Slab.NONE);
        ImagePoint point = new ImagePoint(3.25, 17.5);
        ImagePoint back = plane.toImage(plane.toPatient(point));
        assertThat(back.column()).isCloseTo(3.25, within(1e-9));
        assertThat(back.row()).isCloseTo(17.5, within(1e-9));
        assertThat(plane.distanceMm(plane.toPatient(point))).isCloseTo(0, within(1e-9));
    }

    private float alongLine(Reformatter reformatter, PatientPoint at, Slab slab) {
        int steps = (int) Math.ceil(slab.thicknessMm() / 0.8) + 1;
        double sum = 0;
        float most = Float.NEGATIVE_INFINITY;
        float least = Float.POSITIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            double depth = -slab.thicknessMm() / 2 + step * slab.thicknessMm() / (steps - 1);
            float value = reformatter.value(at.plus(depth, head));
            sum += value;
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        return switch (slab.projection()) {
            case MEAN -> (float) (sum / steps);
            case MAXIMUM -> most;
            case MINIMUM -> least;
        };
    }

    private static double linear(PatientPoint at) {
        return 40 * at.x() - 25 * at.y() + 30 * at.z() + 100;
    }

    private static boolean wellInside(VolumeGeometry grid, PatientPoint at) {
        double[] voxel = grid.toVoxel(at);
        return voxel[0] > 0
                && voxel[0] < COLUMNS - 1
                && voxel[1] > 0
                && voxel[1] < ROWS - 1
                && voxel[2] > 0
                && voxel[2] < SLICES - 1;
    }

    private ReformatPlane oblique(VolumeGeometry grid, Random random, Slab slab) {
        double a = random.nextDouble(Math.TAU);
        double b = random.nextDouble(Math.PI);
        Direction across = new Direction(Math.cos(a), Math.sin(a), 0);
        Direction down = new Direction(-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b));
        PatientPoint centre = grid.toPatient(8 + random.nextInt(8), 8 + random.nextInt(6), 5 + random.nextInt(6));
        return new ReformatPlane(FRAME, centre, across, down, 0.7, 33, 29, slab);
    }

    private VolumeGeometry tilted() {
        double angle = Math.toRadians(18);
        return grid(new Direction(0, Math.sin(angle), Math.cos(angle)), 2.5);
    }

    private VolumeGeometry grid(Direction alongK, double spacing) {
        return new VolumeGeometry(
                FRAME, COLUMNS, ROWS, SLICES, new PatientPoint(-9, -7, 3), right, back, alongK, 0.8, 0.8, spacing);
    }

    private interface Field {
        double at(PatientPoint point);
    }

    private static Volume filled(VolumeGeometry grid, Field field, double slope, double intercept) {
        List<GreyFrame> frames = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            short[] stored = new short[COLUMNS * ROWS];
            for (int j = 0; j < ROWS; j++) {
                for (int i = 0; i < COLUMNS; i++) {
                    double value = field.at(grid.toPatient(i, j, k));
                    stored[j * COLUMNS + i] = (short) Math.round((value - intercept) / slope);
                }
            }
            frames.add(new GreyFrame(
                    new FrameRef("1." + k, 1),
                    COLUMNS,
                    ROWS,
                    stored,
                    false,
                    new ModalityLut.Linear(slope, intercept, "HU")));
        }
        return new Volume(grid, planes(grid), frames);
    }

    private static List<ImagePlane> planes(VolumeGeometry grid) {
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            planes.add(new ImagePlane(
                    FRAME,
                    grid.toPatient(0, 0, k),
                    grid.alongI(),
                    grid.alongJ(),
                    new PixelSpacing(0.8, 0.8, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return planes;
    }
}
