package org.overread.core.measurement;

import java.util.Objects;
import java.util.Optional;
import org.overread.core.image.FrameRef;

/**
 * On which frame, of which study, something is drawn: it is shown there and nowhere else (invariant I1).
 *
 * @param frameOfReferenceUid absent where the frame's place in the patient is unknown
 */
public record AnnotationPlace(
        String studyInstanceUid, String seriesInstanceUid, Optional<String> frameOfReferenceUid, FrameRef frame) {
    public AnnotationPlace {
        Objects.requireNonNull(studyInstanceUid, "studyInstanceUid");
        Objects.requireNonNull(seriesInstanceUid, "seriesInstanceUid");
        Objects.requireNonNull(frameOfReferenceUid, "frameOfReferenceUid");
        Objects.requireNonNull(frame, "frame");
    }
}
