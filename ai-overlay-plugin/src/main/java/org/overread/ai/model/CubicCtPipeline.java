package org.overread.ai.model;

import java.util.Locale;
import org.overread.core.inference.InferenceException;

/**
 * What processings of CT in cubic voxels ask of a manifest: one that asks for something else is refused, not run otherwise.
 *
 * @param name what a manifest calls the processing
 * @param leastVoxelMm smallest edge of a voxel that it works with; {@code mostVoxelMm} largest
 */
public record CubicCtPipeline(String name, double leastVoxelMm, double mostVoxelMm) {

    /** The manifest, where it is of one output of one label with an operating point, of this kind. */
    public ModelManifest required(ModelManifest manifest, ModelOutput.Kind kind) throws InferenceException {
        ModelInput input = manifest.input();
        double voxelMm = input.cubicVoxelMm().orElse(0.0);
        require(
                voxelMm >= leastVoxelMm && voxelMm <= mostVoxelMm,
                "input.spacingMm of cubic voxels of " + words(leastVoxelMm) + " to " + words(mostVoxelMm) + " mm");
        require(input.dimensions() == ModelInput.Dimensions.VOLUME, "input.dimensions 3D");
        require(input.orientation().equals("SPL"), "input.orientation SPL");
        require(input.normalisation().equals(ModelInput.Normalisation.hounsfield()), "input.normalisation hu");
        require(input.interpolation() == ModelInput.Interpolation.LINEAR, "input.interpolation linear");
        boolean free = input.size().isEmpty() && input.patch().isEmpty() && input.channels() == 1;
        require(free, "one channel, and neither input.size nor input.patch");
        ModelOutput output = manifest.outputs().getFirst();
        boolean one = manifest.outputs().size() == 1
                && output.kind() == kind
                && output.labels().size() == 1
                && output.decoding().isEmpty();
        require(one, "one output of " + kind.name().toLowerCase(Locale.ROOT) + ", without decoding, with one label");
        require(output.labels().getFirst().operatingPoint().isPresent(), "an operatingPoint at the label");
        return manifest;
    }

    private static String words(double millimetres) {
        return millimetres == Math.rint(millimetres)
                ? Long.toString(Math.round(millimetres))
                : Double.toString(millimetres);
    }

    private void require(boolean holds, String what) throws InferenceException {
        if (!holds) {
            throw new InferenceException(InferenceException.Kind.PACKAGE_REFUSED, name + " needs " + what);
        }
    }
}
