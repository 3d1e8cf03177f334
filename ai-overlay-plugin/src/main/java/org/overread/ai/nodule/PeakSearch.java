package org.overread.ai.nodule;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** Runs the model over the lungs, patch by patch, and keeps its peaks. */
final class PeakSearch {
    /** With the halo; a run of the reference model takes about 90 bytes per voxel. */
    static final long MAX_PATCH_VOXELS = 3_000_000;

    private final PatchModel model;
    private final int halo;
    private final long maxPatchVoxels;

    PeakSearch(PatchModel model, int halo, long maxPatchVoxels) {
        this.model = model;
        this.halo = halo;
        this.maxPatchVoxels = maxPatchVoxels;
    }

    /**
     * Peaks in the lungs with at least the given score, in descending score.
     *
     * @throws InferenceException as the model's; BAD_OUTPUT where a value is not finite; CANCELLED between patches
     */
    List<Peak> peaks(IsotropicVolume volume, LungMask lungs, double fromScore, DetectionMonitor monitor)
            throws InferenceException {
        PatchPlan plan = PatchPlan.over(lungs.bounds(), volume.grid(), halo, maxPatchVoxels);
        List<Peak> peaks = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            FloatBuffer input = buffer(arena, plan.largest());
            FloatBuffer output = buffer(arena, plan.largest());
            int done = 0;
            for (PatchPlan.Patch patch : plan.patches()) {
                if (monitor.cancelled()) {
                    throw new InferenceException(Kind.CANCELLED, "cancelled");
                }
                VoxelBox box = patch.input();
                fill(volume, box, input);
                model.run(new PatchModel.Extent(box.depth(), box.height(), box.width()), input, output);
                collect(patch, output, lungs, fromScore, peaks);
                monitor.progress((double) ++done / plan.patches().size());
            }
        } finally {
            model.relax();
        }
        peaks.sort(Comparator.comparingDouble(Peak::score)
                .reversed()
                .thenComparingInt(Peak::z)
                .thenComparingInt(Peak::y)
                .thenComparingInt(Peak::x));
        return peaks;
    }

    private static FloatBuffer buffer(Arena arena, long voxels) {
        return arena.allocate(Math.max(1, voxels) * Float.BYTES, 64)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static void fill(IsotropicVolume volume, VoxelBox box, FloatBuffer input) {
        int at = 0;
        for (int z = box.z0(); z < box.z1(); z++) {
            for (int y = box.y0(); y < box.y1(); y++) {
                input.put(at, volume.hu(), volume.index(box.x0(), y, z), box.width());
                at += box.width();
            }
        }
    }

    private static void collect(
            PatchPlan.Patch patch, FloatBuffer output, LungMask lungs, double fromScore, List<Peak> peaks)
            throws InferenceException {
        VoxelBox core = patch.core();
        VoxelBox box = patch.input();
        float[] row = new float[core.width()];
        for (int z = core.z0(); z < core.z1(); z++) {
            for (int y = core.y0(); y < core.y1(); y++) {
                int at = ((z - box.z0()) * box.height() + y - box.y0()) * box.width() + core.x0() - box.x0();
                output.get(at, row);
                for (int i = 0; i < row.length; i++) {
                    if (!Float.isFinite(row[i])) {
                        throw new InferenceException(Kind.BAD_OUTPUT, "the model's output is not finite");
                    }
                    if (row[i] >= fromScore && lungs.voxels().contains(core.x0() + i, y, z)) {
                        peaks.add(new Peak(core.x0() + i, y, z, row[i]));
                    }
                }
            }
        }
    }
}
