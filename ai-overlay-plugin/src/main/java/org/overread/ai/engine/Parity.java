package org.overread.ai.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.engine.TensorModel.Wanted;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.inference.InferenceException;

/**
 * Whether a provider gives what the CPU gives: asked of a plain convolution first, then of each model.
 *
 * @param outputs the tensors that are looked at
 */
record Parity(Trial trial, List<String> outputs, Proof proof) {
    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final float TOLERANCE = 1e-3f;

    /** Of the convolution. */
    static final Parity CONVOLUTION = new Parity(Trial.HOUNSFIELD, List.of(OUTPUT), Proof.NONE);

    /**
     * Why the tried provider is not to be trusted; empty where both give the same on random values, and the tried one what
     * the model's package says that it must.
     *
     * @throws InferenceException PACKAGE_REFUSED where the model does not even give that on the CPU
     */
    Optional<String> refusal(TensorModel tried, TensorModel cpu) throws InferenceException {
        Optional<String> refusal = difference(tried, cpu);
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

    private Optional<String> difference(TensorModel tried, TensorModel cpu) {
        Tensor input = trial.input();
        Map<String, Tensor> expected;
        try {
            expected = run(cpu, input);
        } catch (InferenceException e) {
            return Optional.of(
                    "the CPU failed a trial run, to which " + tried.provider() + " was to be held: " + e.getMessage());
        }
        try {
            Map<String, Tensor> given = run(tried, input);
            return outputs.stream().allMatch(output -> same(given.get(output), expected.get(output)))
                    ? Optional.empty()
                    : Optional.of(tried.provider() + " gives other results than the CPU");
        } catch (InferenceException e) {
            return Optional.of(tried.provider() + " failed a trial run: " + e.getMessage());
        }
    }

    private Map<String, Tensor> run(TensorModel model, Tensor input) throws InferenceException {
        return model.run(input, new Wanted(Map.of(), outputs, true));
    }

    private static Proof.Runner runner(TensorModel model) {
        return (input, outputs) -> model.run(input, new Wanted(Map.of(), outputs, true));
    }

    private static boolean same(Tensor given, Tensor expected) {
        if (!Arrays.equals(given.shape(), expected.shape())) {
            return false;
        }
        for (int i = 0; i < Tensor.count(expected.shape()); i++) {
            float due = expected.values().get(i);
            if (!(Math.abs(given.values().get(i) - due) <= TOLERANCE * Math.max(1, Math.abs(due)))) {
                return false;
            }
        }
        return true;
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
}
