package org.overread.ai.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.onnx.GraphValues;

/**
 * What a model holds between its operators while it runs: by the shapes that ONNX Runtime infers from the input's, once what is
 * constant is folded. Nothing is run.
 *
 * @param bytes at its most, for an input of so many {@code places}
 * @param places pixels or voxels
 */
public record Activations(long bytes, long places) {

    /** For an input of another extent: nearly all that a model holds is as large as its input, times channels. */
    public long bytes(long ofPlaces) {
        return (long) Math.ceil((double) bytes / places * ofPlaces);
    }

    /**
     * Of a model; empty where its shapes cannot be told beforehand, or there is no room for another copy of it.
     *
     * @param model beside other files that it may refer to; a copy comes into its folder and goes
     * @param input name of the tensor
     * @param shape one that the model takes
     */
    static Optional<Activations> of(OrtEnvironment started, Path model, String input, long[] shape) {
        Path copy = model.resolveSibling(model.getFileName() + ".shapes");
        try {
            Optional<GraphValues> values = GraphValues.of(model);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            try {
                Files.copy(model, copy);
                Files.write(copy, values.get().asOutputs(), StandardOpenOption.APPEND);
                try (SessionOptions options = given(values.get().dimensionNames(input), shape);
                        OrtSession session = ModelSource.of(copy).session(started, options)) {
                    return bytes(session.getOutputInfo(), values.get().between())
                            .map(bytes -> new Activations(values.get().peak(bytes), places(shape)));
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (OrtException | IOException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static SessionOptions given(List<String> dimensions, long[] shape) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setOptimizationLevel(SessionOptions.OptLevel.BASIC_OPT);
        for (int axis = 0; axis < Math.min(dimensions.size(), shape.length); axis++) {
            if (!dimensions.get(axis).isEmpty()) {
                options.setSymbolicDimensionValue(dimensions.get(axis), shape[axis]);
            }
        }
        return options;
    }

    private static Optional<Map<String, Long>> bytes(Map<String, NodeInfo> known, List<String> values) {
        Map<String, Long> bytes = new HashMap<>();
        for (String value : values) {
            if (!(known.get(value) instanceof NodeInfo node)
                    || !(node.getInfo() instanceof TensorInfo tensor)
                    || Arrays.stream(tensor.getShape()).anyMatch(extent -> extent < 0)) {
                return Optional.empty();
            }
            bytes.put(value, Arrays.stream(tensor.getShape()).reduce(tensor.type.size, Math::multiplyExact));
        }
        return Optional.of(bytes);
    }

    /** Without batch and channels. */
    private static long places(long[] shape) {
        long places = 1;
        for (int axis = 2; axis < shape.length; axis++) {
            places *= shape[axis];
        }
        return places;
    }
}
