package org.overread.ai.head;

import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.core.inference.InferenceException;

/** What "head-hyperdensity/1" does: a manifest that asks for something else is refused, not run otherwise. */
final class HyperdensityPipeline {
    private static final double LEAST_VOXEL_MM = 0.75;
    private static final double MOST_VOXEL_MM = 2;

    /** The manifest, where it asks for nothing else. */
    static ModelManifest required(ModelManifest manifest) throws InferenceException {
        ModelInput input = manifest.input();
        double voxelMm = input.cubicVoxelMm().orElse(0.0);
        require(
                voxelMm >= LEAST_VOXEL_MM && voxelMm <= MOST_VOXEL_MM,
                "input.spacingMm of cubic voxels of 0.75 to 2 mm");
        require(input.dimensions() == ModelInput.Dimensions.VOLUME, "input.dimensions 3D");
        require(input.orientation().equals("SPL"), "input.orientation SPL");
        require(input.normalisation().equals(ModelInput.Normalisation.hounsfield()), "input.normalisation hu");
        boolean free = input.size().isEmpty() && input.patch().isEmpty() && input.channels() == 1;
        require(free, "one channel, and neither input.size nor input.patch");
        ModelOutput output = manifest.outputs().getFirst();
        boolean scores = manifest.outputs().size() == 1
                && output.kind() == ModelOutput.Kind.HEATMAP
                && output.labels().size() == 1;
        require(scores, "one output, a heatmap, with one label");
        require(output.labels().getFirst().operatingPoint().isPresent(), "an operatingPoint at the label");
        return manifest;
    }

    private static void require(boolean holds, String what) throws InferenceException {
        if (!holds) {
            throw new InferenceException(
                    InferenceException.Kind.PACKAGE_REFUSED, HyperdensityDetector.PIPELINE + " needs " + what);
        }
    }

    private HyperdensityPipeline() {}
}
