package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.ExposureLog;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.SampleReview;
import org.overread.core.review.StepJournal;
import org.overread.core.store.StationStore;
import org.overread.core.store.TrailReading;

class ReportSigningTest {
    private static final List<Finding> FINDINGS = SampleReview.findings(4, "1.2.9");
    private static final List<ReportDestination> DESTINATIONS = List.of(
            new ReportDestination("PACS", Set.of(DocumentKind.SR, DocumentKind.SEG)),
            new ReportDestination("EHR", Set.of(DocumentKind.FHIR)),
            new ReportDestination("ARCHIVE", Set.of(DocumentKind.values())));

    @TempDir
    private Path folder;

    private final ExecutorService reviewThread = Executors.newSingleThreadExecutor();
    private StationStore store;
    private ExposureLog exposure;
    private FindingReview review;
    private StudyAnnotations annotations;
    private StudyKeyImages keyImages;
    private List<InferenceStatus> runs;

    @BeforeEach
    void open() {
        store = StationStore.open(folder, SampleReview.CLOCK);
        exposure = new ExposureLog(store.audit(), SampleReview.READER, SampleReview.CLOCK);
        runs = List.of(
                SampleReview.run("1.2.9", RunState.FINDINGS, FINDINGS),
                SampleReview.run("1.2.10", RunState.LATE, List.of(finding("1.2.3.500"))),
                SampleReview.run("1.2.11", RunState.SILENT, List.of(finding("1.2.3.600"))));
        runs.forEach(run -> store.findings().recordRun(run).join());
        review = review(store.reviewJournal());
        annotations =
                new StudyAnnotations(SampleReview.STUDY, SampleReview.READER, store.annotations(), SampleReview.CLOCK);
        keyImages = new StudyKeyImages(SampleReview.STUDY, SampleReview.READER, store.keyImages(), SampleReview.CLOCK);
        review.accept(uid(0));
        review.modify(uid(1), SampleReview.claim(3));
        review.reject(uid(2), RejectionReason.VESSEL);
        exposure.shown(
                SampleReview.STUDY, FINDINGS.stream().map(Finding::trackingUid).toList());
    }

    @AfterEach
    void close() {
        reviewThread.shutdown();
        store.close();
    }

    private FindingReview review(StepJournal<ReviewEntry> journal) {
        FindingReview made = new FindingReview(SampleReview.STUDY, SampleReview.READER, journal, SampleReview.CLOCK);
        made.present(FINDINGS);
        return made;
    }

    private static Finding finding(String uid) {
        return SampleReview.finding(SampleReview.STUDY, uid, 9, "1.2.10");
    }

    private static TrackingUid uid(int index) {
        return FINDINGS.get(index).trackingUid();
    }

    /** Two documents, whose bytes tell what they were made of. */
    private static List<FrozenDocument> documents(ReportContent content) {
        byte[] stated = content.stated().toString().getBytes(StandardCharsets.UTF_8);
        return List.of(
                FrozenDocument.freeze(DocumentKind.SR, content.ids().srSopInstanceUid(), "application/dicom", stated),
                FrozenDocument.freeze(DocumentKind.FHIR, content.ids().bundleUid(), "application/fhir+json", stated));
    }

    private ReportSigning signing(ReportDocumentWriter... writers) {
        SigningStores stores = new SigningStores(store.findings(), store.reports());
        return new ReportSigning(stores, List.of(writers), DESTINATIONS, SampleReview.CLOCK);
    }

    private SigningRequest request() {
        return new SigningRequest(
                SampleReview.study(SampleReview.STUDY),
                review,
                annotations,
                keyImages,
                reviewThread,
                exposure,
                runs,
                ReportDrafting.draft(review.state(), runs, annotations.all(), keyImages.own()));
    }

    private List<AuditEvent> signatures() throws IOException {
        return TrailReading.events(store.audit()).stream()
                .filter(event -> event.type() == AuditEvent.Type.SIGNATURE)
                .toList();
    }

    private void nothingIsSigned() throws IOException {
        assertThat(signatures()).isEmpty();
        assertThat(store.outbox().entries()).isEmpty();
        assertThat(store.reports().reportOf(SampleReview.STUDY)).isEmpty();
        assertThat(review.state().signed()).isFalse();
        assertThat(review.reject(uid(0), RejectionReason.OTHER)).isEqualTo(FindingReview.Outcome.DONE);
    }

