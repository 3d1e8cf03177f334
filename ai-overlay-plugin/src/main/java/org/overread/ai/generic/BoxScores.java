package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.output.Activations;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/**
 * Scores of boxes: a tensor with one of each box and class, or one of each box and a tensor of its class.
 *
 * @param shown those at or above their label's operating point, or the decoding's threshold where it has none
 */
record BoxScores(List<Scored> shown) {

    /** @param label its place among the output's labels */
    record Scored(int box, int label, double score) {}

    static BoxScores of(OutputPlan plan, Map<String, Tensor> outputs, int boxes) throws InferenceException {
        Decoding decoding = plan.output().decoding().orElseThrow();
        Tensor scores = outputs.get(decoding.scoresTensor()
                .orElseThrow(
                        () -> new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.BOXES_UNSCORED))));
        Optional<Tensor> classes = decoding.classesTensor().map(outputs::get);
        int each = boxes == 0 ? 0 : Tensor.count(scores.shape()) / boxes;
        if (each * boxes != Tensor.count(scores.shape())
                || classes.isPresent()
                        && (each > 1 || Tensor.count(classes.get().shape()) != boxes)) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.BOXES_AND_SCORES));
        }
        List<Scored> shown = new ArrayList<>();
        float[] row = new float[each];
        for (int box = 0; box < boxes; box++) {
            scores.values().get(box * each, row);
            Activations.apply(plan.activation(), row);
            for (int n = 0; n < plan.labels().size(); n++) {
                ModelOutput.Label label = plan.labels().get(n);
                int given = box;
                boolean own = classes.map(tensor -> Math.round(tensor.values().get(given)) == label.index())
                        .orElse(true);
                int at = classes.isPresent() || each == 1 ? 0 : label.index();
                if (at >= each) {
                    throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.LABEL_UNSCORED));
                }
                if (!Float.isFinite(row[at])) {
                    throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_NOT_FINITE));
                }
                if (own && row[at] >= least(label, decoding)) {
                    shown.add(new Scored(box, n, row[at]));
                }
            }
        }
        return new BoxScores(shown);
    }

    private static double least(ModelOutput.Label label, Decoding decoding) {
        return label.operatingPoint()
                .map(ModelOutput.OperatingPoint::score)
                .orElse(decoding.threshold().orElse(0));
    }
}
