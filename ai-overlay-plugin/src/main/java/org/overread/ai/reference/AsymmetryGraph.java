package org.overread.ai.reference;

import java.util.List;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/**
 * Where a chest radiograph is denser than at the mirrored place: its mean over cells of {@value #CELL} pixels, smoothed by a
 * Gaussian, less the same mirrored, through a smooth step. Fixed weights; it has learned nothing. What lies on one side by
 * nature (the heart) shows, too.
 *
 * <p>Shape: [1, 1, {@value #SIZE}, {@value #SIZE}], 0…1 in; a score for each cell, [1, 1, 128, 128], and the greatest of them,
 * [1, 1], out.
 */
final class AsymmetryGraph {
    static final String INPUT = "radiograph";
    static final String HEATMAP = "asymmetry";
    static final String SCORE = "greatest";
    static final int SIZE = 512;
    static final int CELL = 4;

    private static final double SIGMA_CELLS = 5;
    private static final float STEP_AT = 0.16f;
    private static final float STEP_SOFTNESS = 0.02f;
    private static final OnnxAttribute EDGE = new OnnxAttribute.Text("mode", "edge");

    static byte[] toBytes(String version) {
        OnnxGraph graph = new OnnxGraph("asymmetry");
        String size = Integer.toString(SIZE);
        String cells = Integer.toString(SIZE / CELL);
        String image = graph.input(INPUT, "1", "1", size, size);
        String means = graph.node(
                "AveragePool",
                List.of(graph.node("Clip", image, graph.scalar(0), graph.scalar(1))),
                new OnnxAttribute.Ints("kernel_shape", CELL, CELL),
                new OnnxAttribute.Ints("strides", CELL, CELL));
        String smooth = smoothed(graph, means);
        String mirrored = graph.node(
                "Slice",
                smooth,
                graph.integers(SIZE / CELL - 1),
                graph.integers(-SIZE / CELL - 1),
                graph.integers(3),
                graph.integers(-1));
        String above = graph.node("Sub", graph.node("Sub", smooth, mirrored), graph.scalar(STEP_AT));
        String score = graph.node("Sigmoid", graph.node("Div", above, graph.scalar(STEP_SOFTNESS)));
        graph.output(score, HEATMAP, "1", "1", cells, cells);
        graph.output(graph.node("Flatten", graph.node("GlobalMaxPool", score)), SCORE, "1", "1");
        return graph.toBytes("Overread", version, "Asymmetry of a chest radiograph; reference, not for clinical use");
    }

    private static String smoothed(OnnxGraph graph, String cells) {
        DerivativeKernels kernels = DerivativeKernels.of(SIGMA_CELLS);
        int radius = kernels.radius();
        float[] taps = new float[kernels.smooth().length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) kernels.smooth()[i];
        }
        String padded =
                graph.node("Pad", List.of(cells, graph.integers(0, 0, radius, radius, 0, 0, radius, radius)), EDGE);
        String down = graph.node("Conv", padded, graph.weights(taps, 1, 1, taps.length, 1));
        return graph.node("Conv", down, graph.weights(taps, 1, 1, 1, taps.length));
    }

    private AsymmetryGraph() {}
}
