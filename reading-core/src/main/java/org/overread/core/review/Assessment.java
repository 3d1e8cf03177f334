package org.overread.core.review;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;

/**
 * A reader's decision on one finding.
 *
 * @param reason given with REJECTED, absent otherwise
 * @param modified the reader's claim in place of the first one: given with MODIFIED, and with ADDED once the reader has
 *     edited a finding of their own; absent otherwise
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
        if (decision == AssessmentDecision.MODIFIED && modified.isEmpty()) {
            throw new IllegalArgumentException("a modification needs a claim");
        }
        if (modified.isPresent() && decision != AssessmentDecision.MODIFIED && decision != AssessmentDecision.ADDED) {
            throw new IllegalArgumentException("a claim goes with a modification or a reader's own finding only");
        }
    }

    /** Whether it says the same, by the same reader, whenever it was said. */
    boolean sameDecision(Assessment other) {
        return new Assessment(trackingUid, decision, reason, modified, reader, other.at).equals(other);
    }
}
