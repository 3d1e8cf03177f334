package org.overread.core.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;

/**
 * Sorts the findings of a review into what a report states and what it does not (invariant I3), and the runs into what
 * the reader was shown and was not.
 */
public final class ReportDrafting {
    private ReportDrafting() {}

    public static ReportDraft draft(
            ReviewState state, List<InferenceStatus> runs, List<Annotation> drawn, List<KeyImage> keyImages) {
        List<ReviewedFinding> rejected = state.findings().stream()
                .filter(f -> f.decision().equals(Optional.of(AssessmentDecision.REJECTED)))
                .toList();
        List<Finding> notAssessed = state.open().stream()
                .map(ReviewedFinding::finding)
                .filter(f -> !silent(f, runs))
                .toList();
        List<Finding> late = notShown(state, runs).stream()
                .filter(run -> run.state() == RunState.LATE)
                .flatMap(run -> run.findings().stream())
                .toList();
        return new ReportDraft(
                state.stated(),
                rejected,
                notAssessed,
                late,
                drawn.stream().filter(Annotation::measures).toList(),
                keyImages);
    }

    /** Runs as a document may name them: none that is silent, and of each the findings that the reader was shown. */
    static List<InferenceStatus> shown(ReviewState state, List<InferenceStatus> runs) {
        Set<TrackingUid> known = known(state);
        return runs.stream()
                .filter(run -> run.state() != RunState.SILENT)
                .map(run -> run.with(run.findings().stream()
                        .filter(f -> known.contains(f.trackingUid()))
                        .toList()))
                .toList();
    }

    /** Runs with findings that the reader was not shown, and those findings; a silent run always. */
    static List<InferenceStatus> notShown(ReviewState state, List<InferenceStatus> runs) {
        Set<TrackingUid> known = known(state);
        return runs.stream()
                .map(run -> run.state() == RunState.SILENT
                        ? run
                        : run.with(run.findings().stream()
                                .filter(f -> !known.contains(f.trackingUid()))
                                .toList()))
                .filter(run -> run.state() == RunState.SILENT || !run.findings().isEmpty())
                .toList();
    }

    /** Whether the finding comes from silent runs only. */
    private static boolean silent(Finding finding, List<InferenceStatus> runs) {
        boolean foundAloud = runs.stream()
                .filter(run -> run.state() != RunState.SILENT)
                .flatMap(run -> run.findings().stream())
                .anyMatch(f -> f.trackingUid().equals(finding.trackingUid()));
        return !foundAloud
                && finding.origin() instanceof FindingOrigin.Model maker
                && runs.stream()
                        .anyMatch(run ->
                                run.state() == RunState.SILENT && run.runUid().equals(maker.runUid()));
    }

    private static Set<TrackingUid> known(ReviewState state) {
        return state.findings().stream().map(ReviewedFinding::trackingUid).collect(Collectors.toSet());
    }
}
