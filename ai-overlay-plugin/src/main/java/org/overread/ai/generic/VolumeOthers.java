package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.output.Box;
import org.overread.ai.output.BoxDecoding;
import org.overread.ai.output.LabelWords;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.finding.Measurement;
import org.overread.core.image.Volume;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.SeriesResult;

/**
 * What a model says of a volume beside values of its voxels, patch by patch or slice by slice: of scores and measurements what
 * their combination makes of them, of boxes those that do not overlap a better one, of whichever patch, of landmarks the one
 * with the best score.
 */
final class VolumeOthers implements PatchRun.Others {
    private static final double SAME = 0.5;
    private static final double HALF = 0.5;

    private final List<OutputPlan> plans;
    private final PlacesOnSource places;
    private final boolean slices;
    private final Map<OutputPlan, CombinedValues> values = new LinkedHashMap<>();
    private final Map<OutputPlan, List<Box>> boxes = new LinkedHashMap<>();
    private final Map<ModelOutput.Label, Landmark> landmarks = new LinkedHashMap<>();

    /** @param place in the tensor */
    private record Landmark(double[] place, Optional<Float> score) {
        boolean betterThan(Landmark other) {
            return score.orElse(0f) > other.score().orElse(0f);
        }
    }

    /** @param slices whether the model is given slices, whose places have a width and a height */
    VolumeOthers(List<OutputPlan> plans, TensorGrid grid, Volume volume, boolean slices) {
        this.plans = plans;
        this.slices = slices;
        places = new PlacesOnSource(grid, volume);
    }

    @Override
    public List<String> names() {
        return plans.stream().flatMap(OutputPlan::tensors).distinct().toList();
    }

    @Override
    public void take(Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
        for (OutputPlan plan : plans) {
            Tensor tensor = given.get(plan.output().tensor());
            switch (plan.output().kind()) {
                case CLASS_SCORES, MULTI_LABEL, MEASUREMENT ->
                    values.computeIfAbsent(plan, one -> new CombinedValues(one.combination()))
                            .add(ImageResult.values(plan, tensor));
                case BOXES -> boxes(plan, given, patch);
                case POINTS -> points(plan, given, patch);
                case KEYPOINTS -> landmarks(plan, tensor, patch);
                case SEGMENTATION, HEATMAP -> throw new IllegalStateException("an output for each voxel");
            }
        }
    }

    /** In descending score for each output, at most as many as the package wants. */
    List<DetectedRegion> regions() {
        List<DetectedRegion> regions = new ArrayList<>();
        boxes.forEach((plan, all) -> {
            double most = plan.output()
                    .decoding()
                    .map(decoding -> decoding.nmsIou().orElse(SAME))
                    .orElse(SAME);
            // the one voxel of a point, found by two patches, is the same point
            Box.suppressed(all, most).stream()
                    .limit(plan.maxRegions())
                    .forEach(box ->
                            places.region(plan.labels().get(box.label()), box).ifPresent(regions::add));
        });
        return regions;
    }

    SeriesResult with(List<ResultMap> maps) {
        List<ClassScore> scores = new ArrayList<>();
        List<Measurement> measurements = new ArrayList<>();
        values.forEach((plan, all) -> {
            for (ModelOutput.Label label : plan.labels()) {
                double value = all.value(label.index());
                if (plan.output().kind() == ModelOutput.Kind.MEASUREMENT) {
                    new LabelWords(label).measurement(value).ifPresent(measurements::add);
                } else {
                    scores.add(new LabelWords(label).classScore(value));
                }
            }
        });
        List<KeyPoint> keyPoints = new ArrayList<>();
        landmarks.forEach((label, found) ->
                places.keyPoint(label, found.place(), found.score()).ifPresent(keyPoints::add));
        return new SeriesResult(maps, scores, measurements, keyPoints);
    }

