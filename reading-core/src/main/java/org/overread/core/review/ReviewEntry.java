package org.overread.core.review;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;

/**
 * One step of a review, as it is journalled: after it, the finding stands as {@code assessment} says. The latest entry of
 * a finding is its state, so that undoing is an entry too and nothing is ever erased.
 *
 * @param added the finding itself where this entry brings a reader's own one
 * @param assessment empty where the step returns the finding to "not assessed" (or withdraws a reader's own one)
 */
public record ReviewEntry(
        String studyInstanceUid,
        TrackingUid trackingUid,
        Cause cause,
        Optional<Finding> added,
        Optional<Assessment> assessment,
        ReaderIdentity reader,
        Instant at) {

    /** What the reader did. */
    public enum Cause {
        DECIDED,
        UNDONE,
        REDONE
    }
}
