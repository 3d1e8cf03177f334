package org.overread.ai.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/** Masks, components and grids, against plain reference implementations. */
class VolumeShapesTest {
    private static final int W = 23;
    private static final int H = 17;
    private static final int D = 11;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void dilationAndErosionAreThoseOfABall(int radius) {
        VoxelMask mask = noise(0.04, radius);
        try (SliceWorkers workers = new SliceWorkers(2)) {
            BallMorphology ball = new BallMorphology(radius, workers);
            VoxelMask dilated = ball.dilated(mask);
            VoxelMask eroded = ball.eroded(dilated);
            for (int i = 0; i < mask.inside().length; i++) {
                assertThat(dilated.inside()[i] != 0).isEqualTo(anyWithin(mask, i, radius, 1));
                assertThat(eroded.inside()[i] == 0).isEqualTo(anyWithin(dilated, i, radius, 0));
            }
            assertThat(ball.closed(mask).inside()).isEqualTo(eroded.inside());
        }
    }

    private static boolean anyWithin(VoxelMask mask, int index, int radius, int value) {
        int x = index % W;
        int y = index / W % H;
        int z = index / (W * H);
        for (int k = Math.max(0, z - radius); k <= Math.min(D - 1, z + radius); k++) {
            for (int j = Math.max(0, y - radius); j <= Math.min(H - 1, y + radius); j++) {
                for (int i = Math.max(0, x - radius); i <= Math.min(W - 1, x + radius); i++) {
                    int squared = (i - x) * (i - x) + (j - y) * (j - y) + (k - z) * (k - z);
                    if (squared <= radius * radius && mask.inside()[mask.index(i, j, k)] == value) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.5, 0.9})
    void componentsAreThoseOfAFloodFill(double density) {
        VoxelMask mask = noise(density, 9);
        for (int value = 0; value <= 1; value++) {
            boolean[] seen = new boolean[mask.inside().length];
            int largest = 0;
            VoxelMask expected = VoxelMask.empty(W, H, D);
            for (int start = 0; start < seen.length; start++) {
                if (mask.inside()[start] == value && !seen[start]) {
                    largest = Math.max(largest, flood(mask, value, start, seen, expected));
                }
            }
            VoxelMask found = VoxelMask.empty(W, H, D);
            Components components = new Components(mask, value);
            components.addTo(found, (voxels, atSide) -> voxels > 3 && !atSide);

            assertThat(components.largest()).isEqualTo(largest);
            assertThat(found.inside()).isEqualTo(expected.inside());
        }
    }

    /** Marks components of more than 3 voxels that touch no side. */
    private static int flood(VoxelMask mask, int value, int start, boolean[] seen, VoxelMask chosen) {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> all = new ArrayDeque<>();
        boolean atSide = false;
        open.push(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int at = open.pop();
            all.push(at);
            int x = at % W;
            int y = at / W % H;
            int z = at / (W * H);
            atSide |= x == 0 || y == 0 || x == W - 1 || y == H - 1;
            int[][] steps = {{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}};
            for (int[] step : steps) {
                int i = x + step[0];
                int j = y + step[1];
                int k = z + step[2];
                if (i >= 0 && j >= 0 && k >= 0 && i < W && j < H && k < D) {
                    int next = mask.index(i, j, k);
                    if (mask.inside()[next] == value && !seen[next]) {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        if (all.size() > 3 && !atSide) {
            all.forEach(voxel -> chosen.inside()[voxel] = 1);
        }
        return all.size();
    }

    @Test
    void boundsHoldAllVoxelsAndNoMore() {
        VoxelMask mask = VoxelMask.empty(W, H, D);
        assertThat(mask.bounds().isEmpty()).isTrue();
        mask.inside()[mask.index(3, 4, 5)] = 1;
        mask.inside()[mask.index(7, 2, 5)] = 1;

        assertThat(mask.bounds()).isEqualTo(new VoxelBox(3, 2, 5, 8, 5, 6));
        assertThat(mask.bounds().grown(4, W, H, D)).isEqualTo(new VoxelBox(0, 0, 1, 12, 9, 10));
    }

    @Test
    void gridRunsTowardsLeftPosteriorAndHeadAndMapsThereAndBack() {
        // A coronal series, columns to the right of the patient, rows to the feet, slices to anterior; slightly
        // oblique.
        double c = Math.cos(0.1);
        double s = Math.sin(0.1);
        VolumeGeometry coronal = new VolumeGeometry(
                "1.2",
                120,
                90,
                40,
                new PatientPoint(60, 10, 200),
                new Direction(-c, -s, 0),
                new Direction(0, 0, -1),
                new Direction(s, -c, 0),
                0.8,
                0.9,
                2.5);
        IsotropicGrid grid = IsotropicGrid.over(coronal, 1.5);
        PatientPoint here = grid.toPatient(10, 11, 12);

        assertThat(grid.toPatient(11, 11, 12).x()).isGreaterThan(here.x());
        assertThat(grid.toPatient(10, 12, 12).y()).isGreaterThan(here.y());
        assertThat(grid.toPatient(10, 11, 13).z()).isGreaterThan(here.z());
        assertThat(grid.toPatient(11, 11, 12).distanceTo(here)).isCloseTo(1.5, within(1e-9));
        double[] source = grid.toSource(10, 11, 12);
        assertThat(grid.toGrid(source[0], source[1], source[2]))
                .containsExactly(new double[] {10, 11, 12}, within(1e-9));
        double[] corner = grid.toSource(grid.width() - 1, grid.height() - 1, grid.depth() - 1);
        assertThat(corner[0]).isBetween(0.0, 119.0);
        assertThat(corner[1]).isBetween(0.0, 89.0);
        assertThat(corner[2]).isBetween(0.0, 39.0);
    }

    @Test
    void everySliceIsWorkedOnOnceAndAFailureIsPassedOn() {
        try (SliceWorkers workers = new SliceWorkers(3)) {
            AtomicIntegerArray worked = new AtomicIntegerArray(100);
            workers.forEach(100, worked::incrementAndGet);
            for (int i = 0; i < 100; i++) {
                assertThat(worked.get(i)).isEqualTo(1);
            }
            assertThatThrownBy(() -> workers.forEach(100, slice -> {
                        throw new IllegalStateException("planted");
                    }))
                    .hasStackTraceContaining("planted");
        }
    }

    private static VoxelMask noise(double density, int seed) {
        VoxelMask mask = VoxelMask.empty(W, H, D);
        Random random = new Random(seed);
        for (int i = 0; i < mask.inside().length; i++) {
            mask.inside()[i] = (byte) (random.nextDouble() < density ? 1 : 0);
        }
        return mask;
    }
}
