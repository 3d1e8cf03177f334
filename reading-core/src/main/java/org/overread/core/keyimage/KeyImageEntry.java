package org.overread.core.keyimage;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry;

/**
 * One step with a key image, as it is journalled. The latest entry of a mark is its state, so that taking a mark away and
 * undoing are entries too and nothing is ever erased.
 *
 * @param after empty where the step takes the mark away
 */
public record KeyImageEntry(
        String studyInstanceUid,
        TrackingUid trackingUid,
        ReviewEntry.Cause cause,
        Optional<KeyImage> after,
        ReaderIdentity reader,
        Instant at) {}
