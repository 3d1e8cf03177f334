package org.overread.ai.patch;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/**
 * Runs a model that gives values for the voxels it is given, patch by patch.
 *
 * <p>Memory: one patch of the input and of each output, and the planes of a patch where patches overlap.
 */
public final class PatchRun {
    private final TensorModel model;
    private final PatchCutting cutting;
    private final int channels;
    private final Map<String, Output> outputs;
    private final boolean slabs;
    private final Others others;

    /** An output tensor's channels, and who takes them. */
    public record Output(int channels, VoxelSink sink) {}

    /** @param channels of the input */
    public PatchRun(TensorModel model, PatchCutting cutting, int channels, Map<String, Output> outputs) {
        this(model, cutting, new Channels(channels, false), outputs, Others.NONE);
    }

    private PatchRun(
            TensorModel model, PatchCutting cutting, Channels channels, Map<String, Output> outputs, Others others) {
        this.model = model;
        this.cutting = cutting;
        this.channels = channels.count();
        this.slabs = channels.neighbours();
        this.outputs = Map.copyOf(outputs);
        this.others = others;
    }

    private record Channels(int count, boolean neighbours) {}

    /**
     * The same, where a patch of one plane has that plane and its neighbours in depth as channels, the plane itself in the
     * middle; beyond the tensor the outermost plane again. The tensor then has one channel.
     */
    public PatchRun ofSlabs() {
        return new PatchRun(model, cutting, new Channels(channels, true), outputs, others);
    }

    /** The same, with further outputs of each patch. */
    public PatchRun giving(Others more) {
        return new PatchRun(model, cutting, new Channels(channels, slabs), outputs, more);
    }

    /** Outputs that are not values of voxels. */
    public interface Others {
        Others NONE = new Others() {
            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public void take(Map<String, Tensor> given, VoxelBox patch) {}
        };

        List<String> names();

        /** @param patch where what the model was given lies in the tensor */
        void take(Map<String, Tensor> given, VoxelBox patch) throws InferenceException;
    }

    /**
     * Patches whose cores tile the tensor.
     *
     * @param tensor channel by channel, direct
     */
    public void tiled(FloatBuffer tensor, List<Patch> patches, DetectionMonitor monitor) throws InferenceException {
        run(
                tensor,
                patches,
                monitor,
                (name, values, patch) -> outputs.get(name).sink().take(values, patch.input(), patch.core()));
    }

    /** Patches of one size that overlap. */
    public void overlapping(FloatBuffer tensor, Overlap overlap, DetectionMonitor monitor) throws InferenceException {
        Map<String, OverlapStitching> stitched = new HashMap<>();
        outputs.forEach((name, output) -> stitched.put(
                name,
                new OverlapStitching(cutting, output.channels(), overlap.size(), overlap.gaussian(), output.sink())));
        List<Patch> patches = cutting.overlapping(overlap.size(), overlap.part());
        run(
                tensor,
                patches,
                monitor,
                (name, values, patch) -> stitched.get(name).add(values, patch.input()));
        for (OverlapStitching stitching : stitched.values()) {
            stitching.pass(cutting.depth());
        }
    }

    /** @param size depth, height, width of a patch; {@code part} of it that neighbours share */
    public record Overlap(List<Integer> size, double part, boolean gaussian) {
        /** Where a manifest says nothing. */
        public static final double USUAL = 0.5;
    }

    private interface Taking {
        void take(String name, FloatBuffer values, Patch patch) throws InferenceException;
    }

    private void run(FloatBuffer tensor, List<Patch> patches, DetectionMonitor monitor, Taking taking)
            throws InferenceException {
        int most = Math.toIntExact(patches.stream()
                .mapToLong(patch -> patch.input().voxels())
                .max()
                .orElse(0));
        try (Arena arena = Arena.ofShared()) {
            boolean whole =
                    !slabs && patches.size() == 1 && most == cutting.depth() * cutting.height() * cutting.width();
            FloatBuffer input = whole ? tensor : direct(arena, (long) channels * most);
            Map<String, FloatBuffer> results = new HashMap<>();
            outputs.forEach((name, output) -> results.put(name, direct(arena, (long) output.channels() * most)));
            for (int done = 0; done < patches.size(); done++) {
                if (monitor.cancelled()) {
                    throw new InferenceException(Kind.CANCELLED, "cancelled");
                }
                Patch patch = patches.get(done);
                if (!whole) {
                    fill(tensor, patch.input(), input);
                }
                Map<String, Tensor> given = model.run(
                        tensor(input, channels, patch, model.rank()),
                        new TensorModel.Wanted(
                                into(results, patch), others.names(), done == patches.size() - 1, monitor));
                for (Map.Entry<String, FloatBuffer> result : results.entrySet()) {
                    taking.take(result.getKey(), result.getValue(), patch);
                }
                others.take(given, patch.input());
                monitor.progress((done + 1.0) / patches.size());
            }
        }
    }

    private Map<String, Tensor> into(Map<String, FloatBuffer> results, Patch patch) {
        Map<String, Tensor> into = new HashMap<>();
        results.forEach((name, values) ->
                into.put(name, tensor(values, outputs.get(name).channels(), patch, model.rank())));
        return into;
    }

    private static Tensor tensor(FloatBuffer values, int channels, Patch patch, int rank) {
        VoxelBox box = patch.input();
        if (rank == 4) {
            return new Tensor(new long[] {1, channels, box.height(), box.width()}, values);
        }
        return new Tensor(new long[] {1, channels, box.depth(), box.height(), box.width()}, values);
    }

    private void fill(FloatBuffer tensor, VoxelBox box, FloatBuffer patch) {
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int z = box.z0(); z < box.z1(); z++) {
                for (int y = box.y0(); y < box.y1(); y++) {
                    int plane = slabs
                            ? Math.clamp(z + c - (long) channels / 2, 0, cutting.depth() - 1)
                            : c * cutting.depth() + z;
                    int from = (plane * cutting.height() + y) * cutting.width() + box.x0();
                    patch.put(at, tensor, from, box.width());
                    at += box.width();
                }
            }
        }
    }

    /** Memory outside of Java's heap, of the arena's life. */
    public static FloatBuffer direct(Arena arena, long values) {
        return arena.allocate(Math.max(1, values) * Float.BYTES, 64)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
