package org.overread.ai.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/** A small network of the shape that radiographs are read by; its weights are drawn by lot and mean nothing. */
final class RadiographTrial {
    private static final int SIZE = 512;
    private static final int CHANNELS = 16;
    private static final int SEED = 512;

    static byte[] model() {
        Random random = new Random(SEED);
        OnnxGraph graph = new OnnxGraph("radiograph");
        String side = Integer.toString(SIZE);
        String values = graph.input("x", "1", "1", side, side);
        int channels = 1;
        for (int layer = 0; layer < 3; layer++) {
            String weights = weights(graph, random, channels);
            values = graph.node(
                    "Relu",
                    graph.node(
                            "Conv",
                            List.of(values, weights),
                            new OnnxAttribute.Ints("pads", 1, 1, 1, 1),
                            new OnnxAttribute.Ints("strides", 2, 2)));
            channels = CHANNELS;
        }
        String one = graph.node("ReduceMean", List.of(values), new OnnxAttribute.Ints("axes", 1));
        String cells = Integer.toString(SIZE / 8);
        graph.output(one, "heat", "1", "1", cells, cells);
        graph.output(graph.node("Flatten", graph.node("GlobalAveragePool", one)), "score", "1", "1");
        return graph.toBytes("Overread", "1", "a trial of the processing around it");
    }

    private static String weights(OnnxGraph graph, Random random, int channels) {
        float[] weights = new float[CHANNELS * channels * 9];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt(9.0 * channels));
        }
        return graph.weights(weights, CHANNELS, channels, 3, 3);
    }

    static ModelManifest manifest(byte[] model) {
        ModelInput input = new ModelInput(
                "x",
                ModelInput.Dimensions.IMAGE,
                1,
                List.of(),
                ModelInput.AS_STORED,
                List.of(SIZE, SIZE),
                ModelInput.Interpolation.AREA,
                TrialManifests.normalisation(ModelInput.Normalisation.Kind.MINMAX),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
        List<ModelOutput.Label> label = List.of(TrialManifests.anatomy(0, "27925004", "Nodule"));
        return TrialManifests.manifest(
                model,
                input,
                List.of(
                        new ModelOutput("heat", ModelOutput.Kind.HEATMAP, Optional.empty(), label),
                        new ModelOutput("score", ModelOutput.Kind.MULTI_LABEL, Optional.empty(), label)));
    }

    private RadiographTrial() {}
}
