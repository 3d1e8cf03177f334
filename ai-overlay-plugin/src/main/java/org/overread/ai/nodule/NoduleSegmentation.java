package org.overread.ai.nodule;

import java.util.Arrays;
import java.util.Optional;
import org.overread.ai.lung.LungMask;

/**
 * The nodule around a candidate's peak: the dense region of the lung about it, freed from vessels and strands by an opening
 * with a ball of half the nodule's own radius, so that what is thinner than half of it falls away. The chest wall and the
 * mediastinum lie outside the lung mask, and so outside the nodule.
 *
 * @param region voxels of the cube
 * @param thresholdHu halfway between the nodule and the lung around it
 * @param lungHu of the lung around it
 */
record NoduleSegmentation(boolean[] region, double thresholdHu, double lungHu) {
    private static final double DEFAULT_LUNG_HU = -850;
    private static final double LUNG_BELOW_HU = -500;
    private static final double LOWEST_THRESHOLD_HU = -700;
    private static final double HIGHEST_THRESHOLD_HU = -150;
    private static final int SEED_REACH = 3;
    private static final int CLIMB_REACH = 8;
    private static final double OPENING_SHARE = 0.5;
    /** Nothing counts as the nodule's that begins farther from its middle than this many of its radii. */
    private static final double REACH_SHARE = 1.5;

    /** Empty where nothing dense enough lies about the peak. */
    static Optional<NoduleSegmentation> around(LocalCube cube, LungMask lungs) {
        boolean[] inLung = inLung(cube, lungs);
        double core = brightestMean(cube);
        double lung = lungDensity(cube, inLung);
        double threshold = Math.clamp((core + lung) / 2, LOWEST_THRESHOLD_HU, HIGHEST_THRESHOLD_HU);
        return around(cube, inLung, threshold, lung);
    }

    /** The same nodule with the ground glass around it. */
    Optional<NoduleSegmentation> withGroundGlass(LocalCube cube, LungMask lungs) {
        return around(cube, inLung(cube, lungs), NoduleDensity.groundGlassFromHu(lungHu), lungHu);
    }

    private static Optional<NoduleSegmentation> around(
            LocalCube cube, boolean[] inLung, double threshold, double lung) {
        boolean[] dense = new boolean[inLung.length];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = inLung[i] && cube.hu(i) >= threshold;
        }
        int[] depth = CubeDistance.squared(dense, false, LocalCube.REACH);
        int seed = deepest(depth, LocalCube.middle(), SEED_REACH);
        if (depth[seed] == 0) {
            return Optional.empty();
        }
        int middle = climb(depth, seed);
        return Optional.of(new NoduleSegmentation(opened(dense, depth, middle), threshold, lung));
    }

    private static boolean[] inLung(LocalCube cube, LungMask lungs) {
        boolean[] inLung = new boolean[LocalCube.SIZE * LocalCube.SIZE * LocalCube.SIZE];
        for (int i = 0; i < inLung.length; i++) {
            inLung[i] = lungs.contains(
                    cube.gridPosition(LocalCube.x(i), 0),
                    cube.gridPosition(LocalCube.y(i), 1),
                    cube.gridPosition(LocalCube.z(i), 2));
        }
        return inLung;
    }

    /** The highest mean HU of 3 × 3 × 3 voxels near the middle. */
    private static double brightestMean(LocalCube cube) {
        double brightest = Double.NEGATIVE_INFINITY;
        for (int i : CubeRegion.near(LocalCube.middle(), SEED_REACH - 1)) {
            double sum = 0;
            int[] block = CubeRegion.near(i, 1);
            for (int j : block) {
                sum += cube.hu(j);
            }
            brightest = Math.max(brightest, sum / block.length);
        }
        return brightest;
    }

    /** The median HU of aerated lung in the cube. */
    private static double lungDensity(LocalCube cube, boolean[] inLung) {
        float[] aerated = new float[inLung.length];
        int count = 0;
        for (int i = 0; i < inLung.length; i++) {
            if (inLung[i] && cube.hu(i) < LUNG_BELOW_HU) {
                aerated[count++] = cube.hu(i);
            }
        }
        Arrays.sort(aerated, 0, count);
        return count == 0 ? DEFAULT_LUNG_HU : aerated[count / 2];
    }

    private static int deepest(int[] depth, int about, int reach) {
        int deepest = about;
        for (int i : CubeRegion.near(about, reach)) {
            if (depth[i] > depth[deepest]) {
                deepest = i;
            }
        }
        return deepest;
    }

    /** From the seed to the middle of the structure that it lies in, but not far. */
    private static int climb(int[] depth, int seed) {
        int at = seed;
        while (true) {
            int next = deepest(depth, at, 1);
            boolean far = Math.abs(LocalCube.x(next) - LocalCube.REACH) > CLIMB_REACH
                    || Math.abs(LocalCube.y(next) - LocalCube.REACH) > CLIMB_REACH
                    || Math.abs(LocalCube.z(next) - LocalCube.REACH) > CLIMB_REACH;
            if (next == at || far) {
                return at;
            }
            at = next;
        }
    }

    private static boolean[] opened(boolean[] dense, int[] depth, int middle) {
        double inscribed = Math.sqrt(depth[middle]);
        double radius = OPENING_SHARE * inscribed;
        boolean[] eroded = new boolean[dense.length];
        for (int i = 0; i < dense.length; i++) {
            eroded[i] = depth[i] > radius * radius && distance(i, middle) <= REACH_SHARE * inscribed;
        }
        int[] distance = CubeDistance.squared(CubeRegion.connected(eroded, middle), true, (int) Math.ceil(radius));
        boolean[] opened = new boolean[dense.length];
        for (int i = 0; i < dense.length; i++) {
            opened[i] = dense[i] && distance[i] <= radius * radius;
        }
        return opened;
    }

    private static double distance(int a, int b) {
        int x = LocalCube.x(a) - LocalCube.x(b);
        int y = LocalCube.y(a) - LocalCube.y(b);
        int z = LocalCube.z(a) - LocalCube.z(b);
        return Math.sqrt(x * x + y * y + z * z);
    }
}
