package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.input.TensorGrid;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.output.Activations;
import org.overread.ai.output.Box;
import org.overread.ai.output.BoxDecoding;
import org.overread.ai.output.LabelWords;
import org.overread.ai.patch.PatchRun;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.finding.Measurement;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.SeriesResult;

/**
 * What a model says of a volume beside values of its voxels, patch by patch: of scores each class's greatest, of boxes those
 * that do not overlap a better one, of whichever patch.
 */
final class VolumeOthers implements PatchRun.Others {
    private static final double SAME = 0.5;

    private final List<OutputPlan> plans;
    private final TensorGrid grid;
    private final PlacesOnSource places;
    private final Map<ModelOutput.Label, Double> scores = new LinkedHashMap<>();
    private final Map<OutputPlan, List<Box>> boxes = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<KeyPoint> keyPoints = new ArrayList<>();

    VolumeOthers(List<OutputPlan> plans, TensorGrid grid, Volume volume) {
        this.plans = plans;
        this.grid = grid;
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
                case CLASS_SCORES, MULTI_LABEL -> scores(plan, ImageResult.vector(plan, tensor));
                case MEASUREMENT -> measurements(plan, ImageResult.vector(plan, tensor));
                case BOXES -> boxes(plan, given, patch);
                case POINTS -> points(plan, given, patch);
                case KEYPOINTS -> landmarks(plan, tensor);
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
        return new SeriesResult(
                maps,
                scores.entrySet().stream()
                        .map(entry -> new LabelWords(entry.getKey()).classScore(entry.getValue()))
                        .toList(),
                measurements,
                keyPoints);
    }

    private void scores(OutputPlan plan, float[] classes) {
        Activations.apply(plan.activation(), classes);
        for (ModelOutput.Label label : plan.labels()) {
            scores.merge(label, (double) classes[label.index()], Math::max);
        }
    }

    private void measurements(OutputPlan plan, float[] values) {
        for (ModelOutput.Label label : plan.labels()) {
            new LabelWords(label).measurement(values[label.index()]).ifPresent(measurements::add);
        }
    }

    private void boxes(OutputPlan plan, Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
        Decoding decoding = plan.output().decoding().orElseThrow();
        Tensor tensor = given.get(plan.output().tensor());
        BoxDecoding reading = new BoxDecoding(decoding.boxFormat().orElse("xyzxyz"), normalised(plan), new int[] {
            patch.width(), patch.height(), patch.depth()
        });
        for (BoxScores.Scored scored :
                BoxScores.of(plan, given, reading.count(tensor)).shown()) {
            reading.box(tensor.values(), scored.box(), scored.label(), scored.score())
                    .ifPresent(box -> add(plan, box, patch));
        }
    }

    /** Rows of width, height and depth: each the voxel that it lies in. */
    private void points(OutputPlan plan, Map<String, Tensor> given, VoxelBox patch) throws InferenceException {
        Tensor tensor = given.get(plan.output().tensor());
        long[] shape = tensor.shape();
        int values = Tensor.count(shape);
        if (shape.length < 2 || shape[shape.length - 1] != 3) {
            throw new InferenceException(Kind.BAD_OUTPUT, "the model's points are not of the shape [N, 3]");
        }
        double[] scale = scale(plan, patch);
        for (BoxScores.Scored scored : BoxScores.of(plan, given, values / 3).shown()) {
            double[] low = new double[3];
            double[] high = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                float at = ImageResult.finite(tensor.values().get(3 * scored.box() + axis));
                low[axis] = Math.floor(at * scale[axis]);
                high[axis] = low[axis] + 1;
            }
            add(plan, new Box(low, high, scored.label(), scored.score()), patch);
        }
    }

    private void add(OutputPlan plan, Box box, VoxelBox patch) {
        double[] from = {patch.x0(), patch.y0(), patch.z0()};
        double[] low = box.low().clone();
        double[] high = box.high().clone();
        for (int axis = 0; axis < from.length; axis++) {
            low[axis] += from[axis];
            high[axis] += from[axis];
        }
        boxes.computeIfAbsent(plan, all -> new ArrayList<>()).add(new Box(low, high, box.label(), box.score()));
    }

    /** A row of width, height and depth, and a score where there is a fourth, for each label. */
    private void landmarks(OutputPlan plan, Tensor tensor) throws InferenceException {
        long[] shape = tensor.shape();
        int entries = (int) shape[shape.length - 1];
        double[] scale = scale(plan, new VoxelBox(0, 0, 0, grid.width(), grid.height(), grid.depth()));
        for (ModelOutput.Label label : plan.labels()) {
            int at = label.index() * entries;
            if (entries < 3 || entries > 4 || at + entries > Tensor.count(shape)) {
                throw new InferenceException(
                        Kind.BAD_OUTPUT, "the model's points are not of the shape [labels, 3 or 4]");
            }
            double[] place = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                place[axis] = ImageResult.finite(tensor.values().get(at + axis)) * scale[axis];
            }
            Optional<Float> score = entries == 4
                    ? Optional.of(ImageResult.finite(tensor.values().get(at + 3)))
                    : Optional.empty();
            places.keyPoint(label, place, score).ifPresent(keyPoints::add);
        }
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
