package org.overread.ai.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.ai.model.ModelInput.Interpolation;
import org.overread.ai.model.ModelInput.Normalisation;

/**
 * A further channel of a model's input, which has a series of its own: of the same study and frame of reference as the first
 * channel's. What it is called is in {@code channel_def} of the tensor.
 *
 * @param eligibility which series it may be given
 * @param resampled whether its series may have another grid than the first channel's, and is resampled onto that; else the
 *     grids must be the same
 * @param normalisation empty for that of the input
 * @param interpolation empty for that of the input
 * @param covers the least part of the first channel's volume that must lie within its series; empty for any part
 */
public record ModelChannel(
        EligibilityCriteria eligibility,
        boolean resampled,
        Optional<Normalisation> normalisation,
        Optional<Interpolation> interpolation,
        OptionalDouble covers) {

    public Normalisation normalisation(ModelInput input) {
        return normalisation.orElse(input.normalisation());
    }

    public Interpolation interpolation(ModelInput input) {
        return interpolation.orElse(input.interpolation());
    }
}
