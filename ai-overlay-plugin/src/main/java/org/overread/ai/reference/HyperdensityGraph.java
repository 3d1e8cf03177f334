package org.overread.ai.reference;

import java.util.List;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/**
 * How much a voxel of a head CT looks like acute blood, from its density alone: HU smoothed by a Gaussian of σ
 * {@value #SIGMA} voxel, then a smooth step up at 51 HU and down at 100 HU. Fixed weights; it has learned nothing.
 *
 * <p>Shape: [1, 1, depth, height, width], HU at {@value #VOXEL_MM} mm in, score 0…1 out. Exact in the middle of a patch, from
 * {@value #HALO} voxels on.
 */
final class HyperdensityGraph {
    static final String INPUT = "hu";
    static final String OUTPUT = "score";
    static final double VOXEL_MM = 1.5;
    static final int HALO = 3;

    private static final double SIGMA = 1;
    private static final float FROM_HU = 51;
    private static final float TO_HU = 100;
    private static final float SOFT_HU = 3;

    static byte[] toBytes(String version) {
        OnnxGraph graph = new OnnxGraph("hyperdensity");
        String hu = graph.input(INPUT, "1", "1", "depth", "height", "width");
        double[] smooth = DerivativeKernels.of(SIGMA).smooth();
        Blocks blocks = new Blocks(graph, hu);
        // What is far from tissue, bone and air alike, may not draw its neighbours into the range of blood.
        String clipped = graph.node("Clip", hu, graph.scalar(-50), graph.scalar(150));
        String padded = blocks.pad(clipped, HALO);
        String alongZ = blocks.alongZ(padded, HALO, smooth).getFirst();
        String alongY = blocks.alongY(alongZ, HALO, smooth).getFirst();
        String smoothed = blocks.unfold(blocks.alongX(alongY, smooth));
        String score = graph.node("Mul", step(graph, smoothed, FROM_HU, 1), step(graph, smoothed, TO_HU, -1));
        graph.output(score, OUTPUT, "1", "1", "depth", "height", "width");
        return graph.toBytes("Overread", version, "Hyperdensity of acute blood; reference, not for clinical use");
    }

    private static String step(OnnxGraph graph, String hu, float at, float sign) {
        String above = graph.node("Sub", hu, graph.scalar(at));
        return graph.node(
                "Sigmoid", List.of(graph.node("Mul", above, graph.scalar(sign / SOFT_HU))), new OnnxAttribute[0]);
    }

    private HyperdensityGraph() {}
}
