package org.overread.ai.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.ai.volume.BallMorphology;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelMask;

/**
 * Dense parts of the intracranial space that are blood by size and shape: at least 0.3 ml, thicker than the falx and the
 * rim that bone draws around itself.
 *
 * <p>Voxels at or above the operating point are opened by a ball of one voxel, away from the space's edge by another; parts that are
 * left are grown back to what they were cut from.
 */
final class HyperdensitySearch {
    private static final double LEAST_ML = 0.3;
    private static final int FROM_EDGE = 1;
    private static final int OPENING = 1;
    /** A crescent thins out by as much beyond what the opening leaves of it. */
    private static final int TAPER = 5;
    /** Parts beyond this many are not looked at: no reader would, either. */
    private static final int MOST = 30;

    private final VoxelMask space;
    private final double voxelMl;
    private final SliceWorkers workers;

    HyperdensitySearch(VoxelMask space, double voxelMl, SliceWorkers workers) {
        this.space = space;
        this.voxelMl = voxelMl;
        this.workers = workers;
    }

    /** @param scores of all voxels of the grid. @return in descending volume */
    List<Hyperdensity> search(float[] scores, double fromScore) {
        VoxelMask dense = VoxelMask.empty(space.width(), space.height(), space.depth());
        for (int i = 0; i < scores.length; i++) {
            dense.inside()[i] = (byte) (space.inside()[i] != 0 && scores[i] >= fromScore ? 1 : 0);
        }
        BallMorphology opening = new BallMorphology(OPENING, workers);
        VoxelMask inner = new BallMorphology(FROM_EDGE, workers).eroded(space);
        VoxelMask innerDense = both(dense, inner);
        VoxelMask core = opening.dilated(opening.eroded(innerDense));
        List<Hyperdensity> found = new ArrayList<>();
        for (VoxelMask part : parts(core)) {
            VoxelMask tapering = both(new BallMorphology(TAPER, workers).dilated(part), innerDense);
            VoxelMask region = both(new BallMorphology(FROM_EDGE, workers).dilated(tapering), dense);
            if (region.count() * voxelMl >= LEAST_ML) {
                found.add(new Hyperdensity(region, mean(scores, region)));
            }
        }
        found.sort(Comparator.comparingInt((Hyperdensity one) -> one.region().count())
                .reversed());
        return found;
    }

    private static VoxelMask both(VoxelMask a, VoxelMask b) {
        VoxelMask both = VoxelMask.empty(a.width(), a.height(), a.depth());
        for (int i = 0; i < both.inside().length; i++) {
            both.inside()[i] = (byte) (a.inside()[i] & b.inside()[i]);
        }
        return both;
    }

    /** Connected parts, the largest first. */
    private List<VoxelMask> parts(VoxelMask core) {
        List<VoxelMask> parts = new ArrayList<>();
        VoxelMask left = core;
        while (parts.size() < MOST) {
            Components components = new Components(left, 1);
            int largest = components.largest();
            if (largest * voxelMl < LEAST_ML / 4) {
                return parts;
            }
            VoxelMask part = VoxelMask.empty(core.width(), core.height(), core.depth());
            components.addTo(part, (voxels, atSide) -> voxels == largest);
            parts.add(part);
            left = without(left, part);
        }
        return parts;
    }

    private static VoxelMask without(VoxelMask whole, VoxelMask part) {
        VoxelMask rest = VoxelMask.empty(whole.width(), whole.height(), whole.depth());
        for (int i = 0; i < rest.inside().length; i++) {
            rest.inside()[i] = (byte) (whole.inside()[i] & 1 - part.inside()[i]);
        }
        return rest;
    }

    private static double mean(float[] scores, VoxelMask region) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += region.inside()[i] * scores[i];
        }
        return sum / region.count();
    }
}
