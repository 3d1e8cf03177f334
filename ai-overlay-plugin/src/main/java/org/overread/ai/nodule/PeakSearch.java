package org.overread.ai.nodule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.engine.RegionRun;
import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;

/** Runs the model over the lungs, patch by patch, and keeps its peaks. */
final class PeakSearch {
    /** With the halo; a run of the reference model takes about 90 bytes per voxel. */
    static final long MAX_PATCH_VOXELS = 3_000_000;

    private final RegionRun runs;

    PeakSearch(PatchModel model, int halo, long maxPatchVoxels) {
        runs = new RegionRun(model, halo, maxPatchVoxels);
    }

    /**
     * Peaks in the lungs with at least the given score, in descending score.
     *
     * @throws InferenceException as the model's; BAD_OUTPUT where a value is not finite; CANCELLED between patches
     */
    List<Peak> peaks(IsotropicVolume volume, LungMask lungs, double fromScore, DetectionMonitor monitor)
            throws InferenceException {
        List<Peak> peaks = new ArrayList<>();
        runs.over(
                lungs.bounds(),
                volume,
                (x0, y, z, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] >= fromScore && lungs.voxels().contains(x0 + i, y, z)) {
                            peaks.add(new Peak(x0 + i, y, z, values[i]));
                        }
                    }
                },
                monitor);
        peaks.sort(Comparator.comparingDouble(Peak::score)
                .reversed()
                .thenComparingInt(Peak::z)
                .thenComparingInt(Peak::y)
                .thenComparingInt(Peak::x));
        return peaks;
    }
}
