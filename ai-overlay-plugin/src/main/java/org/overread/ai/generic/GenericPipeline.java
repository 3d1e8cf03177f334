package org.overread.ai.generic;

import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.model.ModelChannel;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** What "generic/1" does: a manifest that asks for something else is refused, not run otherwise. */
final class GenericPipeline {
    private static final int MOST_LABELS = 255;

    static void require(ModelManifest manifest, List<OutputPlan> outputs, TensorModel model) throws InferenceException {
        ModelInput input = manifest.input();
        boolean volume = input.dimensions() == ModelInput.Dimensions.VOLUME;
        boolean slab = input.dimensions() == ModelInput.Dimensions.SLAB;
        boolean image = input.dimensions() == ModelInput.Dimensions.IMAGE;
        require(!slab || input.channels() % 2 == 1, "an odd number of input.channels: a slice and its neighbours");
        require(model.rank() == (volume ? 5 : 4), "an input tensor of " + (volume ? 5 : 4) + " axes");
        for (ModelChannel channel : input.beside()) {
            ModelInput.Interpolation how = channel.interpolation(input);
            require(
                    how == ModelInput.Interpolation.LINEAR || how == ModelInput.Interpolation.NEAREST,
                    "interpolation linear or nearest of each channel");
        }
        require(
                input.interpolation() == ModelInput.Interpolation.LINEAR
                        || input.interpolation() == ModelInput.Interpolation.NEAREST
                        || input.dimensions() == ModelInput.Dimensions.IMAGE
                                && input.interpolation() == ModelInput.Interpolation.AREA,
                "input.interpolation linear or nearest, or of images area");
        extents(input, model.shape(input.tensor()));
        for (OutputPlan output : outputs) {
            require(output.labels().size() <= MOST_LABELS, "at most 255 labels");
            if (image) {
                require(
                        input.patch().isEmpty() || output.dense() || ofPieces(output),
                        "of images in patches: outputs for each pixel, class scores and measurements");
            } else {
                ofVolume(input, output);
            }
            pieces(input, output, model);
            kind(output, volume);
        }
    }

    private static void ofVolume(ModelInput input, OutputPlan output) throws InferenceException {
        ModelOutput.Kind kind = output.output().kind();
        require(output.dense() || kind != ModelOutput.Kind.HEATMAP, "of volumes: heatmaps of the input's extents");
        require(!output.dense() || kind != ModelOutput.Kind.POINTS, "points as a list");
    }

    private static void kind(OutputPlan output, boolean volume) throws InferenceException {
        ModelOutput.Kind kind = output.output().kind();
        require(kind != ModelOutput.Kind.BOXES || boxes(output, volume), boxFormats(volume));
        require(kind != ModelOutput.Kind.SEGMENTATION || output.dense(), "a segmentation of its input's extents");
        boolean numbered = output.rule().numbered();
        for (ModelOutput.Label label : output.labels()) {
            require(numbered || !output.dense() || label.index() < output.channels(), "a channel for each label");
        }
    }

    /** Where the model is given patches or slices, how its values become those of the whole must be known. */
    private static void pieces(ModelInput input, OutputPlan output, TensorModel model) throws InferenceException {
        boolean slices = input.dimensions() == ModelInput.Dimensions.SLAB;
        boolean slabs = input.dimensions() == ModelInput.Dimensions.VOLUME
                && input.haloVoxels().isPresent()
                && input.size().isEmpty();
        boolean overlapping = !input.patch().isEmpty() || slabs;
        ModelOutput.Kind kind = output.output().kind();
        Optional<ModelOutput.Combination> stated =
                output.output().decoding().flatMap(ModelOutput.Decoding::combination);
        boolean pieces = overlapping || slices;
        require(
                !pieces || kind != ModelOutput.Kind.MEASUREMENT || stated.isPresent(),
                "for measurements in patches or slices a decoding.combination");
        require(
                !overlapping
                        || stated.filter(ModelOutput.Combination.SUM::equals).isEmpty(),
                "decoding.combination sum of slices only: patches overlap, and would count twice");
        long[] shape = model.shape(output.output().tensor());
        int last = slices ? 3 : 4;
        boolean scored = shape.length == 0 || shape[shape.length - 1] < 0 || shape[shape.length - 1] == last;
        require(
                !pieces || kind != ModelOutput.Kind.KEYPOINTS || scored,
                "a score for each key point in patches or slices: the best one counts");
    }

    private static boolean ofPieces(OutputPlan output) {
        return switch (output.output().kind()) {
            case CLASS_SCORES, MULTI_LABEL, MEASUREMENT -> true;
            case SEGMENTATION, HEATMAP, BOXES, POINTS, KEYPOINTS -> false;
        };
    }

    private static boolean boxes(OutputPlan output, boolean volume) {
        String format = output.output()
                .decoding()
                .flatMap(ModelOutput.Decoding::boxFormat)
                .orElse(volume ? "xyzxyz" : "xyxy");
        return volume == (format.equals("xyzxyz") || format.equals("cxcyczwhd"));
    }

    private static String boxFormats(boolean volume) {
        return volume ? "boxFormat xyzxyz or cxcyczwhd of volumes" : "boxFormat xyxy, xywh or cxcywh of images";
    }

    /** That the tensor that the manifest describes is one that the model takes. */
    private static void extents(ModelInput input, long[] shape) throws InferenceException {
        if (shape[1] > 0 && shape[1] != input.channels()) {
            throw refused("the model's input has " + shape[1] + " channels, the manifest says " + input.channels());
        }
        List<Integer> given = input.patch().isEmpty() ? input.size() : input.patch();
        for (int axis = 2; axis < shape.length; axis++) {
            if (shape[axis] > 0 && given.isEmpty()) {
                throw refused("the model's input is of fixed extents, and the manifest has neither size nor patch");
            }
            if (shape[axis] > 0 && shape[axis] != given.get(axis - 2)) {
                throw refused("the model's input is of " + shape[axis] + " along axis " + (axis - 2)
                        + ", the manifest says " + given.get(axis - 2));
            }
        }
    }

    private static InferenceException refused(String why) {
        return new InferenceException(Kind.PACKAGE_REFUSED, why);
    }

    private static void require(boolean holds, String what) throws InferenceException {
        if (!holds) {
            throw new InferenceException(Kind.PACKAGE_REFUSED, GenericDetector.PIPELINE + " needs " + what);
        }
    }

    private GenericPipeline() {}
}