    @Test
    void aSignedReportIsStoredWithItsBytesItsWaysOutAndItsAuditRecord() throws IOException {
        SigningOutcome outcome = signing(ReportSigningTest::documents).sign(request());
        assertThat(outcome).isInstanceOf(SigningOutcome.Signed.class);
        SignedReport report = ((SigningOutcome.Signed) outcome).report();
        assertThat(review.state().signed()).isTrue();
        assertThat(report.content().stated()).hasSize(2);
        assertThat(report.content().notAssessed()).containsExactly(FINDINGS.get(3));
        assertThat(report.content().reader()).isEqualTo(SampleReview.READER);
        close();
        open();
        assertThat(store.reports().reportOf(SampleReview.STUDY).orElseThrow()).satisfies(stored -> {
            assertThat(stored.ids()).isEqualTo(report.content().ids());
            assertThat(stored.stated()).containsExactly(uid(0), uid(1));
            assertThat(stored.rejected()).containsExactly(uid(2));
            assertThat(stored.notAssessed()).containsExactly(uid(3));
        });
        assertThat(store.findings().review(SampleReview.STUDY).signed()).isTrue();
        List<FrozenDocument> kept =
                store.reports().documents(report.content().ids().reportUid());
        assertThat(kept).hasSize(2).allMatch(FrozenDocument::intact);
        assertThat(kept.getFirst().bytes())
                .isEqualTo(report.documents().getFirst().bytes());
        assertThat(store.outbox().entries())
                .extracting(OutboxEntry::destination, OutboxEntry::kind)
                .containsExactlyInAnyOrder(
                        tuple("PACS", DocumentKind.SR),
                        tuple("EHR", DocumentKind.FHIR),
                        tuple("ARCHIVE", DocumentKind.SR),
                        tuple("ARCHIVE", DocumentKind.FHIR));
    }

