package org.overread.ai.reference;

import java.util.ArrayList;
import java.util.List;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/**
 * One-dimensional convolutions of a volume, made fast on a matrix multiplier: each axis is cut into blocks of
 * {@value #BLOCK} voxels, and one strided convolution gives a whole block, as {@value #BLOCK} channels that hold the
 * kernel shifted by 0, 1, 2 … voxels. A plain convolution of a single channel would copy each voxel once per tap; this
 * one copies it {@code (BLOCK + taps − 1) / BLOCK} times.
 *
 * <p>Place within the block comes out as an axis of its own, before the others. Point-wise operators do not mind; the
 * order is put right once, at the end, by {@link #unfold}.
 *
 * <p>Shape, with D, H, W the extents rounded up to whole blocks and dz, dy, dx places within a block: padded
 * [1, 1, D + 2r, H + 2r, W + 2r]; along z [1, 1, dz · D/8, H + 2r, W + 2r]; along y [1, 1, dy · D, H/8, W + 2r]; along x
 * flat, [dx, dy, dz, D/8, H/8, W/8].
 */
final class Blocks {
    private static final int BLOCK = 8;
    private static final OnnxAttribute ALONG_FIRST = new OnnxAttribute.Int("axis", 0);

    private final OnnxGraph graph;
    private final String extents;
    private final String blocks;
    private final String whole;

    Blocks(OnnxGraph graph, String volume) {
        this.graph = graph;
        extents = graph.node("Slice", graph.node("Shape", volume), graph.integers(2), graph.integers(5));
        blocks = graph.node("Div", graph.node("Add", extents, graph.integers(BLOCK - 1)), graph.integers(BLOCK));
        whole = graph.node("Mul", blocks, graph.integers(BLOCK));
    }

    /** Continues the volume by its outermost voxels: {@code radius} on every side, and up to whole blocks. */
    String pad(String volume, int radius) {
        String after = graph.node("Add", graph.node("Sub", whole, extents), graph.integers(radius));
        String pads = concatenate(graph.integers(0, 0, radius, radius, radius, 0, 0), after);
        return graph.node("Pad", List.of(volume, pads), new OnnxAttribute.Text("mode", "edge"));
    }

    List<String> alongZ(String padded, int radius, double[]... kernels) {
        String all = convolve(padded, 0, kernels);
        String shape =
                concatenate(graph.integers(1, kernels.length), axis(whole, 0), padded(1, radius), padded(2, radius));
        return channels(graph.node("Reshape", all, shape), kernels.length);
    }

    List<String> alongY(String volume, int radius, double[]... kernels) {
        String all = convolve(volume, 1, kernels);
        String depth = graph.node("Mul", axis(whole, 0), graph.integers(BLOCK));
        String shape = concatenate(graph.integers(1, kernels.length), depth, axis(blocks, 1), padded(2, radius));
        return channels(graph.node("Reshape", all, shape), kernels.length);
    }

    String alongX(String volume, double[] kernel) {
        return graph.node("Reshape", convolve(volume, 2, kernel), graph.integers(-1));
    }

    /** From places within blocks back to the volume, [1, 1, depth, height, width]. */
    String unfold(String flat) {
        String places = concatenate(graph.integers(BLOCK, BLOCK, BLOCK), blocks);
        String volume = graph.node(
                "Transpose",
                List.of(graph.node("Reshape", flat, places)),
                new OnnxAttribute.Ints("perm", 3, 2, 4, 1, 5, 0));
        String rounded = graph.node("Reshape", volume, concatenate(graph.integers(1, 1), whole));
        return graph.node("Slice", rounded, graph.integers(0, 0, 0), extents, graph.integers(2, 3, 4));
    }

    private String convolve(String volume, int axis, double[]... kernels) {
        int reach = BLOCK + kernels[0].length - 1;
        float[] weights = new float[kernels.length * BLOCK * reach];
        for (int channel = 0; channel < kernels.length * BLOCK; channel++) {
            double[] kernel = kernels[channel / BLOCK];
            for (int tap = 0; tap < kernel.length; tap++) {
                weights[channel * reach + channel % BLOCK + tap] = (float) kernel[tap];
            }
        }
        long[] shape = {kernels.length * BLOCK, 1, 1, 1, 1};
        long[] strides = {1, 1, 1};
        shape[2 + axis] = reach;
        strides[axis] = BLOCK;
        return graph.node(
                "Conv", List.of(volume, graph.weights(weights, shape)), new OnnxAttribute.Ints("strides", strides));
    }

    private List<String> channels(String tensor, int count) {
        if (count == 1) {
            return List.of(tensor);
        }
        List<String> channels = new ArrayList<>();
        for (int channel = 0; channel < count; channel++) {
            channels.add(graph.node(
                    "Slice", tensor, graph.integers(channel), graph.integers(channel + 1), graph.integers(1)));
        }
        return channels;
    }

    private String padded(int axis, int radius) {
        return graph.node("Add", axis(whole, axis), graph.integers(2L * radius));
    }

    private String axis(String shape, int axis) {
        return graph.node("Slice", shape, graph.integers(axis), graph.integers(axis + 1));
    }

    private String concatenate(String... parts) {
        return graph.node("Concat", List.of(parts), ALONG_FIRST);
    }
}
