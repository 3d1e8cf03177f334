package org.overread.ai.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        normalisation(input.normalisation(), "/input/normalisation");
        beside(input, tensor);
    }

    /** A series for each further channel, of volumes, and a name for each of them. */
    private void beside(ModelInput input, NetworkDataFormat.Tensor tensor) {
        if (input.beside().isEmpty()) {
            return;
        }
        faults.require(
                input.beside().size() == input.channels() - 1,
                "/input/beside",
                "has not one entry for each of input.channels but the first");
        faults.require(
                input.dimensions() == ModelInput.Dimensions.VOLUME,
                "/input/beside",
                "is for models of volumes (3D) only");
        for (int i = 0; i < input.beside().size(); i++) {
            ModelChannel channel = input.beside().get(i);
            String at = "/input/beside/" + i;
            new EligibilityRules(channel.eligibility(), at + "/eligibility", faults).check();
            channel.normalisation().ifPresent(how -> normalisation(how, at + "/normalisation"));
        }
        Map<String, String> names = tensor == null ? Map.of() : tensor.channelDef();
        Set<String> different = new HashSet<>(names.values());
        for (int channel = 0; channel < input.channels(); channel++) {
            faults.require(
                    names.containsKey(String.valueOf(channel)),
                    "/network_data_format/inputs/" + input.tensor() + "/channel_def",
                    "does not name channel " + channel + ": a series that is missing is told by its name");
        }
        faults.require(
                different.size() == names.size(),
                "/network_data_format/inputs/" + input.tensor() + "/channel_def",
                "gives one name to several channels");
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

    private void normalisation(ModelInput.Normalisation normalisation, String at) {
        faults.ascending(normalisation.clip(), at + "/clip");
        double low = normalisation.low().orElse(0);
        double high = normalisation.high().orElse(100);
        faults.require(low < high, at + "/high", "is not above low");
    }

    private void axes(List<?> values, int axes, String at) {
        faults.require(
                values.isEmpty() || values.size() == axes, at, "has not one value for each of " + axes + " axes");
    }
}
