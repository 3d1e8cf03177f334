package org.overread.ai.nodule;

import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.core.inference.InferenceException;

/** What "lung-nodule/1" does: a manifest that asks for something else is refused, not run otherwise. */
final class NodulePipeline {
    private static final double LEAST_VOXEL_MM = 1;
    private static final double MOST_VOXEL_MM = 10;

    /** The manifest, where it asks for nothing else. */
    static ModelManifest required(ModelManifest manifest) throws InferenceException {
        ModelInput input = manifest.input();
        double voxelMm = input.cubicVoxelMm().orElse(0.0);
        require(voxelMm >= LEAST_VOXEL_MM && voxelMm <= MOST_VOXEL_MM, "input.spacingMm of cubic voxels of 1 to 10 mm");
        require(input.dimensions() == ModelInput.Dimensions.VOLUME, "input.dimensions 3D");
        require(input.orientation().equals("SPL"), "input.orientation SPL");
        require(input.normalisation().equals(ModelInput.Normalisation.hounsfield()), "input.normalisation hu");
        require(input.interpolation() == ModelInput.Interpolation.LINEAR, "input.interpolation linear");
        boolean free = input.size().isEmpty() && input.patch().isEmpty() && input.channels() == 1;
        require(free, "one channel, and neither input.size nor input.patch");
        ModelOutput output = manifest.outputs().getFirst();
        boolean points = manifest.outputs().size() == 1
                && output.kind() == ModelOutput.Kind.POINTS
                && output.labels().size() == 1
                && output.decoding().isEmpty();
        require(points, "one output of points, without decoding, with one label");
        require(output.labels().getFirst().operatingPoint().isPresent(), "an operatingPoint at the label");
        return manifest;
    }

    private static void require(boolean holds, String what) throws InferenceException {
        if (!holds) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED, NoduleDetector.PIPELINE + " needs " + what);
        }
    }

    private NodulePipeline() {}
}
