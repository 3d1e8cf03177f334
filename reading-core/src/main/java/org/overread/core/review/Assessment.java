package org.overread.core.review;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;

/**
 * A reader's decision on one finding.
 *
 * @param reason given with REJECTED, absent otherwise
 * @param modified the reader's claim, given with MODIFIED, absent otherwise
 */
public record Assessment(
        TrackingUid trackingUid,
        AssessmentDecision decision,
        Optional<RejectionReason> reason,
        Optional<FindingClaim> modified,
        ReaderIdentity reader,
        Instant at) {
    public Assessment {
        if ((decision == AssessmentDecision.REJECTED) != reason.isPresent()) {
            throw new IllegalArgumentException("a reason goes with a rejection, and only with one");
        }
        if ((decision == AssessmentDecision.MODIFIED) != modified.isPresent()) {
            throw new IllegalArgumentException("a claim goes with a modification, and only with one");
        }
    }
}
