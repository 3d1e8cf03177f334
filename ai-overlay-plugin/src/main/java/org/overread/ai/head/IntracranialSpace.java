package org.overread.ai.head;

import org.overread.ai.volume.BallMorphology;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.Smoothing;
import org.overread.ai.volume.VoxelBox;
import org.overread.ai.volume.VoxelMask;

/**
 * What lies within the skull in a head CT: brain, fluid, blood, and what is calcified in them.
 *
 * <p>Voxels of soft tissue or fluid (−20 to 110 HU clipped to −100 to 200 HU and smoothed by a Gaussian of one voxel), eroded by a ball of 6 mm so
 * that what hangs together through the holes of the skull comes apart; of the parts the largest, grown again by as much
 * within those voxels, and its holes of up to 10 ml filled.
 */
final class IntracranialSpace {
    private static final float LEAST_HU = -20;
    private static final float GREATEST_HU = 110;
    private static final float CLIP_BELOW_HU = -100;
    private static final float CLIP_ABOVE_HU = 200;
    private static final double CUT_MM = 6;
    private static final double LARGEST_HOLE_ML = 10;

    private final VoxelMask mask;
    private final double voxelMl;

    private IntracranialSpace(VoxelMask mask, double voxelMl) {
        this.mask = mask;
        this.voxelMl = voxelMl;
    }

    static IntracranialSpace of(IsotropicVolume volume, SliceWorkers workers) {
        double voxelMm = volume.grid().voxelMm();
        double voxelMl = Math.pow(voxelMm, 3) / 1000;
        VoxelMask tissue = tissue(volume, workers);
        BallMorphology cut = new BallMorphology((int) Math.round(CUT_MM / voxelMm), workers);
        VoxelMask space = largest(cut.eroded(tissue));
        space = cut.dilated(space);
        for (int i = 0; i < space.inside().length; i++) {
            space.inside()[i] &= tissue.inside()[i];
        }
        new Components(space, 0).addTo(space, (voxels, atSide) -> !atSide && voxels * voxelMl <= LARGEST_HOLE_ML);
        return new IntracranialSpace(space, voxelMl);
    }

    private static VoxelMask tissue(IsotropicVolume volume, SliceWorkers workers) {
        int width = volume.grid().width();
        int height = volume.grid().height();
        int depth = volume.grid().depth();
        VoxelMask tissue = VoxelMask.empty(width, height, depth);
        float[] clipped = clipped(volume.hu());
        new Smoothing(width, height, depth, workers).smooth(clipped, (z, smoothed) -> {
            int slice = tissue.index(0, 0, z);
            for (int i = 0; i < smoothed.length; i++) {
                boolean soft = smoothed[i] >= LEAST_HU && smoothed[i] <= GREATEST_HU;
                tissue.inside()[slice + i] = (byte) (soft ? 1 : 0);
            }
        });
        return tissue;
    }

    /** Bone and air may not draw the tissue beside them out of its range. */
    private static float[] clipped(float[] hu) {
        float[] clipped = new float[hu.length];
        for (int i = 0; i < hu.length; i++) {
            clipped[i] = Math.min(CLIP_ABOVE_HU, Math.max(CLIP_BELOW_HU, hu[i]));
        }
        return clipped;
    }

    private static VoxelMask largest(VoxelMask mask) {
        Components parts = new Components(mask, 1);
        VoxelMask one = VoxelMask.empty(mask.width(), mask.height(), mask.depth());
        int most = parts.largest();
        parts.addTo(one, (voxels, atSide) -> voxels == most);
        return one;
    }

    VoxelMask voxels() {
        return mask;
    }

    VoxelBox bounds() {
        return mask.bounds();
    }

    /** Mean x of its voxels: towards the left of it lies the patient's left half. */
    double midline() {
        double sum = 0;
        for (int i = 0; i < mask.inside().length; i++) {
            sum += mask.inside()[i] * (i % mask.width());
        }
        return sum / mask.count();
    }

    double volumeMl() {
        return mask.count() * voxelMl;
    }
}
