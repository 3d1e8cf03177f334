package org.overread.ai.reference;

import java.util.Arrays;
import java.util.List;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/**
 * The reference model as an ONNX graph: a multi-scale Hessian blob detector with fixed weights.
 *
 * <p>HU are clipped to −1000…200 and scaled to 0…1.2. At each scale σ the Hessian H of the smoothed volume is taken, times
 * σ². With t = relu(−trace H), the score is t · clamp(27 · relu(−det H) / t³) · clamp(3 · relu(m₂ H) / t²), m₂ being the
 * sum of the principal minors: large and isotropic for bright blobs, small for tubes and plates. The score of a voxel
 * is the largest of its scales; all but local maxima of a 7-voxel cube are 0.
 *
 * <p>Shape: input {@value #INPUT} and output {@value #OUTPUT} are [1, 1, depth, height, width], any size. A voxel depends
 * on its neighbours up to {@link #HALO} voxels away; beyond its edges the volume is continued by its outermost voxels.
 */
final class BlobDetectorGraph {
    static final String INPUT = "hu";
    static final String OUTPUT = "peaks";
    static final double VOXEL_MM = 1.5;
    static final int PEAK_WINDOW = 7;

    private static final List<Double> SIGMAS = List.of(1.2, 1.8, 2.7, 4.0);

    /** Reach of the widest kernel, and of the window of the maxima. */
    static final int HALO = DerivativeKernels.of(SIGMAS.getLast()).radius() + PEAK_WINDOW / 2;

    private static final String[] ANY_VOLUME = {"1", "1", "depth", "height", "width"};
    private static final float EPSILON = 1e-6f;

    private final OnnxGraph graph = new OnnxGraph("multi-scale-hessian-blob-detector");
    private final Blocks blocks;
    private final String scaled;

    private BlobDetectorGraph() {
        String hu = graph.input(INPUT, ANY_VOLUME);
        String clipped = graph.node("Clip", hu, graph.scalar(-1000), graph.scalar(200));
        scaled = graph.node("Div", graph.node("Add", clipped, graph.scalar(1000)), graph.scalar(1000));
        blocks = new Blocks(graph, scaled);
    }

    /** The bytes of the .onnx file; always the same. */
    static byte[] toBytes(String version) {
        return new BlobDetectorGraph().build(version);
    }

    private byte[] build(String version) {
        String best = score(DerivativeKernels.of(SIGMAS.get(0)));
        for (double sigma : SIGMAS.subList(1, SIGMAS.size())) {
            best = graph.node("Max", best, score(DerivativeKernels.of(sigma)));
        }
        graph.output(localMaxima(blocks.unfold(best)), OUTPUT, ANY_VOLUME);
        return graph.toBytes(
                "Overread", version, "Reference model, not for clinical use. Fixed weights, nothing learned.");
    }

    private String score(DerivativeKernels kernels) {
        Hessian h = hessian(kernels);
        String yxSquared = product(h.yx, h.yx);
        String zxSquared = product(h.zx, h.zx);
        String zySquared = product(h.zy, h.zy);
        String minorZ = difference(product(h.yy, h.xx), yxSquared);
        String minorY = difference(product(h.zz, h.xx), zxSquared);
        String minorX = difference(product(h.zz, h.yy), zySquared);
        String mixed = product(product(h.zy, h.zx), h.yx);
        String determinant = sum(
                difference(difference(product(h.zz, minorZ), product(zySquared, h.xx)), product(zxSquared, h.yy)),
                sum(mixed, mixed));
        String trace = graph.node("Relu", sum(sum(h.zz, h.yy), h.xx));
        String traceSquared = product(trace, trace);
        String sphericity = share(27, determinant, product(traceSquared, trace));
        String roundness = share(3, sum(sum(minorZ, minorY), minorX), traceSquared);
        return product(product(trace, sphericity), roundness);
    }

    /** {@code factor · part / whole}, clamped to 0…1. */
    private String share(float factor, String part, String whole) {
        String ratio =
                graph.node("Div", product(part, graph.scalar(factor)), graph.node("Add", whole, graph.scalar(EPSILON)));
        return graph.node("Clip", ratio, graph.scalar(0), graph.scalar(1));
    }

    /** The negated Hessian of one scale, times σ²; each a tensor in the order of {@link Blocks}. */
    private record Hessian(String zz, String yy, String xx, String zy, String zx, String yx) {}

    /**
     * Second derivatives by one-dimensional convolutions: along z into three, along y into the six products that are
     * needed, along x into one derivative each; the last carries the factor −σ².
     */
    private Hessian hessian(DerivativeKernels k) {
        double factor = -k.sigma() * k.sigma();
        double[] smooth = scaled(k.smooth(), factor);
        double[] first = scaled(k.first(), factor);
        double[] second = scaled(k.second(), factor);
        String padded = blocks.pad(scaled, k.radius());
        List<String> z = blocks.alongZ(padded, k.radius(), k.smooth(), k.first(), k.second());
        // In this order few intermediate volumes live at a time.
        List<String> secondZ = blocks.alongY(z.get(2), k.radius(), k.smooth());
        String zz = blocks.alongX(secondZ.get(0), smooth);
        List<String> firstZ = blocks.alongY(z.get(1), k.radius(), k.smooth(), k.first());
        String zx = blocks.alongX(firstZ.get(0), first);
        String zy = blocks.alongX(firstZ.get(1), smooth);
        List<String> smoothZ = blocks.alongY(z.get(0), k.radius(), k.smooth(), k.first(), k.second());
        String xx = blocks.alongX(smoothZ.get(0), second);
        String yx = blocks.alongX(smoothZ.get(1), first);
        String yy = blocks.alongX(smoothZ.get(2), smooth);
        return new Hessian(zz, yy, xx, zy, zx, yx);
    }

    /** The largest of a cube is the largest of the largest along each axis. */
    private String localMaxima(String score) {
        String largest = score;
        for (int axis = 0; axis < 3; axis++) {
            long[] window = {1, 1, 1};
            long[] pads = new long[6];
            window[axis] = PEAK_WINDOW;
            pads[axis] = PEAK_WINDOW / 2;
            pads[axis + 3] = PEAK_WINDOW / 2;
            largest = graph.node(
                    "MaxPool",
                    List.of(largest),
                    new OnnxAttribute.Ints("kernel_shape", window),
                    new OnnxAttribute.Ints("pads", pads));
        }
        return graph.node("Where", graph.node("GreaterOrEqual", score, largest), score, graph.scalar(0));
    }

    private String sum(String a, String b) {
        return graph.node("Add", a, b);
    }

    private String difference(String a, String b) {
        return graph.node("Sub", a, b);
    }

    private String product(String a, String b) {
        return graph.node("Mul", a, b);
    }

    private static double[] scaled(double[] kernel, double factor) {
        return Arrays.stream(kernel).map(tap -> tap * factor).toArray();
    }
}
