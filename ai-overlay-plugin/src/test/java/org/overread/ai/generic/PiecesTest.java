package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Dimensions;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Combination;
import org.overread.ai.model.ModelOutput.Kind;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.finding.Mark;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.Detection;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.KeyPoint;

/** What a model says of patches and slices, as of the whole: held to plain computations on the values. */
class PiecesTest {
    private static final int W = RandomVolume.W;
    private static final int H = RandomVolume.H;
    private static final int D = RandomVolume.D;
    private static final int PATCH = 4;

    private final RandomVolume trial = new RandomVolume();

    @ParameterizedTest
    @EnumSource(value = Combination.class, names = "SUM", mode = EnumSource.Mode.EXCLUDE)
    void measurementsAndScoresOfVolumesInPatches(Combination by) throws Exception {
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.VOLUME, 1, "asStored", List.of(PATCH, PATCH, PATCH)),
                mean("d", "h", "w"),
                both(by));
        List<Double> means = new ArrayList<>();
        for (int z : List.of(0, 1)) {
            for (int y : List.of(0, 2, 3)) {
                for (int x : List.of(0, 2, 4, 5)) {
                    means.add(mean(z, z + PATCH, y, x));
                }
            }
        }
        assertGives(detection, by, means);
    }

    @ParameterizedTest
    @EnumSource(Combination.class)
    void measurementsAndScoresOfSlices(Combination by) throws Exception {
        Detection detection =
                trial.detect(RandomVolume.input(Dimensions.SLAB, 1, "asStored", List.of()), mean("h", "w"), both(by));
        List<Double> means = new ArrayList<>();
        for (int z = 0; z < D; z++) {
            double sum = 0;
            for (short value : trial.stored[z]) {
                sum += value / 1000.0;
            }
            means.add(sum / (W * H));
        }
        assertGives(detection, by, means);
    }

    /** Each image for itself; of its scores the series' is the greatest. */
    @ParameterizedTest
    @EnumSource(value = Combination.class, names = "SUM", mode = EnumSource.Mode.EXCLUDE)
    void measurementsAndScoresOfImagesInPatches(Combination by) throws Exception {
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.IMAGE, 1, "asStored", List.of(PATCH, PATCH)), mean("h", "w"), both(by));
        double greatest = 0;
        for (int z = 0; z < D; z++) {
            List<Double> means = new ArrayList<>();
            for (int y : List.of(0, 2, 3)) {
                for (int x : List.of(0, 2, 4, 5)) {
                    means.add(mean(z, z + 1, y, x));
                }
            }
            double due = combined(by, means);
            greatest = Math.max(greatest, due);
            assertThat(detection.whole().measurements().get(z).value()).isCloseTo(due, within(1e-5));
        }
        assertThat(detection.whole().measurements()).hasSize(D);
        assertThat(detection.whole().scores().getFirst().score().value()).isCloseTo(greatest, within(1e-5));
    }

    /** A model that puts its mark in the middle of what it is given, and is as sure as that is bright. */
    @ParameterizedTest
    @CsvSource({"VOLUME, asStored", "VOLUME, IPL", "SLAB, SPL", "SLAB, IPL"})
    void ofKeyPointsThatOfTheBrightestPatchCounts(Dimensions dimensions, String letters) throws Exception {
        boolean slices = dimensions == Dimensions.SLAB;
        List<Integer> patch = slices ? List.of(PATCH, PATCH) : List.of(PATCH, PATCH, PATCH);
        Detection detection = trial.detect(
                RandomVolume.input(dimensions, 1, letters, patch),
                marks(slices),
                List.of(RandomVolume.output("marks", Kind.KEYPOINTS, (String) null)));

        double best = -1;
        double[] due = new double[3];
        int depth = slices ? 1 : PATCH;
        for (int z = 0; z + depth <= D; z++) {
            for (int y : List.of(0, 2, 3)) {
                for (int x : List.of(0, 2, 4, 5)) {
                    double mean = mean(z, z + depth, y, x);
                    if (mean > best) {
                        best = mean;
                        due = new double[] {x + PATCH / 2.0, y + PATCH / 2.0, z + depth / 2.0};
                    }
                }
            }
        }
        KeyPoint mark = detection.whole().keyPoints().getFirst();
        assertThat(detection.whole().keyPoints()).hasSize(1);
        assertThat(mark.score().orElseThrow().value()).isCloseTo(best, within(1e-5));
        assertThat(mark.point().column()).isCloseTo(due[0], within(1e-6));
        assertThat(mark.point().row()).isCloseTo(due[1], within(1e-6));
        PatientPoint place = mark.place().orElseThrow();
        assertThat(place.x()).isCloseTo((due[0] - 0.5) * 0.8, within(1e-5));
        assertThat(place.y()).isCloseTo((due[1] - 0.5) * 0.7, within(1e-5));
        assertThat(place.z()).isCloseTo((due[2] - 0.5) * 2, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"SPL", "IPL"})
    void boxesAndPointsOfSlicesLieEachOnItsSlice(String letters) throws Exception {
        OnnxGraph graph = new OnnxGraph("slices");
        String x = graph.input("x", "1", "3", "h", "w");
        graph.output(graph.weights(new float[] {2, 1, 6, 5, 2, 1, 6, 4.9f}, 2, 4), "boxes", "2", "4");
        graph.output(graph.weights(new float[] {3.2f, 4.9f, 7, 0}, 2, 2), "points", "2", "2");
        String middle = graph.node("Conv", List.of(x, graph.weights(new float[] {0, 1, 0}, 1, 3, 1, 1)));
        String mean = graph.node("Reshape", graph.node("GlobalAveragePool", middle), graph.integers(1, 1));
        String less = graph.node("Mul", mean, graph.scalar(0.5f));
        graph.output(graph.node("Concat", List.of(mean, less), new OnnxAttribute.Int("axis", 0)), "scores", "2", "1");
        List<Double> means = new ArrayList<>();
        for (int z = 0; z < D; z++) {
            double sum = 0;
            for (short value : trial.stored[z]) {
                sum += value / 1000.0;
            }
            means.add(sum / (W * H));
        }
        Detection detection = trial.detect(
                RandomVolume.input(Dimensions.SLAB, 3, letters, List.of()),
                graph.toBytes("test", "1", ""),
                List.of(
                        RandomVolume.output("boxes", Kind.BOXES, "xyxy"),
                        RandomVolume.output("points", Kind.POINTS, (String) null)));

        List<Integer> shown = new ArrayList<>();
        for (int z = 0; z < D; z++) {
            if (means.get(z) >= 0.5) {
                shown.add(z);
            }
        }
        assertThat(shown).isNotEmpty().hasSizeLessThan(D);
        assertThat(detection.regions()).hasSize(2 * shown.size());
        for (int z : shown) {
            assertThat(detection.regions())
                    .filteredOn(region -> region.box().frame().equals(RandomVolume.frame(z)))
                    .allSatisfy(region -> {
                        assertThat(region.score().orElseThrow().value()).isCloseTo(means.get(z), within(1e-5));
                        assertThat(region.centre().orElseThrow().z()).isCloseTo(2.0 * z, within(1e-5));
                    })
                    .extracting(region -> region.box())
                    .containsExactlyInAnyOrder(
                            new Mark.Box(RandomVolume.frame(z), 2, 1, 6, 5),
                            new Mark.Box(RandomVolume.frame(z), 3, 4, 4, 5));
        }
    }

    @Test
    void whatHasNoMeaningIsRefusedByName() {
        ModelInput patches = RandomVolume.input(Dimensions.VOLUME, 1, "asStored", List.of(PATCH, PATCH, PATCH));
        ModelInput slices = RandomVolume.input(Dimensions.SLAB, 1, "asStored", List.of());
        ModelInput images = RandomVolume.input(Dimensions.IMAGE, 1, "asStored", List.of(PATCH, PATCH));
        ModelOutput plain = RandomVolume.output("value", Kind.MEASUREMENT, (String) null);
        assertRefused(patches, mean("d", "h", "w"), plain, "a decoding.combination");
        assertRefused(slices, mean("h", "w"), plain, "a decoding.combination");
        assertRefused(
                patches,
                mean("d", "h", "w"),
                RandomVolume.output("value", Kind.MEASUREMENT, Combination.SUM),
                "patches overlap, and would count twice");
        assertRefused(
                images,
                mean("h", "w"),
                RandomVolume.output("score", Kind.CLASS_SCORES, Combination.SUM),
                "sum of slices only");
        OnnxGraph unscored = new OnnxGraph("unscored");
        unscored.input("x", "1", "1", "d", "h", "w");
        unscored.output(unscored.weights(new float[] {1, 2, 3}, 1, 3), "marks", "1", "3");
        assertRefused(
                patches,
                unscored.toBytes("test", "1", ""),
                RandomVolume.output("marks", Kind.KEYPOINTS, (String) null),
                "a score for each key point in patches");
        assertRefused(
                images,
                marks(true),
                RandomVolume.output("marks", Kind.KEYPOINTS, (String) null),
                "of images in patches: outputs for each pixel, class scores and measurements");
    }

    @Test
    void aManifestSaysHowPiecesBecomeTheWhole() throws Exception {
        ModelManifest manifest = TrialManifests.manifest(
                mean("h", "w"), RandomVolume.input(Dimensions.SLAB, 1, "asStored", List.of()), both(Combination.SUM));
        String written = new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
        assertThat(written).containsPattern("\"combination\"\\s*:\\s*\"sum\"");
        assertThat(ManifestJson.check(ManifestJson.write(manifest)).faults())
                .noneMatch(fault -> fault.toString().contains("combination"));
        assertThat(ManifestJson.check(written.replace("\"sum\"", "\"total\"").getBytes(StandardCharsets.UTF_8))
                        .faults())
                .anyMatch(fault -> fault.toString().contains("combination"));
    }

    private void assertRefused(ModelInput input, byte[] model, ModelOutput output, String why) {
        assertThatThrownBy(() -> trial.detect(input, model, List.of(output)))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining(why);
    }

    private static void assertGives(Detection detection, Combination by, List<Double> means) {
        double due = combined(by, means);
        assertThat(detection.whole().measurements()).hasSize(1);
        assertThat(detection.whole().measurements().getFirst().value()).isCloseTo(due, within(1e-5));
        assertThat(detection.whole().scores()).hasSize(1);
        assertThat(detection.whole().scores().getFirst().score().value()).isCloseTo(due, within(1e-5));
    }

    private static double combined(Combination by, List<Double> values) {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        return switch (by) {
            case MAX -> values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            case MEAN -> sum / values.size();
            case SUM -> sum;
        };
    }

    private static List<ModelOutput> both(Combination by) {
        return List.of(
                RandomVolume.output("value", Kind.MEASUREMENT, by), RandomVolume.output("score", Kind.MULTI_LABEL, by));
    }

    /** What it is given on average, twice. */
    private static byte[] mean(String... extents) {
        OnnxGraph graph = new OnnxGraph("mean");
        String mean = mean(graph, extents);
        graph.output(mean, "value", "1", "1");
        graph.output(mean, "score", "1", "1");
        return graph.toBytes("test", "1", "");
    }

    private static String mean(OnnxGraph graph, String... extents) {
        String[] shape = new String[extents.length + 2];
        shape[0] = "1";
        shape[1] = "1";
        System.arraycopy(extents, 0, shape, 2, extents.length);
        return graph.node("Flatten", graph.node("GlobalAveragePool", graph.input("x", shape)));
    }

    private static byte[] marks(boolean slices) {
        OnnxGraph graph = new OnnxGraph("marks");
        String mean = slices ? mean(graph, "h", "w") : mean(graph, "d", "h", "w");
        float middle = PATCH / 2f;
        String place = slices
                ? graph.weights(new float[] {middle, middle}, 1, 2)
                : graph.weights(new float[] {middle, middle, middle}, 1, 3);
        graph.output(
                graph.node("Concat", List.of(place, mean), new OnnxAttribute.Int("axis", 1)),
                "marks",
                "1",
                slices ? "3" : "4");
        return graph.toBytes("test", "1", "");
    }

    private double mean(int z0, int z1, int y0, int x0) {
        double sum = 0;
        for (int z = z0; z < z1; z++) {
            for (int y = y0; y < y0 + PATCH; y++) {
                for (int x = x0; x < x0 + PATCH; x++) {
                    sum += trial.stored[z][y * W + x] / 1000.0;
                }
            }
        }
        return sum / ((z1 - z0) * PATCH * PATCH);
    }
}
