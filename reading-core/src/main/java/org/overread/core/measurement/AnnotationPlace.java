package org.overread.core.measurement;

import java.util.Objects;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.reformat.ReformatPlane;

/**
 * On which frame, of which study, something is drawn, or on which plane through the volume of a series: it is shown there and
 * nowhere else (invariant I1).
 *
 * @param frameOfReferenceUid absent where the frame's place in the patient is unknown
 * @param frame what it is drawn on; of a plane, a slice of its volume
 * @param plane the plane that it is drawn on, with the grid of pixels in which its points and values are; empty for a frame
 */
public record AnnotationPlace(
        String studyInstanceUid,
        String seriesInstanceUid,
        Optional<String> frameOfReferenceUid,
        FrameRef frame,
        Optional<ReformatPlane> plane) {
    public AnnotationPlace {
        Objects.requireNonNull(studyInstanceUid, "studyInstanceUid");
        Objects.requireNonNull(seriesInstanceUid, "seriesInstanceUid");
        Objects.requireNonNull(frameOfReferenceUid, "frameOfReferenceUid");
        Objects.requireNonNull(frame, "frame");
        if (plane.isPresent()
                && !frameOfReferenceUid.equals(Optional.of(plane.get().frameOfReferenceUid()))) {
            throw new IllegalArgumentException("a plane in another frame of reference");
        }
    }

    /** On a frame as it is stored. */
    public AnnotationPlace(
            String studyInstanceUid, String seriesInstanceUid, Optional<String> frameOfReferenceUid, FrameRef frame) {
        this(studyInstanceUid, seriesInstanceUid, frameOfReferenceUid, frame, Optional.empty());
    }
}
