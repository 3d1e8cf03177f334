package org.overread.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.FindingReview.Outcome;
import org.overread.core.review.ReviewEntry.Cause;

class FindingReviewTest {
    private static final List<Finding> FINDINGS = SampleReview.findings(3, "1.2.9");
    private static final TrackingUid FIRST = FINDINGS.getFirst().trackingUid();
    private static final TrackingUid SECOND = FINDINGS.get(1).trackingUid();
    private static final FindingClaim SMALLER = SampleReview.claim(6).withReaderDiameter(4.2);

    private final List<ReviewEntry> journal = new ArrayList<>();
    private final FindingReview review = review(SampleReview.READER);

    private FindingReview review(ReaderIdentity reader) {
        FindingReview made = new FindingReview(
                SampleReview.STUDY,
                reader,
                entry -> {
                    journal.add(entry);
                    return CompletableFuture.completedFuture(null);
                },
                SampleReview.CLOCK);
        made.present(FINDINGS);
        return made;
    }

    private FindingReview restored(ReaderIdentity reader) {
        FindingReview again = new FindingReview(
                SampleReview.STUDY, reader, entry -> CompletableFuture.completedFuture(null), SampleReview.CLOCK);
        again.restore(FINDINGS, List.copyOf(journal), false);
        return again;
    }

    private Optional<AssessmentDecision> decision(TrackingUid uid) {
        return review.state().finding(uid).flatMap(ReviewedFinding::decision);
    }

    @Test
    void nothingIsStatedBeforeItIsDecided() {
        assertThat(review.state().stated()).isEmpty();
        assertThat(review.state().open()).hasSize(3);
    }

    @Test
    void acceptedAndModifiedAreStatedRejectedIsNot() {
        review.accept(FIRST);
        review.modify(SECOND, SMALLER);
        review.reject(FINDINGS.get(2).trackingUid(), RejectionReason.VESSEL);
        assertThat(review.state().stated())
                .extracting(ReviewedFinding::trackingUid)
                .containsExactly(FIRST, SECOND);
        assertThat(review.state().finding(SECOND).orElseThrow().claim()).isEqualTo(SMALLER);
    }

