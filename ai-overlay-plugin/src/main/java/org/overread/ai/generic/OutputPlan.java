package org.overread.ai.generic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Activation;
import org.overread.ai.model.ModelOutput.Combination;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.model.ModelOutput.Kind;
import org.overread.ai.output.LabelVoxels;
import org.overread.core.finding.ModelScore;

/**
 * An output with what is known of its tensor.
 *
 * @param channels of a tensor with channels
 * @param dense whether it has a value for each voxel of the input
 */
record OutputPlan(ModelOutput output, int channels, boolean dense) {

    static OutputPlan of(ModelOutput output, TensorModel model, String input) {
        long[] shape = model.shape(output.tensor());
        long[] of = model.shape(input);
        boolean voxels =
                output.kind() == Kind.SEGMENTATION || output.kind() == Kind.HEATMAP || output.kind() == Kind.POINTS;
        boolean same = shape.length == of.length;
        for (int axis = 2; same && axis < shape.length; axis++) {
            // an extent that the model leaves open is taken for its input's
            same = shape[axis] < 0 || shape[axis] == of[axis];
        }
        int most = output.labels().stream()
                .mapToInt(ModelOutput.Label::index)
                .max()
                .orElse(0);
        int channels = shape.length > 1 && shape[1] > 0 ? (int) shape[1] : most + 1;
        return new OutputPlan(output, channels, voxels && same);
    }

    /** The tensors that it is made of. */
    Stream<String> tensors() {
        return tensors(output);
    }

    static Stream<String> tensors(ModelOutput output) {
        return Stream.concat(
                Stream.of(output.tensor()),
                output.decoding().stream()
                        .flatMap(decoding ->
                                Stream.concat(decoding.scoresTensor().stream(), decoding.classesTensor().stream())));
    }

    List<ModelOutput.Label> labels() {
        return output.labels();
    }

    int[] indices() {
        return output.labels().stream().mapToInt(ModelOutput.Label::index).toArray();
    }

    Activation activation() {
        Activation usual = switch (output.kind()) {
            case MULTI_LABEL -> Activation.SIGMOID;
            case CLASS_SCORES -> Activation.SOFTMAX;
            case SEGMENTATION -> channels > 1 ? Activation.ARGMAX : Activation.SIGMOID;
            default -> Activation.NONE;
        };
        return output.decoding().flatMap(Decoding::activation).orElse(usual);
    }

    /** Of the values of several patches or slices; the greatest where the manifest does not say. */
    Combination combination() {
        return output.decoding().flatMap(Decoding::combination).orElse(Combination.MAX);
    }

    /** A label's probability must reach it; without one the largest class wins, and of a sigmoid a half. */
    LabelVoxels.Rule rule() {
        double usual = activation() == Activation.SIGMOID ? 0.5 : 0;
        double threshold = output.decoding()
                .map(Decoding::threshold)
                .filter(stated -> stated.isPresent())
                .map(stated -> stated.getAsDouble())
                .orElse(usual);
        return new LabelVoxels.Rule(activation(), channels, indices(), threshold);
    }

    /** @param label its place among the labels; a region without a score is one where its label can be a finding at all */
    boolean isFinding(int label, Optional<ModelScore> score) {
        return labels().get(label)
                .operatingPoint()
                .map(point -> score.map(value -> value.value() >= point.score()).orElse(true))
                .orElse(false);
    }

    int connectivity(int usual) {
        return output.decoding()
                .map(decoding -> decoding.connectivity().orElse(usual))
                .orElse(usual);
    }

    double minVolumeMl() {
        return output.decoding()
                .map(decoding -> decoding.minVolumeMl().orElse(0))
                .orElse(0.0);
    }

    int maxRegions() {
        return output.decoding()
                .map(decoding -> decoding.maxRegions().orElse(100))
                .orElse(100);
    }
}
