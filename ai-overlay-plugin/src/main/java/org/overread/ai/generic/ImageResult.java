package org.overread.ai.generic;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.input.ImageGrid;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.output.Activations;
import org.overread.ai.output.Box;
import org.overread.ai.output.BoxDecoding;
import org.overread.ai.output.LabelWords;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.SeriesResult;

/** What a model of images gives for the frames of a series; of a series' scores, each class's greatest. */
final class ImageResult {
    private static final double SAME = 0.5;

    private final List<DetectedRegion> regions = new ArrayList<>();
    private final List<ResultMap> maps = new ArrayList<>();
    private final Map<ModelOutput.Label, Double> scores = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<KeyPoint> keyPoints = new ArrayList<>();

    List<DetectedRegion> regions() {
        return regions;
    }

    SeriesResult whole() {
        List<ClassScore> classes = new ArrayList<>();
        scores.forEach((label, score) -> classes.add(new LabelWords(label).classScore(score)));
        return new SeriesResult(maps, classes, measurements, keyPoints);
    }

    void add(OutputPlan plan, ImageFrameInput image, ImageInference.Given given) throws InferenceException {
        Tensor tensor = given.outputs().get(plan.output().tensor());
        switch (plan.output().kind()) {
            case CLASS_SCORES, MULTI_LABEL -> scores(plan, given.values(plan));
            case MEASUREMENT -> measurements(plan, given.values(plan));
            case HEATMAP -> maps(plan, image, given.grid(), tensor);
            case SEGMENTATION -> segmentation(plan, image, given.grid(), tensor);
            case BOXES -> boxes(plan, image, given, tensor);
            case KEYPOINTS -> landmarks(plan, image, given.grid(), tensor);
            case POINTS -> regions.addAll(new ImagePoints(plan, image, given).regions(tensor));
        }
    }

    private void scores(OutputPlan plan, CombinedValues classes) {
        for (ModelOutput.Label label : plan.labels()) {
            scores.merge(label, classes.value(label.index()), Math::max);
        }
    }

    private void measurements(OutputPlan plan, CombinedValues values) {
        for (ModelOutput.Label label : plan.labels()) {
            new LabelWords(label).measurement(values.value(label.index())).ifPresent(measurements::add);
        }
    }

    /** A value for each label, of classes their scores. */
    static float[] values(OutputPlan plan, Tensor tensor) throws InferenceException {
        float[] values = vector(plan, tensor);
        if (plan.output().kind() != ModelOutput.Kind.MEASUREMENT) {
            Activations.apply(plan.activation(), values);
        }
        return values;
    }

