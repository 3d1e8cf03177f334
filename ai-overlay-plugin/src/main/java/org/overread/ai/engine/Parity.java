package org.overread.ai.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.inference.InferenceException;

/** Whether a provider gives what the CPU gives: asked of a plain convolution first, then of each model. */
final class Parity {
    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final PatchModel.Extent PATCH = new PatchModel.Extent(12, 13, 14);
    private static final float TOLERANCE = 1e-3f;

    /** Why the tried provider is not to be trusted; empty where both give the same on random HU. */
    static Optional<String> refusal(PatchModel tried, PatchModel cpu) {
        try {
            FloatBuffer input = buffer();
            Random random = new Random(1);
            for (int i = 0; i < PATCH.voxels(); i++) {
                input.put(i, -1000 + 1200 * random.nextFloat());
            }
            FloatBuffer ours = buffer();
            FloatBuffer expected = buffer();
            tried.run(PATCH, input, ours);
            cpu.run(PATCH, input, expected);
            return differs(ours, expected)
                    ? Optional.of(tried.provider() + " gives other results than the CPU")
                    : Optional.empty();
        } catch (InferenceException e) {
            return Optional.of(tried.provider() + " failed a trial run: " + e.getMessage());
        }
    }

    /**
     * As {@link #refusal(PatchModel, PatchModel)}, then by what the model's package says that it must give.
     *
     * @throws InferenceException PACKAGE_REFUSED where it does not even give that on the CPU
     */
    static Optional<String> refusal(PatchModel tried, PatchModel cpu, Proof proof) throws InferenceException {
        Optional<String> refusal = refusal(tried, cpu);
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<String> failure = proof.failure(runner(tried));
        if (failure.isPresent()) {
            Optional<String> onCpu = proof.failure(runner(cpu));
            if (onCpu.isPresent()) {
                throw new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, onCpu.get());
            }
        }
        return failure.map(why -> "on " + tried.provider() + ", " + why);
    }

    private static Proof.Runner runner(PatchModel model) {
        return (input, outputs) -> {
            long[] shape = input.shape();
            if (shape.length != 5 || shape[0] != 1 || shape[1] != 1 || outputs.size() != 1) {
                throw new InferenceException(
                        InferenceException.Kind.BAD_OUTPUT,
                        "the model has one tensor in and one out, of shape [1, 1, depth, height, width]");
            }
            PatchModel.Extent extent = new PatchModel.Extent((int) shape[2], (int) shape[3], (int) shape[4]);
            FloatBuffer output = buffer(extent.voxels());
            model.run(extent, input.values(), output);
            return Map.of(outputs.getFirst(), new TensorModel.Tensor(shape, output));
        };
    }

    /** A model of one convolution, 3 × 3 × 3. */
    static byte[] convolution() {
        OnnxGraph graph = new OnnxGraph("convolution");
        float[] weights = new float[27];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 5 - 2) / 1000f;
        }
        String x = graph.input(INPUT, "1", "1", "depth", "height", "width");
        String convolved = graph.node(
                "Conv",
                List.of(x, graph.weights(weights, 1, 1, 3, 3, 3)),
                new OnnxAttribute.Ints("pads", 1, 1, 1, 1, 1, 1));
        graph.output(convolved, OUTPUT, "1", "1", "depth", "height", "width");
        return graph.toBytes("Overread", "1", "");
    }

    private static boolean differs(FloatBuffer ours, FloatBuffer expected) {
        for (int i = 0; i < PATCH.voxels(); i++) {
            float allowed = TOLERANCE * Math.max(1, Math.abs(expected.get(i)));
            if (!(Math.abs(ours.get(i) - expected.get(i)) <= allowed)) {
                return true;
            }
        }
        return false;
    }

    private static FloatBuffer buffer() {
        return buffer(PATCH.voxels());
    }

    private static FloatBuffer buffer(int values) {
        return ByteBuffer.allocateDirect(Float.BYTES * values)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private Parity() {}
}
