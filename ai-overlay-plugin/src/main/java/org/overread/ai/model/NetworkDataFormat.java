package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model's tensors by name, in the words of MONAI's bundles. */
public record NetworkDataFormat(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    public NetworkDataFormat {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /**
     * One tensor: [batch, channels, spatial extents …].
     *
     * @param spatialShape extents, or "*" where any will do; none for a vector
     * @param valueRange least and greatest value; empty where not bounded
     * @param channelDef what each channel is, by its number
     */
    public record Tensor(
            String type,
            Optional<String> format,
            Optional<String> modality,
            @JsonProperty("num_channels") int numChannels,

            @JsonProperty("spatial_shape") @JsonInclude(JsonInclude.Include.ALWAYS)
            List<Object> spatialShape,

            String dtype,
            @JsonProperty("value_range") List<Double> valueRange,
            @JsonProperty("is_patch_data") Optional<Boolean> isPatchData,
            @JsonProperty("channel_def") Map<String, String> channelDef) {
        public Tensor {
            spatialShape = List.copyOf(spatialShape);
            valueRange = valueRange == null ? List.of() : List.copyOf(valueRange);
            channelDef = channelDef == null ? Map.of() : Map.copyOf(channelDef);
        }
    }
}
