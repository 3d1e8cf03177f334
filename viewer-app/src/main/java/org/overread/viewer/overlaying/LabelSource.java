package org.overread.viewer.overlaying;

import java.util.List;

/**
 * Who says what lies over the pictures: a model of this station, or another system.
 *
 * @param id the model's SHA-256, or the SOP Instance UID of the other system's object
 * @param name the model's name and version, or what the object says of itself
 * @param byModel whether a model of this station made it
 */
public record LabelSource(String id, String name, boolean byModel, List<SourceLabel> labels) {
    public LabelSource {
        labels = List.copyOf(labels);
    }
}
