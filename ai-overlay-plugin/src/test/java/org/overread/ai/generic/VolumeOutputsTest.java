package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Dimensions;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.model.ModelOutput.Kind;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.finding.Mark;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ResultMap;

/** Slices with their neighbours, images in patches, and what is no value of voxels, held to plain computations. */
class VolumeOutputsTest {
    private static final int W = 9;
    private static final int H = 7;
    private static final int D = 5;
    private static final float[] WEIGHTS = {0.2f, 0.5f, 0.3f};

    private final short[][] stored = new short[D][W * H];
    private final Volume volume = volume();

    @ParameterizedTest
    @CsvSource({"asStored, 0", "SPL, 0", "IPL, 0", "SPL, 4", "IPL, 4"})
    void aSliceIsGivenWithItsNeighboursAndTheOutermostOnesAgainBeyondTheEdges(String letters, int patch)
            throws Exception {
        List<Integer> patches = patch == 0 ? List.of() : List.of(patch, patch);
        Detection detection = detect(
                input(Dimensions.SLAB, 3, letters, patches), neighbours(), List.of(output("y", Kind.HEATMAP, null)));

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
        Detection detection = detect(
                input(Dimensions.IMAGE, 1, "asStored", List.of(patch, patch)),
                graph.toBytes("test", "1", ""),
                List.of(output("y", Kind.HEATMAP, null)));

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
        Detection detection = detect(
                input(Dimensions.VOLUME, 1, "IPL", List.of()),
                graph.toBytes("test", "1", ""),
                List.of(output("boxes", Kind.BOXES, "xyzxyz")));

        assertThat(detection.regions()).hasSize(2);
        assertThat(detection.regions().get(0)).satisfies(region -> {
            assertThat(region.score().orElseThrow().value()).isCloseTo(0.9, within(1e-6));
            // depth 3.9 from its first plane's upper side: voxel 3.4, slice 4 - 3.4 = 0.6, the nearest is 1
            assertThat(region.box()).isEqualTo(new Mark.Box(frame(1), 2, 1, 6, 5));
            assertThat(region.centre().orElseThrow().x()).isCloseTo(3.5 * 0.8, within(1e-5));
            assertThat(region.centre().orElseThrow().y()).isCloseTo(2.5 * 0.7, within(1e-5));
            assertThat(region.centre().orElseThrow().z()).isCloseTo(0.6 * 2, within(1e-5));
        });
        assertThat(detection.regions().get(1).box()).isEqualTo(new Mark.Box(frame(4), 7, 0, 9, 2));
    }

