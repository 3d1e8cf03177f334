package org.overread.ai.generic;

import java.util.List;
import org.overread.ai.engine.TensorModel;
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
        boolean image = input.dimensions() != ModelInput.Dimensions.VOLUME;
        require(input.dimensions() != ModelInput.Dimensions.SLAB, "input.dimensions 2D or 3D");
        require(!image || input.patch().isEmpty(), "no input.patch for images");
        require(model.rank() == (image ? 4 : 5), "an input tensor of " + (image ? 4 : 5) + " axes");
        require(
                input.interpolation() == ModelInput.Interpolation.LINEAR
                        || input.interpolation() == ModelInput.Interpolation.NEAREST
                        || input.dimensions() == ModelInput.Dimensions.IMAGE
                                && input.interpolation() == ModelInput.Interpolation.AREA,
                "input.interpolation linear or nearest, or of images area");
        extents(input, model.shape(input.tensor()));
        boolean patches = !input.patch().isEmpty();
        for (OutputPlan output : outputs) {
            require(output.labels().size() <= MOST_LABELS, "at most 255 labels");
            require(!patches || output.dense(), "outputs for each voxel where there are patches");
            boolean volume = input.dimensions() == ModelInput.Dimensions.VOLUME;
            require(
                    !volume
                            || output.dense()
                                    && (output.output().kind() == ModelOutput.Kind.SEGMENTATION
                                            || output.output().kind() == ModelOutput.Kind.HEATMAP),
                    "of volumes: segmentations and heatmaps of the input's extents");
            boolean segmentation = output.output().kind() == ModelOutput.Kind.SEGMENTATION;
            require(!segmentation || output.dense(), "a segmentation of its input's extents");
            boolean numbered = output.rule().numbered();
            for (ModelOutput.Label label : output.labels()) {
                require(numbered || !output.dense() || label.index() < output.channels(), "a channel for each label");
            }
        }
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
