package org.overread.ai.engine;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.PatchPlan;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** Runs a model over a region of a volume, patch by patch, each with a halo, so that the result is that of the whole. */
public final class RegionRun {
    private final PatchModel model;
    private final int halo;
    private final long maxPatchVoxels;

    /** What is done with the result: a row of values from voxel (x0, y, z) on. Not kept after the call. */
    @FunctionalInterface
    public interface Rows {
        void accept(int x0, int y, int z, float[] values);
    }

    /** @param maxPatchVoxels of a patch with its halo */
    public RegionRun(PatchModel model, int halo, long maxPatchVoxels) {
        this.model = model;
        this.halo = halo;
        this.maxPatchVoxels = maxPatchVoxels;
    }

    /**
     * Gives the model's values of all voxels of the region, each once.
     *
     * @throws InferenceException as the model's; BAD_OUTPUT where a value is not finite; CANCELLED between patches
     */
    public void over(VoxelBox region, IsotropicVolume volume, Rows rows, DetectionMonitor monitor)
            throws InferenceException {
        PatchPlan plan = PatchPlan.over(region, volume.grid(), halo, maxPatchVoxels);
        try (Arena arena = Arena.ofConfined()) {
            FloatBuffer input = buffer(arena, plan.largest());
            FloatBuffer output = buffer(arena, plan.largest());
            int done = 0;
            for (PatchPlan.Patch patch : plan.patches()) {
                if (monitor.cancelled()) {
                    throw new InferenceException(Kind.CANCELLED, RunReason.of(RunReason.Code.CANCELLED));
                }
                VoxelBox box = patch.input();
                fill(volume, box, input);
                model.run(new PatchModel.Extent(box.depth(), box.height(), box.width()), input, output);
                give(patch, output, rows);
                monitor.progress((double) ++done / plan.patches().size());
            }
        } finally {
            model.relax();
        }
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

    private static void give(PatchPlan.Patch patch, FloatBuffer output, Rows rows) throws InferenceException {
        VoxelBox core = patch.core();
        VoxelBox box = patch.input();
        float[] row = new float[core.width()];
        for (int z = core.z0(); z < core.z1(); z++) {
            for (int y = core.y0(); y < core.y1(); y++) {
                output.get(((z - box.z0()) * box.height() + y - box.y0()) * box.width() + core.x0() - box.x0(), row);
                for (float value : row) {
                    if (!Float.isFinite(value)) {
                        throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_NOT_FINITE));
                    }
                }
                rows.accept(core.x0(), y, z, row);
            }
        }
    }
}
