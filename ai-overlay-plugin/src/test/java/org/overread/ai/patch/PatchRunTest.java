package org.overread.ai.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.model.ModelOutput.Activation;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.ai.output.ScoreVoxels;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;

/** A convolution of 3 x 3 x 3, run whole and in patches. */
class PatchRunTest {
    private static final int D = 23;
    private static final int H = 17;
    private static final int W = 19;
    private static final PatchCutting CUTTING = new PatchCutting(D, H, W);

    @Test
    void haloedSlabsGiveExactlyWhatTheWholeGives() throws Exception {
        float[] whole = run(CUTTING.whole());
        for (int planes : new int[] {3, 5, 9, 30}) {
            List<Patch> slabs = CUTTING.slabs(1, (long) planes * H * W);
            assertThat(slabs).hasSizeGreaterThan(planes < D ? 1 : 0);
            assertThat(run(slabs)).isEqualTo(whole);
        }
    }

    /** A model that looks at single voxels says the same in each patch: whatever the weights, so must their average. */
    @Test
    void overlappingPatchesAreAveraged() throws Exception {
        float[] whole = with(1, (run, tensor) -> run.tiled(tensor, CUTTING.whole(), DetectionMonitor.unwatched()));
        for (boolean gaussian : new boolean[] {true, false}) {
            for (List<Integer> size : List.of(List.of(D, H, W), List.of(8, 7, 6), List.of(5, H, 19))) {
                float[] stitched = stitched(new PatchRun.Overlap(size, 0.5, gaussian));
                for (int i = 0; i < whole.length; i++) {
                    assertThat(stitched[i]).isCloseTo(whole[i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void everyVoxelIsCovered() {
        for (double overlap : new double[] {0, 0.25, 0.5, 0.9}) {
            boolean[] covered = new boolean[D * H * W];
            for (Patch patch : CUTTING.overlapping(List.of(7, 5, 6), overlap)) {
                VoxelBox box = patch.input();
                for (int z = box.z0(); z < box.z1(); z++) {
                    for (int y = box.y0(); y < box.y1(); y++) {
                        for (int x = box.x0(); x < box.x1(); x++) {
                            covered[(z * H + y) * W + x] = true;
                        }
                    }
                }
            }
            assertThat(covered).doesNotContain(false);
        }
    }

    @Test
    void cancelledBetweenPatches() throws Exception {
        int[] asked = new int[1];
        DetectionMonitor afterTwo = new DetectionMonitor() {
            @Override
            public void progress(double fraction) {
                asked[0]++;
            }

            @Override
            public boolean cancelled() {
                return asked[0] == 2;
            }
        };
        assertThatThrownBy(() -> run(CUTTING.slabs(1, 5L * H * W), afterTwo))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.kind()).isEqualTo(InferenceException.Kind.CANCELLED));
        assertThat(asked[0]).isEqualTo(2);
    }

    private static float[] run(List<Patch> patches) throws Exception {
        return run(patches, DetectionMonitor.unwatched());
    }

    private static float[] run(List<Patch> patches, DetectionMonitor monitor) throws Exception {
        return with(3, (run, tensor) -> run.tiled(tensor, patches, monitor));
    }

    private static float[] stitched(PatchRun.Overlap overlap) throws Exception {
        return with(1, (run, tensor) -> run.overlapping(tensor, overlap, DetectionMonitor.unwatched()));
    }

    private interface Work {
        void of(PatchRun run, FloatBuffer tensor) throws InferenceException;
    }

    private static float[] with(int kernel, Work work) throws Exception {
        VoxelBox all = new VoxelBox(0, 0, 0, W, H, D);
        ScoreVoxels scores = new ScoreVoxels(all, Activation.NONE, 1, new int[] {0});
        try (Arena arena = Arena.ofShared();
                TensorModel model = new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(convolution(kernel)), "x", List.of("y"))) {
            FloatBuffer tensor = PatchRun.direct(arena, (long) D * H * W);
            Random random = new Random(1);
            for (int i = 0; i < D * H * W; i++) {
                tensor.put(i, random.nextFloat());
            }
            work.of(new PatchRun(model, CUTTING, 1, Map.of("y", new PatchRun.Output(1, scores))), tensor);
        }
        return scores.scores(0);
    }

    private static byte[] convolution(int kernel) {
        float[] weights = new float[kernel * kernel * kernel];
        Random random = new Random(2);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat() - 0.5f;
        }
        long edge = kernel / 2;
        OnnxGraph graph = new OnnxGraph("convolution");
        String x = graph.input("x", "1", "1", "d", "h", "w");
        String y = graph.node(
                "Conv",
                List.of(x, graph.weights(weights, 1, 1, kernel, kernel, kernel)),
                new OnnxAttribute.Ints("pads", edge, edge, edge, edge, edge, edge));
        graph.output(y, "y", "1", "1", "d", "h", "w");
        return graph.toBytes("test", "1", "a convolution");
    }
}