    @Test
    void theAuditRecordNamesWhatWasDecidedWhatWasNotAndWhatWasNotShown() throws IOException {
        signing(ReportSigningTest::documents).sign(request());
        assertThat(signatures()).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("aweiss");
            assertThat(event.details())
                    .containsEntry("accepted", "1")
                    .containsEntry("accepted.trackingUids", uid(0).value())
                    .containsEntry("modified.trackingUids", uid(1).value())
                    .containsEntry("added", "0")
                    .containsEntry("rejected.trackingUids", uid(2).value())
                    .containsEntry("notAssessed.trackingUids", uid(3).value())
                    .containsEntry("notShown.1.2.10", "LATE 1.2.3.500")
                    .containsEntry("notShown.1.2.11", "SILENT");
            assertThat(event.details().keySet()).anyMatch(key -> key.startsWith("document.SR."));
            assertThat(event.toString()).doesNotContain("1.2.3.600").doesNotContain("DOE");
        });
    }

    @Test
    void whatTheReaderWasShownIsInTheTrailBeforeTheSignature() throws IOException {
        signing(ReportSigningTest::documents).sign(request());
        List<AuditEvent.Type> types = TrailReading.events(store.audit()).stream()
                .map(AuditEvent::type)
                .toList();
        assertThat(types.lastIndexOf(AuditEvent.Type.EXPOSURE)).isPositive().isLessThan(types.size() - 1);
        assertThat(types.lastIndexOf(AuditEvent.Type.DECISION)).isPositive();
        assertThat(types.getLast()).isEqualTo(AuditEvent.Type.SIGNATURE);
    }

    @Test
    void aStudyIsSignedOnceEvenFromTwoWindows() throws IOException {
        signing(ReportSigningTest::documents).sign(request());
        assertThat(signing(ReportSigningTest::documents).sign(request()))
                .isInstanceOf(SigningOutcome.AlreadySigned.class);
        review = review(store.reviewJournal());
        assertThat(signing(ReportSigningTest::documents).sign(request()))
                .isInstanceOf(SigningOutcome.AlreadySigned.class);
        assertThat(review.state().signed()).isTrue();
        assertThat(signatures()).hasSize(1);
        assertThat(store.outbox().entries()).hasSize(4);
    }

    @Test
    void decisionsThatCouldNotBeSavedAreNotSigned() throws IOException {
        review = review(entry -> CompletableFuture.failedFuture(new IllegalStateException("disk full")));
        review.accept(uid(0));
        assertThat(signing(ReportSigningTest::documents).sign(request()))
                .isInstanceOfSatisfying(
                        SigningOutcome.NotSaved.class,
                        refused -> assertThat(refused.why()).contains("could not be saved"));
        nothingIsSigned();
    }

    @Test
    void aRunThatWasNotStoredWhenItEndedIsStoredBeforeTheSignature() throws IOException {
        Finding unstored = SampleReview.finding(SampleReview.STUDY, "1.2.3.700", 8, "1.2.12");
        runs = Stream.concat(runs.stream(), Stream.of(SampleReview.run("1.2.12", RunState.FINDINGS, List.of(unstored))))
                .toList();
        review.present(List.of(unstored));
        review.accept(unstored.trackingUid());
        assertThat(signing(ReportSigningTest::documents).sign(request())).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(store.findings().review(SampleReview.STUDY).findings()).contains(unstored);
        assertThat(TrailReading.events(store.audit()))
                .filteredOn(event -> event.type() == AuditEvent.Type.INFERENCE)
                .hasSize(4);
    }

    @Test
    void exposuresThatCouldNotBeSavedAreNotSigned() throws IOException {
        exposure = new ExposureLog(
                event -> CompletableFuture.failedFuture(new IllegalStateException("disk full")),
                SampleReview.READER,
                SampleReview.CLOCK);
        exposure.shown(SampleReview.STUDY, List.of(uid(0)));
        assertThat(signing(ReportSigningTest::documents).sign(request())).isInstanceOf(SigningOutcome.NotSaved.class);
        nothingIsSigned();
    }

    @Test
    void aReviewThatChangedSinceItWasConfirmedIsNotSigned() throws IOException {
        SigningRequest confirmed = request();
        review.accept(uid(3));
        assertThat(signing(ReportSigningTest::documents).sign(confirmed))
                .isInstanceOfSatisfying(
                        SigningOutcome.ChangedSinceConfirmed.class,
                        changed -> assertThat(changed.now().notAssessed()).isEmpty());
        nothingIsSigned();
    }

    @Test
    void aDocumentThatCannotBeMadeStopsTheSignature() throws IOException {
        ReportDocumentWriter failing = content -> {
            throw new IllegalStateException("no evidence");
        };
        assertThat(signing(ReportSigningTest::documents, failing).sign(request()))
                .isInstanceOfSatisfying(
                        SigningOutcome.DocumentFailed.class,
                        failed -> assertThat(failed.why()).contains("no evidence"));
        nothingIsSigned();
    }

    @Test
    void aDocumentWhoseHashIsNotItsOwnStopsTheSignature() throws IOException {
        ReportDocumentWriter careless = content -> List.of(
                new FrozenDocument(DocumentKind.SR, "1.2", "application/dicom", new byte[] {1}, "0".repeat(64)));
        assertThat(signing(careless).sign(request())).isInstanceOf(SigningOutcome.DocumentFailed.class);
        nothingIsSigned();
    }

    @Test
    void aReportOfWhichNoDocumentIsMadeIsNotSigned() throws IOException {
        assertThat(signing().sign(request())).isInstanceOf(SigningOutcome.DocumentFailed.class);
        nothingIsSigned();
    }

    @Test
    void aStoreThatFailsLeavesNothingSignedAndTheReviewOpen() throws IOException {
        ReportStore failing = new ReportStore() {
            @Override
            public CompletableFuture<Boolean> signed(
                    SignedReport report, List<ReportDestination> destinations, List<InferenceStatus> notShown) {
                return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
            }

            @Override
            public Optional<StoredReport> reportOf(String studyInstanceUid) {
                return Optional.empty();
            }

            @Override
            public List<FrozenDocument> documents(String reportUid) {
                return List.of();
            }
        };
        assertThat(new ReportSigning(
                                new SigningStores(store.findings(), failing),
                                List.of(ReportSigningTest::documents),
                                DESTINATIONS,
                                SampleReview.CLOCK)
                        .sign(request()))
                .isInstanceOf(SigningOutcome.NotSaved.class);
        nothingIsSigned();
    }

    @Test
    void measurementsChangedSinceConfirmedAreNotSigned() throws IOException {
        SigningRequest confirmed = request();
        annotations.add(SampleShapes.PLACE, SampleShapes.length(5), "");
        assertThat(signing(ReportSigningTest::documents).sign(confirmed))
                .isInstanceOf(SigningOutcome.ChangedSinceConfirmed.class);
        nothingIsSigned();
        assertThat(annotations.add(SampleShapes.PLACE, SampleShapes.length(6), ""))
                .as("open again")
                .isPresent();
    }

    @Test
    void whatTheReaderMarkedAsKeyImageIsPartOfWhatIsSignedAndStaysAsItIs() throws IOException {
        keyImages.toggle(SampleShapes.PLACE);
        SigningOutcome outcome = signing(ReportSigningTest::documents).sign(request());
        assertThat(((SigningOutcome.Signed) outcome).report().content().keyImages())
                .isEqualTo(keyImages.own())
                .hasSize(1);
        assertThat(signatures().getFirst().details()).containsEntry("keyImages", "1");
        assertThat(keyImages.toggle(SampleShapes.PLACE)).isEqualTo(StudyKeyImages.Toggled.REFUSED);
        assertThat(keyImages.undo()).isFalse();
        assertThat(keyImages.own()).hasSize(1);
    }

    @Test
    void aKeyImageMarkedAfterTheConfirmationIsNotSigned() throws IOException {
        SigningRequest confirmed = request();
        keyImages.toggle(SampleShapes.PLACE);
        assertThat(signing(ReportSigningTest::documents).sign(confirmed))
                .isInstanceOf(SigningOutcome.ChangedSinceConfirmed.class);
        nothingIsSigned();
    }

    @Test
    void theReviewOfOneStudyIsNotSignedForAnother() throws IOException {
        SigningRequest mixedUp = new SigningRequest(
                SampleReview.study("1.2.3.999"),
                review,
                annotations,
                keyImages,
                reviewThread,
                exposure,
                runs,
                request().confirmed());
        assertThatThrownBy(() -> signing(ReportSigningTest::documents).sign(mixedUp))
                .isInstanceOf(IllegalArgumentException.class);
        nothingIsSigned();
    }

    @Test
    void theReviewIsTouchedOnItsOwnThreadOnly() {
        String[] names = new String[1];
        review.onChange(state -> names[0] = Thread.currentThread().getName());
        signing(ReportSigningTest::documents).sign(request());
        assertThat(names[0]).startsWith("pool-");
        assertThat(Stream.of(names)).doesNotContain(Thread.currentThread().getName());
    }
}
