package org.overread.core.kept;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry;

/**
 * One step with something kept, as it is journalled: after it, it stands as {@code after} says. The latest entry is its state,
 * so that taking away and undoing are entries too and nothing is ever erased.
 *
 * @param after empty where the step takes it away
 */
public record KeptEntry<T extends Kept>(
        String studyInstanceUid,
        TrackingUid trackingUid,
        ReviewEntry.Cause cause,
        Optional<T> after,
        ReaderIdentity reader,
        Instant at) {}