    private void boxes(OutputPlan plan, Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
        Decoding decoding = plan.output().decoding().orElseThrow();
        Tensor tensor = given.get(plan.output().tensor());
        String format = decoding.boxFormat().orElse(slices ? "xyxy" : "xyzxyz");
        BoxDecoding reading =
                new BoxDecoding(format, normalised(plan), new int[] {patch.width(), patch.height(), patch.depth()});
        for (BoxScores.Scored scored :
                BoxScores.of(plan, given, reading.count(tensor)).shown()) {
            reading.box(tensor.values(), scored.box(), scored.label(), scored.score())
                    .ifPresent(box -> add(plan, box, patch));
        }
    }

    /** Rows of width, height and, of volumes, depth: each the voxel that it lies in. */
    private void points(OutputPlan plan, Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
        Tensor tensor = given.get(plan.output().tensor());
        long[] shape = tensor.shape();
        int count = Tensor.count(shape);
        if (shape.length < 2 || shape[shape.length - 1] != axes()) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.POINTS_SHAPE, axes()));
        }
        double[] scale = scale(plan, patch);
        for (BoxScores.Scored scored : BoxScores.of(plan, given, count / axes()).shown()) {
            double[] low = new double[axes()];
            double[] high = new double[axes()];
            for (int axis = 0; axis < axes(); axis++) {
                float at = ImageResult.finite(tensor.values().get(axes() * scored.box() + axis));
                low[axis] = Math.floor(at * scale[axis]);
                high[axis] = low[axis] + 1;
            }
            add(plan, new Box(low, high, scored.label(), scored.score()), patch);
        }
    }

    /** What lies on a slice is as deep as that. */
    private void add(OutputPlan plan, Box box, VoxelBox patch) {
        double[] low = Arrays.copyOf(box.low(), 3);
        double[] high = Arrays.copyOf(box.high(), 3);
        high[2] = slices ? 1 : high[2];
        double[] from = from(patch);
        for (int axis = 0; axis < from.length; axis++) {
            low[axis] += from[axis];
            high[axis] += from[axis];
        }
        boxes.computeIfAbsent(plan, all -> new ArrayList<>()).add(new Box(low, high, box.label(), box.score()));
    }

    /** A row of width, height and, of volumes, depth, and a score where there is one more, for each label. */
    private void landmarks(OutputPlan plan, Tensor tensor, VoxelBox patch) throws InferenceException {
        long[] shape = tensor.shape();
        int entries = (int) shape[shape.length - 1];
        double[] scale = scale(plan, patch);
        double[] from = from(patch);
        for (ModelOutput.Label label : plan.labels()) {
            int at = label.index() * entries;
            if (entries < axes() || entries > axes() + 1 || at + entries > Tensor.count(shape)) {
                throw new InferenceException(
                        Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.LABEL_POINTS_SHAPE, axes(), axes() + 1));
            }
            double[] place = {0, 0, slices ? HALF : 0};
            for (int axis = 0; axis < axes(); axis++) {
                place[axis] = ImageResult.finite(tensor.values().get(at + axis)) * scale[axis];
            }
            for (int axis = 0; axis < place.length; axis++) {
                place[axis] += from[axis];
            }
            Optional<Float> score = entries > axes()
                    ? Optional.of(ImageResult.finite(tensor.values().get(at + axes())))
                    : Optional.empty();
            better(label, new Landmark(place, score));
        }
    }

    /** Of several patches or slices that with the best score, the first of equal ones. */
    private void better(ModelOutput.Label label, Landmark found) throws InferenceException {
        Landmark before = landmarks.putIfAbsent(label, found);
        if (before == null) {
            return;
        }
        if (found.score().isEmpty()) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.POINT_REPEATED));
        }
        if (found.betterThan(before)) {
            landmarks.put(label, found);
        }
    }

    private int axes() {
        return slices ? 2 : 3;
    }

    private static double[] from(VoxelBox patch) {
        return new double[] {patch.x0(), patch.y0(), patch.z0()};
    }

    private static double[] scale(OutputPlan plan, VoxelBox patch) {
        return normalised(plan) ? new double[] {patch.width(), patch.height(), patch.depth()} : new double[] {1, 1, 1};
    }

    private static boolean normalised(OutputPlan plan) {
        return plan.output()
                .decoding()
                .flatMap(Decoding::coordinates)
                .filter("normalised"::equals)
                .isPresent();
    }
}
