package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.onnx.OnnxAttribute;
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
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.ResultMap;

/** A small model of images: its mean as a score, its means of 4 x 4 as a map, two boxes; on a frame twice as wide as high. */
class ImageModelTest {
    private static final int COLUMNS = 32;
    private static final int ROWS = 16;

    @Test
    void mapsScoresAndBoxesLieOnTheFrame() throws Exception {
        List<ModelOutput> outputs = List.of(
                new ModelOutput(
                        "mean",
                        ModelOutput.Kind.MULTI_LABEL,
                        decoding(ModelOutput.Activation.NONE),
                        List.of(label(0, 0.1))),
                new ModelOutput("heat", ModelOutput.Kind.HEATMAP, Optional.empty(), List.of(label(0, 0.1))),
                new ModelOutput(
                        "boxes",
                        ModelOutput.Kind.BOXES,
                        decoding(ModelOutput.Activation.NONE),
                        List.of(label(0, 0.6))));
        byte[] model = model();
        ModelManifest manifest = TrialManifests.manifest(model, input(), outputs);
        try (GenericDetector detector = new GenericDetector(
                manifest,
                new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(model), "x", GenericDetector.tensors(manifest)),
                2)) {
            Detection detection = detector.detect(frame(), DetectionMonitor.unwatched());

            // the left half is 1, the right 0: with the frame fitted into 16 x 16, a quarter of the tensor
            ClassScore score = detection.whole().scores().getFirst();
            assertThat(score.score().value()).isCloseTo(0.25, within(1e-6));
            assertThat(score.positive()).contains(true);

            ResultMap.ScoreMap map =
                    (ResultMap.ScoreMap) detection.whole().maps().getFirst();
            MapGrid.OnFrame grid = (MapGrid.OnFrame) map.grid();
            assertThat(grid.columns()).isEqualTo(4);
            assertThat(grid.toImage(0, 1)).satisfies(point -> {
                assertThat(point.column()).isCloseTo(4, within(1e-9));
                assertThat(point.row()).isCloseTo(4, within(1e-9));
            });
            assertThat(map.values()[4]).isEqualTo(1);
            assertThat(map.values()[7]).isZero();

            assertThat(detection.regions()).singleElement().satisfies(region -> {
                Mark.Box box = region.box();
                assertThat(List.of(box.column0(), box.row0(), box.column1(), box.row1()))
                        .containsExactly(4.0, 4.0, 12.0, 12.0);
                assertThat(region.score().orElseThrow().value()).isCloseTo(0.9, within(1e-6));
                assertThat(region.centre().orElseThrow()).isEqualTo(new PatientPoint(7.5, 7.5, 0));
            });
        }
    }

    private static Optional<Decoding> decoding(ModelOutput.Activation activation) {
        return Optional.of(new Decoding(
                Optional.of(activation),
                OptionalDouble.empty(),
                OptionalDouble.of(0.5),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.of("xyxy"),
                Optional.of("pixel"),
                Optional.of("boxScores"),
                Optional.empty()));
    }

    private static ModelOutput.Label label(int index, double score) {
        return new ModelOutput.Label(
                index,
                new ModelManifest.Code("27925004", "SCT", "Nodule"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ModelOutput.OperatingPoint(score, List.of(), "a test")),
                Optional.empty());
    }

    private static ModelInput input() {
        return new ModelInput(
                "x",
                ModelInput.Dimensions.IMAGE,
                1,
                List.of(),
                ModelInput.AS_STORED,
                List.of(16, 16),
                ModelInput.Interpolation.AREA,
                TrialManifests.normalisation(ModelInput.Normalisation.Kind.MINMAX),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static byte[] model() {
        OnnxGraph graph = new OnnxGraph("image");
        String x = graph.input("x", "1", "1", "16", "16");
        String mean = graph.node("Flatten", graph.node("GlobalAveragePool", x));
        graph.output(mean, "mean", "1", "1");
        String heat = graph.node(
                "AveragePool",
                List.of(x),
                new OnnxAttribute.Ints("kernel_shape", 4, 4),
                new OnnxAttribute.Ints("strides", 4, 4));
        graph.output(heat, "heat", "1", "1", "4", "4");
        graph.output(graph.weights(new float[] {2, 6, 6, 10, 8, 6, 12, 10}, 2, 4), "boxes", "2", "4");
        graph.output(graph.weights(new float[] {0.9f, 0.5f}, 2, 1), "boxScores", "2", "1");
        return graph.toBytes("test", "1", "an image model");
    }

    private static Volume frame() {
        short[] stored = new short[COLUMNS * ROWS];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (i % COLUMNS < COLUMNS / 2 ? 1000 : 200);
        }
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        PatientPoint origin = new PatientPoint(0, 0, 0);
        VolumeGeometry geometry =
                new VolumeGeometry("1.2.3", COLUMNS, ROWS, 1, origin, x, y, new Direction(0, 0, 1), 1, 1, 1);
        ImagePlane plane =
                new ImagePlane("1.2.3", origin, x, y, new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        GreyFrame frame = new GreyFrame(new FrameRef("1.2.3.4", 1), COLUMNS, ROWS, stored, true, ModalityLut.IDENTITY);
        return new Volume(geometry, List.of(plane), List.of(frame));
    }
}
