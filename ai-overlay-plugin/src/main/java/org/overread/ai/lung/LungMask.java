package org.overread.ai.lung;

import java.util.Optional;
import org.overread.ai.volume.BallMorphology;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.Smoothing;
import org.overread.ai.volume.VoxelBox;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.finding.Laterality;

/**
 * The lungs in a chest CT, with the vessels and nodules in them and at their walls.
 *
 * <p>Air (below −400 HU after smoothing by a Gaussian of 1 voxel) in connected parts of more than 50 ml that do not touch
 * the sides of the scan; the lowest and highest slice they may touch. Closed by a ball of 9 mm, and enclosed holes of up
 * to 60 ml filled.
 */
public final class LungMask {
    private static final float AIR_BELOW_HU = -400;
    private static final double SMALLEST_LUNG_ML = 50;
    private static final double LARGEST_HOLE_ML = 60;
    private static final double CLOSING_MM = 9;

    private final VoxelMask mask;
    private final VoxelBox bounds;
    private final LungSides sides;
    private final double voxelMl;

    private LungMask(VoxelMask mask, VoxelBox bounds, LungSides sides, double voxelMl) {
        this.mask = mask;
        this.bounds = bounds;
        this.sides = sides;
        this.voxelMl = voxelMl;
    }

    public static LungMask of(IsotropicVolume volume, SliceWorkers workers) {
        int width = volume.grid().width();
        int height = volume.grid().height();
        int depth = volume.grid().depth();
        double voxelMm = volume.grid().voxelMm();
        VoxelMask air = air(volume, workers);
        double voxelMl = Math.pow(voxelMm, 3) / 1000;
        VoxelMask lungs = VoxelMask.empty(width, height, depth);
        new Components(air, 1).addTo(lungs, (voxels, atSide) -> !atSide && voxels * voxelMl > SMALLEST_LUNG_ML);
        // Before the closing, which may join the lungs in front of the heart.
        LungSides sides = LungSides.of(lungs, voxelMm);
        int radius = (int) Math.round(CLOSING_MM / voxelMm);
        VoxelBox around = lungs.bounds().grown(radius + 1, width, height, depth);
        if (!around.isEmpty()) {
            VoxelMask closed = new BallMorphology(radius, workers).closed(cut(lungs, around));
            new Components(closed, 0).addTo(closed, (voxels, atSide) -> !atSide && voxels * voxelMl <= LARGEST_HOLE_ML);
            paste(closed, lungs, around);
        }
        return new LungMask(lungs, lungs.bounds(), sides, voxelMl);
    }

    private static VoxelMask air(IsotropicVolume volume, SliceWorkers workers) {
        int width = volume.grid().width();
        int height = volume.grid().height();
        VoxelMask air = VoxelMask.empty(width, height, volume.grid().depth());
        new Smoothing(width, height, volume.grid().depth(), workers).smooth(volume.hu(), (z, smoothed) -> {
            int slice = air.index(0, 0, z);
            for (int i = 0; i < smoothed.length; i++) {
                air.inside()[slice + i] = (byte) (smoothed[i] < AIR_BELOW_HU ? 1 : 0);
            }
        });
        return air;
    }

    public VoxelMask voxels() {
        return mask;
    }

    public VoxelBox bounds() {
        return bounds;
    }

    public double volumeMl() {
        return mask.count() * voxelMl;
    }

    /** Whether a grid position, rounded to its voxel, is in a lung. */
    public boolean contains(double x, double y, double z) {
        int i = (int) Math.rint(x);
        int j = (int) Math.rint(y);
        int k = (int) Math.rint(z);
        return i >= 0
                && j >= 0
                && k >= 0
                && i < mask.width()
                && j < mask.height()
                && k < mask.depth()
                && mask.contains(i, j, k);
    }

    /** The patient's side of a grid position; empty near the midline, and where there is none to be seen. */
    public Optional<Laterality> side(double x, double z) {
        return sides.of(x, z);
    }

    private static VoxelMask cut(VoxelMask mask, VoxelBox box) {
        VoxelMask part = VoxelMask.empty(box.width(), box.height(), box.depth());
        copyRows(mask, part, box, false);
        return part;
    }

    private static void paste(VoxelMask part, VoxelMask mask, VoxelBox box) {
        copyRows(mask, part, box, true);
    }

    private static void copyRows(VoxelMask whole, VoxelMask part, VoxelBox box, boolean toWhole) {
        for (int z = 0; z < box.depth(); z++) {
            for (int y = 0; y < box.height(); y++) {
                int inWhole = whole.index(box.x0(), box.y0() + y, box.z0() + z);
                int inPart = part.index(0, y, z);
                if (toWhole) {
                    System.arraycopy(part.inside(), inPart, whole.inside(), inWhole, box.width());
                } else {
                    System.arraycopy(whole.inside(), inWhole, part.inside(), inPart, box.width());
                }
            }
        }
    }
}