    @Test
    void modifiedThenRejectedThenUndoneTwiceIsWhatItWas() {
        review.modify(FIRST, SMALLER);
        review.reject(FIRST, RejectionReason.ARTEFACT);
        assertThat(decision(FIRST)).contains(AssessmentDecision.REJECTED);
        review.undo();
        assertThat(decision(FIRST)).contains(AssessmentDecision.MODIFIED);
        assertThat(review.state().finding(FIRST).orElseThrow().claim()).isEqualTo(SMALLER);
        review.undo();
        assertThat(decision(FIRST)).isEmpty();
        assertThat(review.undo()).isEqualTo(Outcome.NOTHING_TO_DO);
        review.redo();
        review.redo();
        assertThat(decision(FIRST)).contains(AssessmentDecision.REJECTED);
        assertThat(review.redo()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void aNewDecisionEndsWhatCouldBeRedone() {
        review.accept(FIRST);
        review.undo();
        review.reject(SECOND, RejectionReason.OTHER);
        assertThat(review.state().canRedo()).isFalse();
        assertThat(review.redo()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(decision(FIRST)).isEmpty();
    }

    @Test
    void undoingGoesBackOverFindingsInOrder() {
        review.accept(FIRST);
        review.accept(SECOND);
        review.undo();
        assertThat(decision(SECOND)).isEmpty();
        assertThat(decision(FIRST)).contains(AssessmentDecision.ACCEPTED);
    }

    @Test
    void aReadersOwnFindingIsWithdrawnByUndoAndComesBackByRedo() {
        TrackingUid own = missed();
        assertThat(decision(own)).contains(AssessmentDecision.ADDED);
        review.undo();
        assertThat(review.state().finding(own)).isEmpty();
        assertThat(review.accept(own)).isEqualTo(Outcome.STALE_FINDING);
        review.redo();
        assertThat(review.state().finding(own).orElseThrow().stated()).isTrue();
    }

    @Test
    void aReadersOwnFindingThatIsEditedStaysOneThatTheAiMissed() {
        TrackingUid own = missed();
        review.modify(own, SMALLER);
        ReviewedFinding edited = review.state().finding(own).orElseThrow();
        assertThat(edited.decision()).contains(AssessmentDecision.ADDED);
        assertThat(edited.stated()).isTrue();
        assertThat(edited.claim()).isEqualTo(SMALLER);
        review.accept(own);
        assertThat(review.state().finding(own).orElseThrow().claim()).isEqualTo(SMALLER);
    }

    @Test
    void aReadersOwnFindingTakenBackFromRejectionClaimsWhatItLastDid() {
        TrackingUid own = missed();
        review.modify(own, SMALLER);
        review.reject(own, RejectionReason.DUPLICATE);
        assertThat(review.state().stated()).isEmpty();
        review.accept(own);
        assertThat(review.state().finding(own).orElseThrow().decision()).contains(AssessmentDecision.ADDED);
        assertThat(review.state().finding(own).orElseThrow().claim()).isEqualTo(SMALLER);
        assertThat(restored(SampleReview.READER).state()).isEqualTo(review.state());
    }

    @Test
    void withdrawingReturnsAModelsFindingToNotAssessedAndRemovesAReadersOwn() {
        review.accept(FIRST);
        TrackingUid own = missed();
        assertThat(review.withdraw(FIRST)).isEqualTo(Outcome.DONE);
        assertThat(review.withdraw(own)).isEqualTo(Outcome.DONE);
        assertThat(review.withdraw(FIRST)).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(review.withdraw(own)).isEqualTo(Outcome.STALE_FINDING);
        assertThat(review.state().stated()).isEmpty();
        review.undo();
        assertThat(review.state().finding(own).orElseThrow().stated()).isTrue();
    }

    @Test
    void aDecisionOnAFindingOfAnotherReviewIsRefused() {
        TrackingUid foreign = TrackingUid.create();
        assertThat(review.accept(foreign)).isEqualTo(Outcome.STALE_FINDING);
        assertThat(review.reject(foreign, RejectionReason.OTHER)).isEqualTo(Outcome.STALE_FINDING);
        assertThat(review.modify(foreign, SMALLER)).isEqualTo(Outcome.STALE_FINDING);
        assertThat(journal).isEmpty();
    }

    @Test
    void theSameDecisionTwiceIsOneStep() {
        review.accept(FIRST);
        assertThat(review.accept(FIRST)).isEqualTo(Outcome.DONE);
        assertThat(journal).hasSize(1);
        review.undo();
        assertThat(decision(FIRST)).isEmpty();
    }

    @Test
    void decisionsAreRefusedWhileAReportIsSignedAndAfterwards() {
        review.accept(FIRST);
        assertThat(review.seal()).isPresent();
        assertThat(review.seal()).isEmpty();
        assertThat(review.reject(FIRST, RejectionReason.OTHER)).isEqualTo(Outcome.BEING_SIGNED);
        assertThat(review.undo()).isEqualTo(Outcome.BEING_SIGNED);
        assertThat(review.addMissed(SampleReview.SERIES, SampleReview.FRAME_OF_REFERENCE, SMALLER))
                .isEmpty();
        assertThat(review.state().canUndo()).isFalse();
        review.unseal();
        assertThat(review.undo()).isEqualTo(Outcome.DONE);
        review.close();
        assertThat(review.accept(FIRST)).isEqualTo(Outcome.ALREADY_SIGNED);
        assertThat(review.redo()).isEqualTo(Outcome.ALREADY_SIGNED);
        assertThat(review.withdraw(FIRST)).isEqualTo(Outcome.ALREADY_SIGNED);
        review.unseal();
        assertThat(review.state().signed()).isTrue();
        assertThat(journal).hasSize(2);
    }

    @Test
    void everyStepIsJournalledInItsOrder() {
        review.accept(FIRST);
        TrackingUid own = missed();
        review.undo();
        review.redo();
        assertThat(journal)
                .extracting(ReviewEntry::cause)
                .containsExactly(Cause.DECIDED, Cause.DECIDED, Cause.UNDONE, Cause.REDONE);
        assertThat(journal).extracting(ReviewEntry::trackingUid).containsExactly(FIRST, own, own, own);
        assertThat(journal.get(1).added()).isPresent();
        assertThat(journal.get(2).assessment()).isEmpty();
        assertThat(journal.get(3).assessment()).isEqualTo(journal.get(1).assessment());
    }

    @Test
    void aReviewTakenUpAgainIsTheSameDownToWhatCanBeUndone() {
        review.accept(FIRST);
        review.modify(SECOND, SMALLER);
        missed();
        review.reject(SECOND, RejectionReason.VESSEL);
        review.undo();
        FindingReview again = restored(SampleReview.READER);
        assertThat(again.state()).isEqualTo(review.state());
        for (int step = 0; step < 3; step++) {
            review.undo();
            again.undo();
            assertThat(again.state()).isEqualTo(review.state());
        }
        assertThat(again.state().canUndo()).isFalse();
        review.redo();
        again.redo();
        assertThat(again.state()).isEqualTo(review.state());
    }

    @Test
    void whatAnotherReaderDidCannotBeUndoneOnlyDecidedAnew() {
        review.accept(FIRST);
        FindingReview theirs = restored(SampleReview.OTHER_READER);
        assertThat(theirs.undo()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(theirs.accept(FIRST)).isEqualTo(Outcome.DONE);
        assertThat(theirs.state()
                        .finding(FIRST)
                        .orElseThrow()
                        .assessment()
                        .orElseThrow()
                        .reader())
                .isEqualTo(SampleReview.OTHER_READER);
    }

    @Test
    void aFindingThatComesLateTakesNoNumberThatAnotherHas() {
        TrackingUid own = missed();
        Finding late = SampleReview.finding(SampleReview.STUDY, "1.2.3.200.1", 4, "1.2.10");
        review.present(List.of(late));
        assertThat(review.state().finding(own).orElseThrow().finding().number()).isEqualTo(4);
        assertThat(review.state()
                        .finding(late.trackingUid())
                        .orElseThrow()
                        .finding()
                        .number())
                .isEqualTo(5);
        TrackingUid another = missed();
        FindingReview again = new FindingReview(
                SampleReview.STUDY,
                SampleReview.READER,
                entry -> CompletableFuture.completedFuture(null),
                SampleReview.CLOCK);
        List<Finding> stored = new ArrayList<>(FINDINGS);
        stored.add(late);
        again.restore(stored, journal, false);
        assertThat(again.state()).isEqualTo(review.state());
        assertThat(again.state().finding(another).orElseThrow().finding().number())
                .isEqualTo(6);
    }

    @Test
    void aRunRepeatedKeepsTheAssessmentsOfItsFindings() {
        review.accept(FIRST);
        review.present(SampleReview.findings(3, "1.2.99"));
        assertThat(decision(FIRST)).contains(AssessmentDecision.ACCEPTED);
        assertThat(review.state().findings()).hasSize(3);
    }

    @Test
    void aDecisionThatCannotBeWrittenDownIsNotTaken() {
        FindingReview failing = new FindingReview(
                SampleReview.STUDY,
                SampleReview.READER,
                entry -> {
                    throw new IllegalArgumentException("not finite");
                },
                SampleReview.CLOCK);
        failing.present(FINDINGS);
        assertThatThrownBy(() -> failing.accept(FIRST)).isInstanceOf(IllegalArgumentException.class);
        assertThat(failing.state().stated()).isEmpty();
        assertThat(failing.state().canUndo()).isFalse();
    }

    @Test
    void flushingSaysThatADecisionIsNotOnDiskUntilARetrySucceeds() {
        boolean[] full = {true};
        StepJournal<ReviewEntry> disk = new StepJournal<ReviewEntry>() {
            @Override
            public CompletableFuture<Void> append(ReviewEntry entry) {
                return retry();
            }

            @Override
            public CompletableFuture<Void> retry() {
                return full[0]
                        ? CompletableFuture.failedFuture(new IllegalStateException("disk full"))
                        : CompletableFuture.completedFuture(null);
            }
        };
        FindingReview onDisk = new FindingReview(SampleReview.STUDY, SampleReview.READER, disk, SampleReview.CLOCK);
        onDisk.present(FINDINGS);
        onDisk.accept(FIRST);
        assertThatThrownBy(() -> onDisk.flush().join()).isInstanceOf(CompletionException.class);
        full[0] = false;
        assertThat(onDisk.flush()).isCompleted();
    }

    private TrackingUid missed() {
        return review.addMissed(SampleReview.SERIES, SampleReview.FRAME_OF_REFERENCE, SampleReview.claim(9))
                .orElseThrow();
    }
}
