package org.overread.core.measurement;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry;

/**
 * One step with an annotation, as it is journalled: after it, the annotation stands as {@code after} says. The latest entry
 * of an annotation is its state, so that removing and undoing are entries too and nothing is ever erased.
 *
 * @param after empty where the step takes it away
 */
public record AnnotationEntry(
        String studyInstanceUid,
        TrackingUid trackingUid,
        ReviewEntry.Cause cause,
        Optional<Annotation> after,
        ReaderIdentity reader,
        Instant at) {}