    /** A value for each label, all finite. */
    private static float[] vector(OutputPlan plan, Tensor tensor) throws InferenceException {
        int count = Tensor.count(tensor.shape());
        int most =
                plan.labels().stream().mapToInt(ModelOutput.Label::index).max().orElse(-1);
        if (most >= count || count > 100_000) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.VALUES_PER_LABEL, count));
        }
        float[] values = new float[count];
        tensor.values().get(0, values);
        for (float value : values) {
            finite(value);
        }
        return values;
    }

    static float finite(float value) throws InferenceException {
        if (!Float.isFinite(value)) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_NOT_FINITE));
        }
        return value;
    }

    private void segmentation(OutputPlan plan, ImageFrameInput image, ImageGrid grid, Tensor tensor)
            throws InferenceException {
        long[] shape = tensor.shape();
        boolean fits = shape.length == 4
                && shape[0] == 1
                && shape[1] == plan.channels()
                && shape[2] == grid.height()
                && shape[3] == grid.width();
        if (!fits) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.SEGMENTATION_SHAPE));
        }
        ImageSegmentation made = ImageSegmentation.of(plan, image, grid, tensor.values());
        maps.add(made.map());
        regions.addAll(made.regions());
    }

    /** Maps of as many cells as the model gives, over the part of the frame that the tensor shows. */
    private void maps(OutputPlan plan, ImageFrameInput image, ImageGrid grid, Tensor tensor) throws InferenceException {
        long[] shape = tensor.shape();
        if (shape.length != 4 || shape[0] != 1 || plan.channels() != shape[1]) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.MAP_SHAPE));
        }
        int rows = Math.toIntExact(shape[2]);
        int columns = Math.toIntExact(shape[3]);
        ImagePoint corner = grid.toImage(0, 0);
        double cellX = (double) grid.width() / columns / grid.scaleX();
        double cellY = (double) grid.height() / rows / grid.scaleY();
        MapGrid cells = new MapGrid.OnFrame(image.frame().ref(), columns, rows, corner, cellX, cellY);
        int count = rows * columns;
        float[] classes = new float[plan.channels()];
        float[][] values = new float[plan.labels().size()][count];
        for (int cell = 0; cell < count; cell++) {
            for (int c = 0; c < classes.length; c++) {
                classes[c] = finite(tensor.values().get(c * count + cell));
            }
            Activations.apply(plan.activation(), classes);
            for (int n = 0; n < values.length; n++) {
                values[n][cell] = classes[plan.labels().get(n).index()];
            }
        }
        for (int n = 0; n < values.length; n++) {
            ModelOutput.Label label = plan.labels().get(n);
            maps.add(new ResultMap.ScoreMap(
                    plan.output().tensor(),
                    cells,
                    new LabelWords(label).map(label.index(), Optional.empty()),
                    label.operatingPoint().map(point -> new ModelScore(point.score())),
                    values[n]));
        }
    }

    private void boxes(OutputPlan plan, ImageFrameInput image, ImageInference.Given given, Tensor tensor)
            throws InferenceException {
        Decoding decoding = plan.output().decoding().orElseThrow();
        int[] extents = {given.grid().width(), given.grid().height(), 1};
        BoxDecoding reading = new BoxDecoding(
                decoding.boxFormat().orElse("xyxy"),
                decoding.coordinates().orElse("pixel").equals("normalised"),
                extents);
        BoxScores scores = BoxScores.of(plan, given.outputs(), reading.count(tensor));
        List<Box> boxes = new ArrayList<>();
        FloatBuffer values = tensor.values();
        for (BoxScores.Scored scored : scores.shown()) {
            reading.box(values, scored.box(), scored.label(), scored.score()).ifPresent(boxes::add);
        }
        List<Box> kept = Box.suppressed(boxes, decoding.nmsIou().orElse(SAME));
        for (Box box : kept.subList(0, Math.min(kept.size(), plan.maxRegions()))) {
            onFrame(given.grid(), image, box)
                    .ifPresent(mark -> regions.add(region(
                            plan.labels().get(box.label()), image, mark, Optional.of(new ModelScore(box.score())))));
        }
    }

    /** Empty where the box lies beside the frame. */
    static Optional<Mark.Box> onFrame(ImageGrid grid, ImageFrameInput image, Box box) {
        ImagePoint low = grid.toImage(box.low()[0], box.low()[1]);
        ImagePoint high = grid.toImage(box.high()[0], box.high()[1]);
        double column0 = Math.max(0, low.column());
        double row0 = Math.max(0, low.row());
        double column1 = Math.min(image.frame().columns(), high.column());
        double row1 = Math.min(image.frame().rows(), high.row());
        return column0 < column1 && row0 < row1
                ? Optional.of(new Mark.Box(image.frame().ref(), column0, row0, column1, row1))
                : Optional.empty();
    }

    static DetectedRegion region(
            ModelOutput.Label label, ImageFrameInput image, Mark.Box box, Optional<ModelScore> score) {
        ImagePoint middle = new ImagePoint((box.column0() + box.column1()) / 2, (box.row0() + box.row1()) / 2);
        return new DetectedRegion(
                new LabelWords(label).region(score),
                score,
                image.plane().map(plane -> plane.toPatient(middle)),
                box,
                List.of(),
                Optional.empty());
    }

    /** A row of column and row, and a score where there is a third, for each label. */
    private void landmarks(OutputPlan plan, ImageFrameInput image, ImageGrid grid, Tensor tensor)
            throws InferenceException {
        long[] shape = tensor.shape();
        int entries = (int) shape[shape.length - 1];
        boolean normalised = plan.output()
                .decoding()
                .flatMap(Decoding::coordinates)
                .orElse("pixel")
                .equals("normalised");
        int count = Tensor.count(shape);
        for (ModelOutput.Label label : plan.labels()) {
            int at = label.index() * entries;
            if (entries < 2 || entries > 3 || at + entries > count) {
                throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.LABEL_POINTS_SHAPE, 2, 3));
            }
            double x = finite(tensor.values().get(at)) * (normalised ? grid.width() : 1.0);
            double y = finite(tensor.values().get(at + 1)) * (normalised ? grid.height() : 1.0);
            ImagePoint point = grid.toImage(x, y);
            Optional<ModelScore> score = entries == 3
                    ? Optional.of(new ModelScore(finite(tensor.values().get(at + 2))))
                    : Optional.empty();
            keyPoints.add(new KeyPoint(
                    new LabelWords(label).code(),
                    image.frame().ref(),
                    point,
                    image.plane().map(plane -> plane.toPatient(point)),
                    score));
        }
    }
}
