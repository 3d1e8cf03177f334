package org.overread.core.inference;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a result depends on, and so may be taken for: the model's file, the images of all series, and the parameters.
 *
 * @param inputs {@link SeriesIdentity}
 */
public record ResultKey(String modelSha256, String inputs, String parameters) {

    static ResultKey of(InferenceRequest request) {
        return new ResultKey(
                request.detector().model().sha256(),
                SeriesIdentity.of(request.input()),
                request.detector().parameters());
    }

    /** SHA-256 of all of it, in hex. */
    public String digest() {
        String all = modelSha256 + "\n" + inputs + "\n" + parameters;
        return HexFormat.of().formatHex(SeriesIdentity.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
