package org.overread.findings.panel;

import java.util.List;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;

/**
 * What a report signed now would state, and what it would leave out.
 *
 * @param stated a sentence for each accepted, modified or reader-made finding (invariant I3)
 * @param measured a line for each of the reader's measurements
 * @param keyImages how many frames the reader has marked: a selection of them goes with the report
 * @param unseen of the study, what the reader cannot have looked at
 * @param notAssessed how many AI marks would be recorded as not assessed and stated nowhere
 * @param rejected how many findings a reader has rejected
 * @param aiPending whether a model run may still bring findings, which this report would not know of
 */
public record ReportPreview(
        List<String> stated,
        List<String> measured,
        int keyImages,
        Unseen unseen,
        int notAssessed,
        int rejected,
        boolean aiPending) {
    public ReportPreview {
        stated = List.copyOf(stated);
        measured = List.copyOf(measured);
    }

    static ReportPreview of(ReviewState state, StudyContext study, FindingTexts wording) {
        int rejected = 0;
        for (ReviewedFinding finding : state.findings()) {
            if (finding.decision().filter(d -> d == AssessmentDecision.REJECTED).isPresent()) {
                rejected++;
            }
        }
        return new ReportPreview(
                state.stated().stream().map(wording::sentence).toList(),
                study.measured(),
                study.keyImages(),
                study.unseen(),
                state.open().size(),
                rejected,
                study.runs().stream().anyMatch(ReportPreview::pending));
    }

    private static boolean pending(InferenceStatus run) {
        return switch (run.state()) {
            case QUEUED, RUNNING -> true;
            case LATE -> !run.finished();
            default -> false;
        };
    }
}
