package org.overread.core.review;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;

/** A finding and what the reader has decided on it; no assessment means "not assessed". */
public record ReviewedFinding(Finding finding, Optional<Assessment> assessment) {

    /** Findings as they come from a model, before any reader has decided on them. */
    public static List<ReviewedFinding> notAssessed(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new ReviewedFinding(finding, Optional.empty()))
                .toList();
    }

    public TrackingUid trackingUid() {
        return finding.trackingUid();
    }

    /** The claim as it stands: the reader's where modified, else the first one. */
    public FindingClaim claim() {
        return assessment.flatMap(Assessment::modified).orElse(finding.claim());
    }

    public Optional<AssessmentDecision> decision() {
        return assessment.map(Assessment::decision);
    }

    /** Whether it would be stated in a report signed now: accepted, modified or the reader's own (invariant I3). */
    public boolean stated() {
        return decision().isPresent() && decision().get() != AssessmentDecision.REJECTED;
    }
}
