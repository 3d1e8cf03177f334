package org.overread.ai.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A box in a tensor with its class and score.
 *
 * <p>Frame: the outer corner of the tensor's first voxel is 0; {@code low} and {@code high} are {x, y} or {x, y, z}.
 */
public record Box(double[] low, double[] high, int label, double score) {

    double extent() {
        double extent = 1;
        for (int axis = 0; axis < low.length; axis++) {
            extent *= Math.max(0, high[axis] - low[axis]);
        }
        return extent;
    }

    /** Intersection over union. */
    double overlap(Box other) {
        double shared = 1;
        for (int axis = 0; axis < low.length; axis++) {
            shared *= Math.max(0, Math.min(high[axis], other.high[axis]) - Math.max(low[axis], other.low[axis]));
        }
        double union = extent() + other.extent() - shared;
        return union > 0 ? shared / union : 0;
    }

    /** In descending score, without those that overlap a better one of their class by more than {@code most}. */
    public static List<Box> suppressed(List<Box> boxes, double most) {
        List<Box> left = new ArrayList<>(boxes);
        left.sort(Comparator.comparingDouble(Box::score).reversed());
        List<Box> kept = new ArrayList<>();
        for (Box box : left) {
            if (kept.stream().noneMatch(other -> other.label() == box.label() && other.overlap(box) > most)) {
                kept.add(box);
            }
        }
        return kept;
    }
}
