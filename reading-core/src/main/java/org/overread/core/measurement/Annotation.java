package org.overread.core.measurement;

import java.time.Instant;
import java.util.Objects;
import org.overread.core.finding.TrackingUid;
import org.overread.core.kept.Kept;
import org.overread.core.review.ReaderIdentity;

/**
 * What a reader drew on a frame. Its numbers are not part of it: they follow from the shape and the frame
 * ({@link AnnotationNumbers}).
 *
 * @param label the reader's words; may be empty
 * @param at when it was last drawn or changed
 */
public record Annotation(
        TrackingUid trackingUid, AnnotationPlace place, Shape shape, String label, ReaderIdentity reader, Instant at)
        implements Kept {
    public Annotation {
        Objects.requireNonNull(trackingUid, "trackingUid");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(at, "at");
        if (shape.points().stream()
                .anyMatch(point -> !Double.isFinite(point.column()) || !Double.isFinite(point.row()))) {
            throw new IllegalArgumentException("a drawn point is not finite");
        }
    }

    /** Whether it is of something that can be measured; arrows and notes only point. */
    public boolean measures() {
        return !(shape instanceof Shape.Arrow) && !(shape instanceof Shape.Note);
    }
}
