package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Dimensions;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Kind;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.finding.Mark;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.Detection;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ResultMap;

/** Slices with their neighbours, images in patches, and what is no value of voxels, held to plain computations. */
class VolumeOutputsTest {
    private static final int W = RandomVolume.W;
    private static final int H = RandomVolume.H;
    private static final int D = RandomVolume.D;
    private static final float[] WEIGHTS = {0.2f, 0.5f, 0.3f};

    private final RandomVolume trial = new RandomVolume();
    private final short[][] stored = trial.stored;

    @ParameterizedTest
    @CsvSource({"asStored, 0", "SPL, 0", "IPL, 0", "SPL, 4", "IPL, 4"})
    void aSliceIsGivenWithItsNeighboursAndTheOutermostOnesAgainBeyondTheEdges(String letters, int patch)
            throws Exception {
        List<Integer> patches = patch == 0 ? List.of() : List.of(patch, patch);
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.SLAB, 3, letters, patches),
                neighbours(),
                List.of(RandomVolume.output("y", Kind.HEATMAP, (String) null)));

        ResultMap.ScoreMap map = (ResultMap.ScoreMap) detection.whole().maps().getFirst();
        boolean down = letters.startsWith("I");
        for (int d = 0; d < D; d++) {
            for (int n = 0; n < W * H; n++) {
                double due = 0;
                for (int c = 0; c < 3; c++) {
                    int at = Math.clamp(d + c - 1, 0, D - 1);
                    due += WEIGHTS[c] * stored[down ? D - 1 - at : at][n] / 1000.0;
                }
                assertThat(map.values()[d * W * H + n]).isCloseTo((float) due, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "9", "16"})
    void anImageInPatchesGivesWhatTheWholeGivesAndOneSmallerThanAPatchIsSurrounded(int patch) throws Exception {
        OnnxGraph graph = new OnnxGraph("pointwise");
        String x = graph.input("x", "1", "1", "h", "w");
        graph.output(graph.node("Mul", x, graph.scalar(3)), "y", "1", "1", "h", "w");
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.IMAGE, 1, "asStored", List.of(patch, patch)),
                graph.toBytes("test", "1", ""),
                List.of(RandomVolume.output("y", Kind.HEATMAP, (String) null)));

        assertThat(detection.whole().maps()).hasSize(D);
        for (int k = 0; k < D; k++) {
            ResultMap.ScoreMap map =
                    (ResultMap.ScoreMap) detection.whole().maps().get(k);
            org.overread.core.inference.MapGrid.OnFrame grid = (org.overread.core.inference.MapGrid.OnFrame) map.grid();
            for (int n = 0; n < W * H; n++) {
                int column = (int) Math.round(n % W + 0.5 - grid.toImage(0, 0).column());
                int row = (int) Math.round(n / W + 0.5 - grid.toImage(0, 0).row());
                assertThat(map.values()[row * grid.columns() + column])
                        .isCloseTo(3 * stored[k][n] / 1000f, within(1e-5f));
            }
        }
    }

    @Test
    void boxesOfVolumesLieOnTheFrameThroughTheirCentreAndOverlappingOnesAreOne() throws Exception {
        OnnxGraph graph = new OnnxGraph("boxes");
        graph.input("x", "1", "1", "d", "h", "w");
        // width, height, depth of the tensor, which grows to the feet: its first plane is the last slice
        float[] boxes = {2, 1, 3, 6, 5, 5, 2, 1, 3, 6, 5, 4.8f, 7, 0, 0, 9, 2, 1, 0, 0, 0, 1, 1, 1};
        graph.output(graph.weights(boxes, 4, 6), "boxes", "4", "6");
        graph.output(graph.weights(new float[] {0.8f, 0.9f, 0.7f, 0.1f}, 4, 1), "scores", "4", "1");
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.VOLUME, 1, "IPL", List.of()),
                graph.toBytes("test", "1", ""),
                List.of(RandomVolume.output("boxes", Kind.BOXES, "xyzxyz")));

        assertThat(detection.regions()).hasSize(2);
        assertThat(detection.regions().get(0)).satisfies(region -> {
            assertThat(region.score().orElseThrow().value()).isCloseTo(0.9, within(1e-6));
            // depth 3.9 from its first plane's upper side: voxel 3.4, slice 4 - 3.4 = 0.6, the nearest is 1
            assertThat(region.box()).isEqualTo(new Mark.Box(RandomVolume.frame(1), 2, 1, 6, 5));
            assertThat(region.centre().orElseThrow().x()).isCloseTo(3.5 * 0.8, within(1e-5));
            assertThat(region.centre().orElseThrow().y()).isCloseTo(2.5 * 0.7, within(1e-5));
            assertThat(region.centre().orElseThrow().z()).isCloseTo(0.6 * 2, within(1e-5));
        });
        assertThat(detection.regions().get(1).box()).isEqualTo(new Mark.Box(RandomVolume.frame(4), 7, 0, 9, 2));
    }

    @Test
    void boxesOfPatchesAreTheSameWhereverTheyWereFound() throws Exception {
        OnnxGraph graph = new OnnxGraph("boxes");
        graph.input("x", "1", "1", "4", "4", "4");
        graph.output(graph.weights(new float[] {0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f}, 1, 6), "boxes", "1", "6");
        graph.output(graph.weights(new float[] {0.8f}, 1, 1), "scores", "1", "1");
        ModelOutput normalised = RandomVolume.output("boxes", Kind.BOXES, "cxcyczwhd", "normalised");
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.VOLUME, 1, "asStored", List.of(4, 4, 4)),
                graph.toBytes("test", "1", ""),
                List.of(normalised));

        // patches of 4 at 0, 2, 4 and 5 along the width, 0, 2 and 3 along the height, 0 and 1 along the depth:
        // those a voxel apart overlap by a half, of which one third is shared
        assertThat(detection.regions()).hasSize(4 * 3 * 2);
        assertThat(detection.regions())
                .extracting(region -> region.box().column0())
                .containsOnly(0.0, 2.0, 4.0, 5.0);
    }

    @Test
    void pointsScoresMeasurementsAndLandmarksOfVolumes() throws Exception {
        OnnxGraph graph = new OnnxGraph("others");
        String x = graph.input("x", "1", "1", "d", "h", "w");
        graph.output(graph.node("Flatten", graph.node("GlobalAveragePool", x)), "mean", "1", "1");
        graph.output(graph.weights(new float[] {42}, 1, 1), "size", "1", "1");
        graph.output(graph.weights(new float[] {3.2f, 4.9f, 1.5f}, 1, 3), "points", "1", "3");
        graph.output(graph.weights(new float[] {0.8f}, 1, 1), "scores", "1", "1");
        graph.output(graph.weights(new float[] {1.5f, 2.5f, 2.5f, 0.6f}, 1, 4), "marks", "1", "4");
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.VOLUME, 1, "asStored", List.of()),
                graph.toBytes("test", "1", ""),
                List.of(
                        RandomVolume.output("mean", Kind.MULTI_LABEL, (String) null),
                        RandomVolume.output("size", Kind.MEASUREMENT, (String) null),
                        RandomVolume.output("points", Kind.POINTS, (String) null),
                        RandomVolume.output("marks", Kind.KEYPOINTS, (String) null)));

        double mean = 0;
        for (short[] slice : stored) {
            for (short value : slice) {
                mean += value / 1000.0 / (W * H * D);
            }
        }
        assertThat(detection.whole().scores().getFirst().score().value()).isCloseTo(mean, within(1e-5));
        assertThat(detection.whole().measurements().getFirst().value()).isEqualTo(42);
        assertThat(detection.regions())
                .singleElement()
                .satisfies(
                        region -> assertThat(region.box()).isEqualTo(new Mark.Box(RandomVolume.frame(1), 3, 4, 4, 5)));
        KeyPoint mark = detection.whole().keyPoints().getFirst();
        assertThat(mark.frame()).isEqualTo(RandomVolume.frame(2));
        assertThat(mark.point().column()).isCloseTo(1.5, within(1e-6));
        assertThat(mark.place().orElseThrow()).isEqualTo(new PatientPoint(1 * 0.8, 2 * 0.7, 2 * 2));
        assertThat(mark.score().orElseThrow().value()).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void whatIsNotDoneIsRefusedByName() {
        assertRefused(
                RandomVolume.input(Dimensions.SLAB, 5, "SPL", List.of()),
                neighbours(),
                "the model's input has 3 channels, the manifest says 5");
        OnnxGraph even = new OnnxGraph("even");
        even.output(even.input("x", "1", "4", "h", "w"), "y", "1", "4", "h", "w");
        assertRefused(
                RandomVolume.input(Dimensions.SLAB, 4, "SPL", List.of()),
                even.toBytes("test", "1", ""),
                "an odd number of input");
    }

    private void assertRefused(ModelInput input, byte[] model, String why) {
        assertThatThrownBy(() ->
                        trial.detect(input, model, List.of(RandomVolume.output("y", Kind.HEATMAP, (String) null))))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining(why);
    }

    private static byte[] neighbours() {
        OnnxGraph graph = new OnnxGraph("neighbours");
        String x = graph.input("x", "1", "3", "h", "w");
        graph.output(graph.node("Conv", List.of(x, graph.weights(WEIGHTS, 1, 3, 1, 1))), "y", "1", "1", "h", "w");
        return graph.toBytes("test", "1", "");
    }
}