    @Test
    void boxesOfPatchesAreTheSameWhereverTheyWereFound() throws Exception {
        OnnxGraph graph = new OnnxGraph("boxes");
        graph.input("x", "1", "1", "4", "4", "4");
        graph.output(graph.weights(new float[] {0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f}, 1, 6), "boxes", "1", "6");
        graph.output(graph.weights(new float[] {0.8f}, 1, 1), "scores", "1", "1");
        ModelOutput normalised = output("boxes", Kind.BOXES, "cxcyczwhd", "normalised");
        Detection detection = detect(
                input(Dimensions.VOLUME, 1, "asStored", List.of(4, 4, 4)),
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
        Detection detection = detect(
                input(Dimensions.VOLUME, 1, "asStored", List.of()),
                graph.toBytes("test", "1", ""),
                List.of(
                        output("mean", Kind.MULTI_LABEL, null),
                        output("size", Kind.MEASUREMENT, null),
                        output("points", Kind.POINTS, null),
                        output("marks", Kind.KEYPOINTS, null)));

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
                .satisfies(region -> assertThat(region.box()).isEqualTo(new Mark.Box(frame(1), 3, 4, 4, 5)));
        KeyPoint mark = detection.whole().keyPoints().getFirst();
        assertThat(mark.frame()).isEqualTo(frame(2));
        assertThat(mark.point().column()).isCloseTo(1.5, within(1e-6));
        assertThat(mark.place().orElseThrow()).isEqualTo(new PatientPoint(1 * 0.8, 2 * 0.7, 2 * 2));
        assertThat(mark.score().orElseThrow().value()).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void whatIsNotDoneIsRefusedByName() {
        assertRefused(
                input(Dimensions.SLAB, 5, "SPL", List.of()),
                neighbours(),
                "the model's input has 3 channels, the manifest says 5");
        OnnxGraph even = new OnnxGraph("even");
        even.output(even.input("x", "1", "4", "h", "w"), "y", "1", "4", "h", "w");
        assertRefused(
                input(Dimensions.SLAB, 4, "SPL", List.of()), even.toBytes("test", "1", ""), "an odd number of input");
    }

    private void assertRefused(ModelInput input, byte[] model, String why) {
        assertThatThrownBy(() -> detect(input, model, List.of(output("y", Kind.HEATMAP, null))))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining(why);
    }

    private static byte[] neighbours() {
        OnnxGraph graph = new OnnxGraph("neighbours");
        String x = graph.input("x", "1", "3", "h", "w");
        graph.output(graph.node("Conv", List.of(x, graph.weights(WEIGHTS, 1, 3, 1, 1))), "y", "1", "1", "h", "w");
        return graph.toBytes("test", "1", "");
    }

    private Detection detect(ModelInput input, byte[] model, List<ModelOutput> outputs) throws Exception {
        ModelManifest manifest = TrialManifests.manifest(model, input, outputs);
        try (GenericDetector detector = new GenericDetector(
                manifest,
                new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(model), "x", GenericDetector.tensors(manifest)),
                2)) {
            return detector.detect(volume, DetectionMonitor.unwatched());
        }
    }

    private static ModelInput input(Dimensions dimensions, int channels, String letters, List<Integer> patch) {
        return new ModelInput(
                "x",
                dimensions,
                channels,
                List.of(),
                letters,
                List.of(),
                ModelInput.Interpolation.LINEAR,
                new ModelInput.Normalisation(
                        ModelInput.Normalisation.Kind.SCALE,
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.001),
                        OptionalDouble.of(0)),
                patch,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static ModelOutput output(String tensor, Kind kind, String boxes) {
        return output(tensor, kind, boxes, "pixel");
    }

    private static ModelOutput output(String tensor, Kind kind, String boxes, String coordinates) {
        return new ModelOutput(
                tensor,
                kind,
                Optional.of(new Decoding(
                        Optional.of(ModelOutput.Activation.NONE),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.5),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.ofNullable(boxes),
                        Optional.of(coordinates),
                        kind == Kind.BOXES || kind == Kind.POINTS ? Optional.of("scores") : Optional.empty(),
                        Optional.empty())),
                List.of(new ModelOutput.Label(
                        0,
                        new ModelManifest.Code("27925004", "SCT", "Nodule"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ModelManifest.Code("mm", "UCUM", "millimeter")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ModelOutput.OperatingPoint(0.5, List.of(), "a test")),
                        Optional.empty())));
    }

    private static FrameRef frame(int k) {
        return new FrameRef("1.2.3." + (k + 1), 1);
    }

    private Volume volume() {
        VolumeGeometry geometry = new VolumeGeometry(
                "1.2.3",
                W,
                H,
                D,
                new PatientPoint(0, 0, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                0.8,
                0.7,
                2);
        Random random = new Random(3);
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < D; k++) {
            for (int n = 0; n < W * H; n++) {
                stored[k][n] = (short) random.nextInt(1000);
            }
            frames.add(new GreyFrame(frame(k), W, H, stored[k], true, ModalityLut.IDENTITY));
            planes.add(new ImagePlane(
                    "1.2.3",
                    geometry.toPatient(0, 0, k),
                    geometry.alongI(),
                    geometry.alongJ(),
                    new PixelSpacing(0.7, 0.8, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }
}
