package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.RunState;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.SampleReview;

/** Decisions on a disk that is full for a while. */
class ReviewJournalTest {
    private static final List<Finding> FINDINGS = SampleReview.findings(3, "1.2.9");
    private static final TrackingUid FIRST = FINDINGS.getFirst().trackingUid();

    @TempDir
    private Path folder;

    private StationStore store;
    private FindingReview review;

    @BeforeEach
    void open() {
        store = StationStore.open(folder, SampleReview.CLOCK);
        store.findings()
                .recordRun(SampleReview.run("1.2.9", RunState.FINDINGS, FINDINGS))
                .join();
        review = new FindingReview(SampleReview.STUDY, SampleReview.READER, store.reviewJournal(), SampleReview.CLOCK);
        review.present(FINDINGS);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** SQLite's own limit on the file's size: the same error as a full disk gives. */
    private void diskHoldsPages(int pages) {
        store.writer()
                .submit(tx -> tx.first("PRAGMA max_page_count = " + pages, row -> row.getInt(1)))
                .join();
    }

    /** A claim that needs many pages. */
    private static FindingClaim large() {
        FindingClaim claim = SampleReview.claim(8);
        MaskFrame frame = MaskFrame.of(claim.box().frame(), 0, 0, 1000, 1000, new boolean[1_000_000]);
        return new FindingClaim(
                claim.label(),
                claim.site(),
                claim.laterality(),
                claim.centre(),
                claim.box(),
                claim.measurements(),
                Optional.of(new Mark.Mask(List.of(frame))));
    }

    @Test
    void aFullDiskIsSaidAndNothingIsLostOnceThereIsRoom() throws IOException {
        diskHoldsPages(1);
        review.modify(FIRST, large());
        assertThatThrownBy(() -> review.flush().join())
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("disk is full");
        review.reject(FIRST, RejectionReason.VESSEL);
        review.accept(FINDINGS.get(1).trackingUid());
        assertThatThrownBy(() -> review.flush().join()).hasMessageContaining("disk is full");
        assertThat(store.findings().review(SampleReview.STUDY).entries()).isEmpty();

        diskHoldsPages(1_000_000);
        review.flush().join();
        assertThat(store.findings().review(SampleReview.STUDY).entries())
                .extracting(entry -> entry.assessment().orElseThrow().decision().name())
                .containsExactly("MODIFIED", "REJECTED", "ACCEPTED");
        assertThat(TrailReading.events(store.audit()))
                .filteredOn(event -> event.type() == AuditEvent.Type.DECISION)
                .hasSize(3);
        assertThat(store.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void whatFailedIsWrittenBeforeTheNextDecisionWithoutBeingAskedFor() {
        diskHoldsPages(1);
        review.modify(FIRST, large());
        assertThatThrownBy(() -> review.flush().join()).hasMessageContaining("disk is full");
        diskHoldsPages(1_000_000);
        review.reject(FIRST, RejectionReason.VESSEL);
        review.flush().join();
        FindingReview again =
                new FindingReview(SampleReview.STUDY, SampleReview.READER, store.reviewJournal(), SampleReview.CLOCK);
        List<ReviewEntry> entries = store.findings().review(SampleReview.STUDY).entries();
        assertThat(entries).hasSize(2);
        again.restore(FINDINGS, entries, false);
        assertThat(again.state()).isEqualTo(review.state());
        again.undo();
        assertThat(again.state().finding(FIRST).orElseThrow().claim()).isEqualTo(large());
    }

    @Test
    void aDecisionOnAFindingThatIsNotStoredIsNotTakenForSaved() {
        Finding unknown = SampleReview.finding(SampleReview.STUDY, "1.2.3.300", 9, "1.2.11");
        review.present(List.of(unknown));
        review.accept(unknown.trackingUid());
        assertThatThrownBy(() -> review.flush().join()).hasMessageContaining("contradicts");
        store.findings()
                .recordRun(SampleReview.run("1.2.11", RunState.FINDINGS, List.of(unknown)))
                .join();
        review.flush().join();
        assertThat(store.findings().review(SampleReview.STUDY).entries()).hasSize(1);
    }

    @Test
    void decisionsMadeAtOnceKeepTheirOrder() {
        for (int round = 0; round < 100; round++) {
            review.accept(FINDINGS.get(round % 3).trackingUid());
            review.undo();
        }
        review.flush().join();
        List<ReviewEntry> entries = store.findings().review(SampleReview.STUDY).entries();
        assertThat(entries).hasSize(200);
        for (int i = 0; i < 200; i++) {
            assertThat(entries.get(i).assessment().isPresent()).isEqualTo(i % 2 == 0);
            assertThat(entries.get(i).trackingUid())
                    .isEqualTo(FINDINGS.get(i / 2 % 3).trackingUid());
        }
    }
}
