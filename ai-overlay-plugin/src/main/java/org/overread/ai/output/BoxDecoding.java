package org.overread.ai.output;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/**
 * Reads boxes of tensors: [N, 4] for images, [N, 6] for volumes, with or without a batch axis of 1.
 *
 * @param format "xyxy", "xywh", "cxcywh", "xyzxyz" or "cxcyczwhd"
 * @param normalised coordinates are 0…1 of the tensor's extents
 * @param extents of the tensor that they lie in: width, height, depth
 */
public record BoxDecoding(String format, boolean normalised, int[] extents) {
    /** More no model means, and no reader would look at. */
    private static final int MOST = 1_000_000;

    public int dimensions() {
        return format.equals("xyzxyz") || format.equals("cxcyczwhd") ? 3 : 2;
    }

    /** @throws InferenceException BAD_OUTPUT where the tensor holds no boxes of this format */
    public int count(Tensor boxes) throws InferenceException {
        long[] shape = boxes.shape();
        long count = shape.length < 2 ? -1 : shape[shape.length - 2];
        boolean fits = count >= 0
                && count <= MOST
                && shape[shape.length - 1] == 2 * dimensions()
                && Arrays.stream(shape).limit(shape.length - 2).allMatch(extent -> extent == 1);
        if (!fits) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.BOXES_SHAPE, 2 * dimensions()));
        }
        return (int) count;
    }

    /** Empty for a box without extent. */
    public Optional<Box> box(FloatBuffer boxes, int n, int label, double score) throws InferenceException {
        int axes = dimensions();
        double[] low = new double[axes];
        double[] high = new double[axes];
        for (int axis = 0; axis < axes; axis++) {
            double scale = normalised ? extents[axis] : 1;
            double one = scale * boxes.get(n * 2 * axes + axis);
            double other = scale * boxes.get(n * 2 * axes + axes + axis);
            if (!Double.isFinite(one) || !Double.isFinite(other)) {
                throw new InferenceException(Kind.BAD_OUTPUT, "the model's output is not finite");
            }
            boolean centre = format.startsWith("c");
            low[axis] = centre ? one - other / 2 : one;
            high[axis] = centre ? one + other / 2 : format.equals("xywh") ? one + other : other;
            low[axis] = Math.clamp(low[axis], 0, extents[axis]);
            high[axis] = Math.clamp(high[axis], 0, extents[axis]);
            if (!(low[axis] < high[axis])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Box(low, high, label, score));
    }
}
