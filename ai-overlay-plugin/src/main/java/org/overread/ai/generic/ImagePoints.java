package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.output.Box;
import org.overread.core.finding.ModelScore;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** Points that a model finds on a frame, as regions of the one pixel of its tensor that each lies in. */
final class ImagePoints {
    private static final int MOST = 1_000_000;

    private final OutputPlan plan;
    private final ImageFrameInput image;
    private final ImageInference.Given given;

    ImagePoints(OutputPlan plan, ImageFrameInput image, ImageInference.Given given) {
        this.plan = plan;
        this.image = image;
        this.given = given;
    }

    /** Rows of column and row; in descending score, at most as many as the package wants. */
    List<DetectedRegion> regions(Tensor tensor) throws InferenceException {
        long[] shape = tensor.shape();
        int count = shape.length < 2 ? -1 : (int) Math.min(MOST + 1L, shape[shape.length - 2]);
        if (count < 0 || count > MOST || Tensor.count(shape) != 2 * count) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.POINTS_SHAPE, 2));
        }
        List<BoxScores.Scored> shown =
                new ArrayList<>(BoxScores.of(plan, given.outputs(), count).shown());
        shown.sort((a, b) -> Double.compare(b.score(), a.score()));
        List<DetectedRegion> regions = new ArrayList<>();
        for (BoxScores.Scored scored : shown) {
            if (regions.size() < plan.maxRegions()) {
                region(tensor, scored).ifPresent(regions::add);
            }
        }
        return regions;
    }

    /** Empty where the point lies beside the frame. */
    private Optional<DetectedRegion> region(Tensor tensor, BoxScores.Scored scored) throws InferenceException {
        boolean normalised = plan.output()
                .decoding()
                .flatMap(Decoding::coordinates)
                .orElse("pixel")
                .equals("normalised");
        double x = ImageResult.finite(tensor.values().get(2 * scored.box()));
        double y = ImageResult.finite(tensor.values().get(2 * scored.box() + 1));
        double left = Math.floor(normalised ? x * given.grid().width() : x);
        double top = Math.floor(normalised ? y * given.grid().height() : y);
        Box pixel = new Box(new double[] {left, top}, new double[] {left + 1, top + 1}, scored.label(), scored.score());
        return ImageResult.onFrame(given.grid(), image, pixel)
                .map(box -> ImageResult.region(
                        plan.labels().get(scored.label()), image, box, Optional.of(new ModelScore(scored.score()))));
    }
}
