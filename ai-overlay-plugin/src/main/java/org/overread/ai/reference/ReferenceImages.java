package org.overread.ai.reference;

import java.util.List;

/** What the reference models are tested with, small and made by rule: no images of anybody. */
final class ReferenceImages {
    private static final int EDGE = 24;

    private static final double LUNG_HU = -850;
    private static final double TISSUE_HU = 30;

    /** Off the voxels' centres, so that one voxel has the peak. */
    private static final double[] NODULE = {9.3, 10.2, 8.4};

    private static final double NODULE_RADIUS = 2.6;
    private static final double[] VESSEL = {17.2, 15.7};
    private static final double VESSEL_RADIUS = 1.4;

    private static final float AIR_HU = -1000;
    private static final float BONE_HU = 1000;
    private static final double BRAIN_HU = 34;
    private static final double BLOOD_HU = 68;
    private static final double[] BLEED = {13.4, 12.1, 10.6};
    private static final double BLEED_RADIUS = 4.5;

    private static final double BODY = 0.75;
    private static final double LUNG_DEPTH = 0.5;
    private static final double[][] LUNGS = {{256, 150}, {256, 361}};
    private static final double[] LUNG_RADII = {190, 85};
    private static final double[] OPACITY = {300, 365};
    private static final double OPACITY_SIGMA = 32;
    private static final double OPACITY_CONTRAST = 0.4;
    private static final double GREYS = 64;

    /** A cube of lung with a round nodule and a vessel, in HU. */
    static final ReferenceSelfTest LUNG =
            ReferenceSelfTest.ofVolume(BlobDetectorGraph.INPUT, BlobDetectorGraph.OUTPUT, EDGE, ReferenceImages::lung);

    /** A cube of brain with a round bleed below the skull's bone, and air beyond it, in HU. */
    static final ReferenceSelfTest HEAD =
            ReferenceSelfTest.ofVolume(HyperdensityGraph.INPUT, HyperdensityGraph.OUTPUT, EDGE, ReferenceImages::head);

    /** Two lungs, one of them with an opacity, 0…1. */
    static final ReferenceSelfTest CHEST = ReferenceSelfTest.ofImage(
            AsymmetryGraph.INPUT,
            List.of(AsymmetryGraph.HEATMAP, AsymmetryGraph.SCORE),
            AsymmetryGraph.SIZE,
            ReferenceImages::chest);

    /** Edges a voxel wide, as a scanner smooths them. */
    private static float lung(int z, int y, int x) {
        double inside = Math.max(
                NODULE_RADIUS - distance(NODULE, z, y, x), VESSEL_RADIUS - Math.hypot(y - VESSEL[0], x - VESSEL[1]));
        return mixed(LUNG_HU, TISSUE_HU, inside);
    }

    private static float head(int z, int y, int x) {
        if (x < 2) {
            return AIR_HU;
        }
        return x < 5 ? BONE_HU : mixed(BRAIN_HU, BLOOD_HU, BLEED_RADIUS - distance(BLEED, z, y, x));
    }

    private static float chest(int z, int y, int x) {
        double air = 0;
        for (double[] lung : LUNGS) {
            double out = Math.hypot((y - lung[0]) / LUNG_RADII[0], (x - lung[1]) / LUNG_RADII[1]);
            air = Math.max(air, Math.clamp((1 - out) * 4, 0, 1));
        }
        double from = Math.hypot(y - OPACITY[0], x - OPACITY[1]) / OPACITY_SIGMA;
        double value = BODY - LUNG_DEPTH * air + OPACITY_CONTRAST * Math.exp(-from * from / 2);
        return (float) (Math.round(value * GREYS) / GREYS);
    }

    private static float mixed(double around, double within, double inside) {
        return Math.round(around + (within - around) * Math.clamp(inside + 0.5, 0, 1));
    }

    private static double distance(double[] centre, int z, int y, int x) {
        return Math.sqrt((z - centre[0]) * (z - centre[0])
                + (y - centre[1]) * (y - centre[1])
                + (x - centre[2]) * (x - centre[2]));
    }

    private ReferenceImages() {}
}
