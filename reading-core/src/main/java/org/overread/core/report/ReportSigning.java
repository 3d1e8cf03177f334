package org.overread.core.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.ReviewState;

/**
 * Signs reports: what was decided is on disk first, what was confirmed is what is signed, the documents' bytes are
 * frozen, and report, documents, outbox entries and audit record become durable together.
 *
 * <p>Thread: blocking; never on the thread that owns the review.
 */
public final class ReportSigning {
    private static final long FLUSH_SECONDS = 30;

    private final SigningStores stores;
    private final List<ReportDocumentWriter> writers;
    private final List<ReportDestination> destinations;
    private final Clock clock;

    /** A document that could not be made. */
    private static final class DocumentException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String writer;

        DocumentException(String writer, String why, Throwable cause) {
            super(why, cause);
            this.writer = writer;
        }
    }

    /** @param clock the time of signing, and the zone in which documents tell times */
    public ReportSigning(
            SigningStores stores,
            List<ReportDocumentWriter> writers,
            List<ReportDestination> destinations,
            Clock clock) {
        this.stores = stores;
        this.writers = List.copyOf(writers);
        this.destinations = List.copyOf(destinations);
        this.clock = clock;
    }

    /** Signs, or says why not; decisions are held meanwhile, and closed once signed. */
    public SigningOutcome sign(SigningRequest request) {
        Optional<Sealed> sealed = onReviewThread(
                request,
                () -> request.review()
                        .seal()
                        .map(state -> new Sealed(
                                state,
                                request.annotations().seal(),
                                request.keyImages().seal())));
        if (sealed.isEmpty()) {
            boolean signed =
                    onReviewThread(request, () -> request.review().state().signed());
            return signed ? new SigningOutcome.AlreadySigned() : new SigningOutcome.BeingSigned();
        }
        boolean closes = false;
        try {
            SigningOutcome outcome = sign(request, sealed.get());
            closes = outcome instanceof SigningOutcome.Signed || outcome instanceof SigningOutcome.AlreadySigned;
            return outcome;
        } finally {
            boolean closed = closes;
            onReviewThread(request, () -> end(request, closed));
        }
    }

    /** What is held while it is signed. */
    private record Sealed(ReviewState state, List<Annotation> annotations, List<KeyImage> keyImages) {}

    private static boolean end(SigningRequest request, boolean closes) {
        if (closes) {
            request.annotations().close();
            request.keyImages().close();
            request.review().close();
        } else {
            request.annotations().unseal();
            request.keyImages().unseal();
            request.review().unseal();
        }
        return closes;
    }

    private SigningOutcome sign(SigningRequest request, Sealed sealed) {
        ReviewState state = sealed.state();
        String study = request.study().studyInstanceUid();
        if (!study.equals(state.studyInstanceUid())
                || !study.equals(request.annotations().studyInstanceUid())
                || !study.equals(request.keyImages().studyInstanceUid())) {
            throw new IllegalArgumentException("the review is of another study than the one to be signed");
        }
        Optional<String> unsaved = unsaved(request);
        if (unsaved.isPresent()) {
            return new SigningOutcome.NotSaved(unsaved.get());
        }
        ReportDraft draft = ReportDrafting.draft(state, request.runs(), sealed.annotations(), sealed.keyImages());
        if (!draft.saysTheSameAs(request.confirmed())) {
            return new SigningOutcome.ChangedSinceConfirmed(draft);
        }
        ReportContent content = new ReportContent(
                ReportIds.create(),
                request.study(),
                request.review().reader(),
                clock.instant(),
                clock.getZone(),
                draft.stated(),
                draft.rejected(),
                draft.notAssessed(),
                MeasurementReading.of(request.study(), draft.measurements()),
                draft.keyImages(),
                ReportDrafting.shown(state, request.runs()));
        try {
            return store(new SignedReport(content, documents(content)), request, state);
        } catch (DocumentException e) {
            return new SigningOutcome.DocumentFailed(e.writer, e.getMessage());
        }
    }

    /**
     * What of runs, decisions and exposures is not on disk. Runs come first: one that could not be stored when it ended
     * keeps the decisions on its findings from being stored, too.
     */
    private Optional<String> unsaved(SigningRequest request) {
        try {
            CompletableFuture<?>[] runs =
                    request.runs().stream().map(stores.findings()::recordRun).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(runs)
                    .thenCompose(stored -> request.review().flush())
                    .thenCompose(decisions -> request.annotations().flush())
                    .thenCompose(drawn -> request.keyImages().flush())
                    .thenCombine(request.exposure().flush(), (steps, exposures) -> true)
                    .orTimeout(FLUSH_SECONDS, TimeUnit.SECONDS)
                    .join();
            return Optional.empty();
        } catch (CompletionException | IllegalArgumentException e) {
            return Optional.of("the review could not be saved: " + reason(e));
        }
    }

    private SigningOutcome store(SignedReport report, SigningRequest request, ReviewState state) {
        try {
            boolean stored = stores.reports()
                    .signed(report, destinations, ReportDrafting.notShown(state, request.runs()))
                    .join();
            return stored ? new SigningOutcome.Signed(report) : new SigningOutcome.AlreadySigned();
        } catch (CompletionException e) {
            return new SigningOutcome.NotSaved("the report could not be saved: " + reason(e));
        }
    }

    private List<FrozenDocument> documents(ReportContent content) throws DocumentException {
        List<FrozenDocument> documents = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (ReportDocumentWriter writer : writers) {
            for (FrozenDocument document : written(writer, content)) {
                if (!document.intact() || !keys.add(document.kind() + " " + document.uid())) {
                    throw new DocumentException(
                            name(writer), document.kind() + ": its hash or its key is not its own", null);
                }
                documents.add(document);
            }
        }
        if (documents.isEmpty()) {
            throw new DocumentException("none", "no document was made of the report", null);
        }
        return documents;
    }

    private static List<FrozenDocument> written(ReportDocumentWriter writer, ReportContent content)
            throws DocumentException {
        try {
            return writer.write(content);
        } catch (RuntimeException e) {
            throw new DocumentException(name(writer), reason(e), e);
        }
    }

    private static String name(ReportDocumentWriter writer) {
        return writer.getClass().getSimpleName();
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return cause.getClass().getSimpleName() + message;
    }

    private static <T> T onReviewThread(SigningRequest request, Supplier<T> touch) {
        return CompletableFuture.supplyAsync(touch, request.reviewThread()).join();
    }
}
