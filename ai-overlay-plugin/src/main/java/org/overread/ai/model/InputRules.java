package org.overread.ai.model;

import java.util.List;
import java.util.Map;

/** What a manifest must hold of the model's input: one tensor, and for each of its axes one value of each list. */
record InputRules(ModelManifest manifest, RuleFaults faults) {

    void check() {
        Map<String, NetworkDataFormat.Tensor> tensors =
                manifest.networkDataFormat().inputs();
        ModelInput input = manifest.input();
        faults.require(
                tensors.containsKey(input.tensor()), "/input/tensor", "is not among the inputs of network_data_format");
        faults.require(
                tensors.size() == 1,
                "/network_data_format/inputs",
                "holds more than one tensor: models with several inputs are not run");
        NetworkDataFormat.Tensor tensor = tensors.get(input.tensor());
        faults.require(
                tensor == null || tensor.numChannels() == input.channels(),
                "/input/channels",
                "is not the num_channels of the tensor");
        grid(input);
        normalisation(input.normalisation());
    }

    private void grid(ModelInput input) {
        int axes = input.dimensions() == ModelInput.Dimensions.VOLUME ? 3 : 2;
        axes(input.spacingMm(), axes, "/input/spacingMm");
        axes(input.size(), axes, "/input/size");
        axes(input.patch(), axes, "/input/patch");
        for (int i = 0; i < input.patch().size() && i < input.size().size(); i++) {
            faults.require(input.patch().get(i) <= input.size().get(i), "/input/patch/" + i, "is larger than the size");
        }
    }

    private void normalisation(ModelInput.Normalisation normalisation) {
        faults.ascending(normalisation.clip(), "/input/normalisation/clip");
        double low = normalisation.low().orElse(0);
        double high = normalisation.high().orElse(100);
        faults.require(low < high, "/input/normalisation/high", "is not above low");
    }

    private void axes(List<?> values, int axes, String at) {
        faults.require(
                values.isEmpty() || values.size() == axes, at, "has not one value for each of " + axes + " axes");
    }
}
