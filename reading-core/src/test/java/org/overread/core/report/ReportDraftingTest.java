package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.review.SampleReview;

class ReportDraftingTest {
    private static final List<Finding> FINDINGS = SampleReview.findings(4, "1.2.9");
    private static final InferenceStatus RUN = SampleReview.run("1.2.9", RunState.FINDINGS, FINDINGS);
    private static final Finding OTHERS = SampleReview.finding(SampleReview.STUDY, "1.2.3.500", 7, "1.2.10");

    private final FindingReview review = new FindingReview(
            SampleReview.STUDY,
            SampleReview.READER,
            entry -> CompletableFuture.completedFuture(null),
            SampleReview.CLOCK);

    @Test
    void onlyWhatAReaderVerifiedIsStated() {
        review.present(FINDINGS);
        review.accept(FINDINGS.get(0).trackingUid());
        review.modify(FINDINGS.get(1).trackingUid(), SampleReview.claim(3));
        review.reject(FINDINGS.get(2).trackingUid(), RejectionReason.VESSEL);
        ReportDraft draft = ReportDrafting.draft(review.state(), List.of(RUN), List.of(), List.of());
        assertThat(draft.stated())
                .extracting(ReviewedFinding::trackingUid)
                .containsExactly(FINDINGS.get(0).trackingUid(), FINDINGS.get(1).trackingUid());
        assertThat(draft.rejected()).hasSize(1);
        assertThat(draft.notAssessed()).containsExactly(FINDINGS.get(3));
        assertThat(draft.lateNotTakenUp()).isEmpty();
    }

    @Test
    void lateFindingsNotAskedForAreNotCountedAsNotAssessed() {
        review.present(FINDINGS);
        InferenceStatus late = SampleReview.run("1.2.10", RunState.LATE, List.of(OTHERS));
        ReportDraft draft = ReportDrafting.draft(review.state(), List.of(RUN, late), List.of(), List.of());
        assertThat(draft.notAssessed()).isEqualTo(FINDINGS);
        assertThat(draft.lateNotTakenUp()).containsExactly(OTHERS);
        assertThat(ReportDrafting.shown(review.state(), List.of(RUN, late)))
                .containsExactly(RUN, SampleReview.run("1.2.10", RunState.LATE, List.of()));
        review.present(List.of(OTHERS));
        ReportDraft takenUp = ReportDrafting.draft(review.state(), List.of(RUN, late), List.of(), List.of());
        assertThat(takenUp.notAssessed()).hasSize(5);
        assertThat(takenUp.lateNotTakenUp()).isEmpty();
    }

    @Test
    void aSilentRunAndWhatItFoundAreInNoDraftAndNoDocument() {
        review.present(FINDINGS);
        InferenceStatus silent = SampleReview.run("1.2.10", RunState.SILENT, List.of(OTHERS));
        ReportDraft draft = ReportDrafting.draft(review.state(), List.of(RUN, silent), List.of(), List.of());
        assertThat(draft.toString()).doesNotContain("1.2.3.500");
        assertThat(ReportDrafting.shown(review.state(), List.of(RUN, silent))).containsExactly(RUN);
        assertThat(ReportDrafting.notShown(review.state(), List.of(RUN, silent)))
                .containsExactly(silent);
    }

    @Test
    void aSilentFindingPresentedByMistakeIsNotCountedAsNotAssessed() {
        review.present(List.of(OTHERS));
        InferenceStatus silent = SampleReview.run("1.2.10", RunState.SILENT, List.of(OTHERS));
        assertThat(ReportDrafting.draft(review.state(), List.of(silent), List.of(), List.of())
                        .notAssessed())
                .isEmpty();
    }

    @Test
    void aFindingThatAnotherRunMadeAloudCountsThoughASilentRunMadeItFirst() {
        InferenceStatus silent = SampleReview.run("1.2.9", RunState.SILENT, List.of());
        InferenceStatus aloud = SampleReview.run("1.2.11", RunState.FINDINGS, SampleReview.findings(4, "1.2.11"));
        review.present(FINDINGS);
        assertThat(ReportDrafting.draft(review.state(), List.of(silent, aloud), List.of(), List.of())
                        .notAssessed())
                .hasSize(4);
    }
}
