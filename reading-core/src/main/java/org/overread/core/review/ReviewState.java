package org.overread.core.review;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;

/**
 * The review of one study at one moment, in order of finding numbers.
 *
 * @param signed whether a report has been signed; decisions are then closed
 */
public record ReviewState(
        String studyInstanceUid, List<ReviewedFinding> findings, boolean canUndo, boolean canRedo, boolean signed) {
    public ReviewState {
        findings = List.copyOf(findings);
    }

    public Optional<ReviewedFinding> finding(TrackingUid uid) {
        return findings.stream().filter(f -> f.trackingUid().equals(uid)).findFirst();
    }

    /** Findings without a decision. */
    public List<ReviewedFinding> open() {
        return findings.stream().filter(f -> f.assessment().isEmpty()).toList();
    }

    /** Findings that a report signed now would state. */
    public List<ReviewedFinding> stated() {
        return findings.stream().filter(ReviewedFinding::stated).toList();
    }
}
