package org.overread.ai.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

class TensorGridTest {
    private static final PatientPoint ORIGIN = new PatientPoint(-101.5, 33.25, 7.125);

    static Stream<String> orientations() {
        List<String> all = new ArrayList<>();
        for (String letters : List.of("LPS", "LSP", "PLS", "PSL", "SLP", "SPL")) {
            for (int flips = 0; flips < 8; flips++) {
                StringBuilder one = new StringBuilder();
                for (int axis = 0; axis < 3; axis++) {
                    char letter = letters.charAt(axis);
                    one.append((flips >> axis & 1) == 0 ? letter : "RAI".charAt("LPS".indexOf(letter)));
                }
                all.add(one.toString());
            }
        }
        return all.stream();
    }

    @Test
    void thereAre48() {
        assertThat(orientations()).hasSize(48).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void tensorGrowsWhereItsLettersSay(String letters) {
        for (VolumeGeometry source : List.of(axial(), sagittal(), coronal())) {
            TensorGrid grid = TensorGrid.over(source, new TensorGrid.Wanted(letters, List.of(), List.of()));

            assertThat(grid.tensor().alongK().dot(direction(letters.charAt(0))))
                    .as("depth")
                    .isEqualTo(1);
            assertThat(grid.tensor().alongJ().dot(direction(letters.charAt(1))))
                    .as("height")
                    .isEqualTo(1);
            assertThat(grid.tensor().alongI().dot(direction(letters.charAt(2))))
                    .as("width")
                    .isEqualTo(1);
            assertThat(grid.tensor().voxels()).isEqualTo(source.voxels());
        }
    }

    @Test
    void lettersThatAreNoOrientationAreRefused() {
        for (String letters : List.of("LRS", "LP", "LPX", "LPSS", "lps")) {
            assertThatThrownBy(() -> TensorGrid.over(axial(), new TensorGrid.Wanted(letters, List.of(), List.of())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void placeInThePatientSurvivesTheWayThereAndBack() {
        Random random = new Random(20261124);
        List<String> letters = orientations().toList();
        for (int n = 0; n < 2000; n++) {
            VolumeGeometry source = random(random);
            List<Double> spacing = random.nextBoolean()
                    ? List.of()
                    : List.of(0.4 + 3 * random.nextDouble(), 0.4 + 3 * random.nextDouble(), 1.5);
            List<Integer> size = random.nextBoolean() ? List.of() : List.of(40 + random.nextInt(300), 64, 96);
            TensorGrid grid =
                    TensorGrid.over(source, new TensorGrid.Wanted(letters.get(random.nextInt(48)), spacing, size));

            double[] voxel = {random.nextInt(512), random.nextInt(512), random.nextInt(300)};
            double[] inTensor = grid.toTensor().apply(voxel[0], voxel[1], voxel[2]);
            PatientPoint of = source.toPatient(voxel[0], voxel[1], voxel[2]);
            PatientPoint by = grid.tensor().toPatient(inTensor[0], inTensor[1], inTensor[2]);
            double[] back = grid.toSource().apply(inTensor[0], inTensor[1], inTensor[2]);
            PatientPoint again = source.toPatient(back[0], back[1], back[2]);

            assertThat(by.distanceTo(of)).isLessThan(0.01);
            assertThat(again.distanceTo(of)).isLessThan(0.01);
            assertThat(grid.tensor().sheared()).as("tensor is rectangular").isFalse();
        }
    }

    @Test
    void tensorAsNeededHoldsAllVoxelsOfATiltedGantry() {
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            VolumeGeometry source = random(random);
            TensorGrid grid = TensorGrid.over(source, new TensorGrid.Wanted("SPL", List.of(), List.of()));
            for (int corner = 0; corner < 8; corner++) {
                PatientPoint at = source.toPatient(
                        (corner & 1) * (source.columns() - 1),
                        (corner >> 1 & 1) * (source.rows() - 1),
                        (corner >> 2) * (source.slices() - 1));
                assertThat(grid.tensor().contains(at)).isTrue();
            }
        }
    }

    @Test
    void fixedSizeIsCentredAndDoesNotInterpolateWhatFits() {
        VolumeGeometry source = axial();
        TensorGrid grid = TensorGrid.over(source, new TensorGrid.Wanted("SPL", List.of(), List.of(40, 64, 33)));

        double[] middle = grid.toSource().apply(16, 31.5, 19.5);
        assertThat(middle[0]).isCloseTo((source.columns() - 1) / 2.0, within(0.51));
        assertThat(middle[1]).isCloseTo((source.rows() - 1) / 2.0, within(0.51));
        assertThat(middle[2]).isCloseTo((source.slices() - 1) / 2.0, within(0.51));
        for (double entry : grid.toSource().matrix()) {
            assertThat(entry).isEqualTo(Math.rint(entry));
        }
    }

    private static VolumeGeometry random(Random random) {
        Direction along = unit(random);
        Direction any = unit(random);
        Direction normal = scaled(along.cross(any));
        Direction across = scaled(normal.cross(along));
        double tilt = random.nextInt(3) == 0 ? Math.toRadians(random.nextDouble() * 50 - 25) : 0;
        Direction stack = new Direction(
                Math.cos(tilt) * normal.x() + Math.sin(tilt) * across.x(),
                Math.cos(tilt) * normal.y() + Math.sin(tilt) * across.y(),
                Math.cos(tilt) * normal.z() + Math.sin(tilt) * across.z());
        return new VolumeGeometry(
                "1.2.3",
                16 + random.nextInt(500),
                16 + random.nextInt(500),
                2 + random.nextInt(300),
                new PatientPoint(random.nextGaussian() * 300, random.nextGaussian() * 300, random.nextGaussian() * 900),
                along,
                across,
                stack,
                0.3 + random.nextDouble() * 2,
                0.3 + random.nextDouble() * 2,
                0.5 + random.nextDouble() * 5);
    }

    private static Direction unit(Random random) {
        return scaled(new Direction(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
    }

    private static Direction scaled(Direction direction) {
        double length = Math.sqrt(direction.dot(direction));
        return new Direction(direction.x() / length, direction.y() / length, direction.z() / length);
    }

    private static VolumeGeometry axial() {
        return new VolumeGeometry(
                "1.2.3", 50, 64, 30, ORIGIN, direction('L'), direction('P'), direction('S'), 0.7, 0.8, 2.5);
    }

    private static VolumeGeometry sagittal() {
        return new VolumeGeometry(
                "1.2.3", 50, 64, 30, ORIGIN, direction('P'), direction('I'), direction('R'), 0.9, 0.9, 1.2);
    }

    private static VolumeGeometry coronal() {
        return new VolumeGeometry("1.2.3", 50, 64, 30, ORIGIN, direction('L'), direction('I'), direction('A'), 1, 1, 1);
    }

    /** Written without the class under test. */
    private static Direction direction(char letter) {
        return switch (letter) {
            case 'L' -> new Direction(1, 0, 0);
            case 'R' -> new Direction(-1, 0, 0);
            case 'P' -> new Direction(0, 1, 0);
            case 'A' -> new Direction(0, -1, 0);
            case 'S' -> new Direction(0, 0, 1);
            default -> new Direction(0, 0, -1);
        };
    }
}
