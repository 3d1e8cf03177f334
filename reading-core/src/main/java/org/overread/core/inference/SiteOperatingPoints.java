package org.overread.core.inference;

import java.util.HashMap;
import java.util.Map;

/**
 * The scores from which a site has its models report, where it does not take the makers'.
 *
 * @param byModel by the id of the package, then by the code value of the label
 */
public record SiteOperatingPoints(Map<String, Map<String, Double>> byModel) {
    /** Of a site that takes what the makers chose. */
    public static final SiteOperatingPoints NONE = new SiteOperatingPoints(Map.of());

    public SiteOperatingPoints {
        Map<String, Map<String, Double>> copies = new HashMap<>();
        byModel.forEach((model, scores) -> copies.put(model, Map.copyOf(scores)));
        byModel = Map.copyOf(copies);
    }

    /** Scores of a model's labels, by code value; none where the site set none. */
    public Map<String, Double> of(String modelId) {
        return byModel.getOrDefault(modelId, Map.of());
    }
}
