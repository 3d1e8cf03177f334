package org.overread.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;

/** The findings of one review, each with a number that it keeps, and how they stand. */
final class ReviewFindings {
    private final Map<TrackingUid, Finding> findings = new LinkedHashMap<>();
    private final Map<TrackingUid, Assessment> assessments = new HashMap<>();
    private final Map<TrackingUid, Optional<FindingClaim>> ownClaims = new HashMap<>();

    /** Takes up a finding not yet known; under the next free number where another has its own. */
    void add(Finding finding) {
        if (findings.containsKey(finding.trackingUid())) {
            return;
        }
        int number = IntStream.iterate(finding.number(), n -> n + 1)
                .filter(n -> findings.values().stream().noneMatch(known -> known.number() == n))
                .findFirst()
                .orElseThrow();
        findings.put(finding.trackingUid(), number == finding.number() ? finding : finding.numbered(number));
    }

    void assess(TrackingUid uid, Optional<Assessment> assessment) {
        assessment.ifPresentOrElse(a -> assessments.put(uid, a), () -> assessments.remove(uid));
        assessment
                .filter(a -> a.decision() == AssessmentDecision.ADDED)
                .ifPresent(a -> ownClaims.put(uid, a.modified()));
    }

    Optional<Assessment> assessment(TrackingUid uid) {
        return Optional.ofNullable(assessments.get(uid));
    }

    /** What a reader's own finding claimed before it was rejected, where that is not its first claim. */
    Optional<FindingClaim> ownClaim(TrackingUid uid) {
        return ownClaims.getOrDefault(uid, Optional.empty());
    }

    boolean isReaders(TrackingUid uid) {
        return findings.containsKey(uid) && !findings.get(uid).byModel();
    }

    /** Whether the finding is part of the review: a model's always, a reader's own until it is withdrawn. */
    boolean stands(TrackingUid uid) {
        return findings.containsKey(uid) && (findings.get(uid).byModel() || assessments.containsKey(uid));
    }

    /** In order of numbers. */
    List<ReviewedFinding> standing() {
        List<ReviewedFinding> standing = new ArrayList<>();
        for (Finding finding : findings.values()) {
            if (stands(finding.trackingUid())) {
                standing.add(new ReviewedFinding(finding, assessment(finding.trackingUid())));
            }
        }
        standing.sort(Comparator.comparingInt(f -> f.finding().number()));
        return standing;
    }

    int nextNumber() {
        return findings.values().stream().mapToInt(Finding::number).max().orElse(0) + 1;
    }
}
