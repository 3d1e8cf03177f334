package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditExport;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.audit.AuditVerification;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.ExposureLog;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.SampleReview;
import org.overread.core.review.StoredReview;
import org.overread.core.store.StationStore;
import org.overread.core.store.TrailReading;

/** One reading from opening the data folder to its export, put together as a station does it. */
class OneReadingTest {
    @TempDir
    private Path temp;

    @Test
    void aFindingIsFollowedByItsTrackingUidFromTheRunToTheDeliveryAndThroughTheTrail() throws Exception {
        Clock clock = Clock.systemUTC();
        List<FrozenDocument> received = new CopyOnWriteArrayList<>();
        CountDownLatch delivered = new CountDownLatch(1);
        ReportTransport pacs = pacs(received);
        String followed = "1.2.3.100.1";
        try (StationStore store = StationStore.open(temp.resolve("data"), clock);
                DeliveryLoop loop = new DeliveryLoop(
                        store.outbox(),
                        new ReportDelivery(store.outbox(), List.of(pacs), RetrySchedule.STANDARD, clock),
                        clock)) {
            loop.onReceipt(receipt -> delivered.countDown());
            loop.start();
            ExposureLog exposure = new ExposureLog(store.audit(), SampleReview.READER, clock);
            FindingReview review =
                    new FindingReview(SampleReview.STUDY, SampleReview.READER, store.reviewJournal(), clock);
            StoredReview earlier = store.findings().review(SampleReview.STUDY);
            review.restore(earlier.findings(), earlier.entries(), earlier.signed());

            InferenceStatus run = SampleReview.run("1.2.9", RunState.FINDINGS, SampleReview.findings(3, "1.2.9"));
            store.findings().recordRun(run);
            review.present(run.findings());
            exposure.shown(
                    SampleReview.STUDY,
                    run.findings().stream().map(Finding::trackingUid).toList());
            review.accept(run.findings().get(0).trackingUid());
            review.reject(run.findings().get(1).trackingUid(), RejectionReason.VESSEL);

            ReportSigning signing = new ReportSigning(
                    new SigningStores(store.findings(), store.reports()),
                    List.of(OneReadingTest::sr),
                    ReportDestination.of(List.of(pacs)),
                    Clock.systemDefaultZone());
            SigningOutcome outcome = signing.sign(new SigningRequest(
                    SampleReview.study(SampleReview.STUDY),
                    review,
                    new StudyAnnotations(
                            SampleReview.STUDY, SampleReview.READER, store.annotations(), Clock.systemUTC()),
                    new StudyKeyImages(SampleReview.STUDY, SampleReview.READER, store.keyImages(), Clock.systemUTC()),
                    Runnable::run,
                    exposure,
                    List.of(run),
                    ReportDrafting.draft(review.state(), List.of(run), List.of(), List.of())));
            assertThat(outcome).isInstanceOf(SigningOutcome.Signed.class);
            loop.wake();
            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(new String(received.getFirst().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(followed);
            assertThat(TrailReading.events(store.audit()))
                    .filteredOn(event -> event.toString().contains(followed))
                    .extracting(AuditEvent::type)
                    .containsExactly(
                            AuditEvent.Type.INFERENCE,
                            AuditEvent.Type.EXPOSURE,
                            AuditEvent.Type.DECISION,
                            AuditEvent.Type.SIGNATURE);
            Path export = temp.resolve("audit.jsonl");
            new AuditExport(store.audit(), store.audit(), store.auditKey(), clock).write(export, "it");
            assertThat(new AuditVerification(store.auditKey()).verifyExport(export))
                    .isInstanceOf(AuditVerdict.Intact.class);
        }
        assertThat(StationStore.verifyAudit(temp.resolve("data"))).isInstanceOf(AuditVerdict.Intact.class);
    }

    /** A document that holds nothing but the tracking UIDs that the report states. */
    private static List<FrozenDocument> sr(ReportContent content) {
        String stated = String.join(
                " ",
                content.stated().stream()
                        .map(finding -> finding.trackingUid().value())
                        .toList());
        return List.of(FrozenDocument.freeze(
                DocumentKind.SR,
                content.ids().srSopInstanceUid(),
                "application/dicom",
                stated.getBytes(StandardCharsets.UTF_8)));
    }

    private static ReportTransport pacs(List<FrozenDocument> received) {
        return new ReportTransport() {
            @Override
            public String destination() {
                return "PACS";
            }

            @Override
            public boolean carries(DocumentKind kind) {
                return kind == DocumentKind.SR;
            }

            @Override
            public DeliveryOutcome send(FrozenDocument document) {
                received.add(document);
                return new DeliveryOutcome.Acknowledged();
            }
        };
    }
}
