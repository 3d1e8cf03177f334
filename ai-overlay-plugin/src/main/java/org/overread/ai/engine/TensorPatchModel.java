package org.overread.ai.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.engine.TensorModel.Wanted;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** A model with one output of its input's shape, [1, 1, depth, height, width]. */
final class TensorPatchModel implements PatchModel {
    private static final System.Logger LOG = System.getLogger(TensorPatchModel.class.getName());

    private final TensorModel model;
    private final String output;

    /** @throws InferenceException PACKAGE_REFUSED where the model's tensors are others; the model is then closed */
    TensorPatchModel(TensorModel model, String input, String output) throws InferenceException {
        this.model = model;
        this.output = output;
        for (String tensor : List.of(input, output)) {
            long[] shape = model.shape(tensor);
            if (shape.length != 5 || !Arrays.stream(shape).limit(2).allMatch(extent -> extent == 1)) {
                model.close();
                throw new InferenceException(
                        Kind.PACKAGE_REFUSED,
                        "the model has no single float tensor \"" + tensor
                                + "\" of shape [1, 1, depth, height, width]");
            }
        }
    }

    @Override
    public String provider() {
        return model.provider();
    }

    @Override
    public List<String> fallbacks() {
        return model.fallbacks();
    }

    @Override
    public void run(Extent extent, FloatBuffer input, FloatBuffer into) throws InferenceException {
        long[] shape = {1, 1, extent.depth(), extent.height(), extent.width()};
        model.run(new Tensor(shape, input), new Wanted(Map.of(output, new Tensor(shape, into)), List.of(), false));
    }

    /** Unused memory is given back at the end of a run that asks for it: here one of a single voxel. */
    @Override
    public void relax() {
        FloatBuffer voxel = ByteBuffer.allocateDirect(Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try {
            model.run(new Tensor(new long[] {1, 1, 1, 1, 1}, voxel), new Wanted(Map.of(), List.of(output), true));
        } catch (InferenceException e) {
            if (e.kind() != Kind.CANCELLED) { // closed: nothing is kept
                LOG.log(System.Logger.Level.WARNING, "memory of a model was not given back: {0}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
