package org.overread.viewer.station;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationEntry;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.ReportDrafting;
import org.overread.core.report.SigningOutcome;
import org.overread.core.report.SigningRequest;
import org.overread.core.report.StoredReport;
import org.overread.core.review.ExposureLog;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.review.StoredReview;
import org.overread.core.study.Study;

/**
 * One study open at the station: its review as it was left, its runs, what its reader was shown, its signature.
 *
 * <p>Thread: any, but the review, which one thread owns.
 */
public final class StudySession {
    private final Station station;
    private final Study study;
    private final Instant complete;
    private final FindingReview review;
    private final StudyAnnotations annotations;
    private final ExposureLog exposure;
    private final Executor reviewThread;
    private final StoredReview stored;
    private final List<AnnotationEntry> drawn;
    private final Optional<Instant> signedAt;
    private final Map<String, InferenceStatus> runs = new LinkedHashMap<>();

    private StudySession(Station station, OpenedStudy opened, Executor reviewThread) {
        this.station = station;
        study = opened.study();
        complete = opened.complete();
        review = opened.review();
        annotations = opened.annotations();
        this.reviewThread = reviewThread;
        stored = station.store().findings().review(study.studyInstanceUid());
        drawn = station.store().annotations().entries(study.studyInstanceUid());
        signedAt = report().map(StoredReport::signedAt);
        stored.runs().stream().filter(this::stands).forEach(run -> runs.put(run.runUid(), run));
        exposure = new ExposureLog(station.store().audit(), station.options().reader(), station.clock());
    }

    /**
     * Takes a study up where it was left. Blocking: reads the store.
     *
     * @param opened its review is still empty; {@link #restore} fills it
     * @param reviewThread the thread that owns the review
     */
    public static StudySession open(Station station, OpenedStudy opened, Executor reviewThread) {
        StudySession session = new StudySession(station, opened, reviewThread);
        station.recordOpened(session.study.studyInstanceUid());
        return session;
    }

    /**
     * Brings the review to where it was left, and opens it for decisions unless it is signed. A model's findings then stand
     * in this reader's list, whoever saw them before: exposure. On the review's thread.
     */
    public void restore() {
        review.restore(stored.findings(), stored.entries(), stored.signed());
        annotations.restore(drawn, signedAt);
        annotations.unseal();
        shown(review.state().findings().stream()
                .map(ReviewedFinding::finding)
                .filter(Finding::byModel)
                .map(Finding::trackingUid)
                .toList());
    }

    public Study study() {
        return study;
    }

    /** When the study's last file had been read. */
    public Instant complete() {
        return complete;
    }

    public FindingReview review() {
        return review;
    }

    /** Every run on this study as it stands, oldest first. */
    public synchronized List<InferenceStatus> runs() {
        return List.copyOf(runs.values());
    }

    /** Whether a run of this model on this series has ended with a result already. */
    public synchronized boolean hasResult(String modelSha256, String seriesInstanceUid) {
        return runs.values().stream()
                .anyMatch(run -> run.finished()
                        && run.model().sha256().equals(modelSha256)
                        && run.seriesInstanceUid().equals(seriesInstanceUid)
                        && endedWell(run));
    }

    /** Takes note of a run; durable, with its audit record, when it has changed its state. @param failed told when it is not */
    public void run(InferenceStatus status, Consumer<Throwable> failed) {
        InferenceStatus before;
        synchronized (this) {
            before = runs.put(status.runUid(), status);
        }
        boolean stateChanged = before == null || before.state() != status.state() || status.finished();
        if (stateChanged) {
            station.store().findings().recordRun(status).whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.accept(failure);
                }
            });
        }
    }

    /** A run's findings stand in the reader's list. */
    public void listed(InferenceStatus run) {
        shown(run.findings().stream().map(Finding::trackingUid).toList());
    }

    /** Marks were on screen. */
    public void shown(List<TrackingUid> marks) {
        exposure.shown(study.studyInstanceUid(), marks);
    }

    /** The reader asked for a late run's results. */
    public CompletableFuture<Void> takeUp(String runUid) {
        return station.store().findings().takeUp(runUid, station.options().reader());
    }

    /** Signs what the reader confirmed. Blocking; not on the thread that owns the review. */
    public SigningOutcome sign(ReviewState confirmed, List<Annotation> measured) {
        List<InferenceStatus> known = runs();
        SigningOutcome outcome = station.signing()
                .sign(new SigningRequest(
                        study,
                        review,
                        annotations,
                        reviewThread,
                        exposure,
                        known,
                        ReportDrafting.draft(confirmed, known, measured)));
        station.deliveries().wake();
        return outcome;
    }

    /** The study's signed report. Blocking. */
    public Optional<StoredReport> report() {
        return station.store().reports().reportOf(study.studyInstanceUid());
    }

    /** Where the deliveries of the signed report stand; none before it is signed. Blocking. */
    public List<OutboxEntry> deliveries() {
        return report().map(report -> station.store().outbox().entries().stream()
                        .filter(entry -> entry.reportUid().equals(report.ids().reportUid()))
                        .toList())
                .orElse(List.of());
    }

    /** A run that a process left unfinished goes on no more; one without a result is made again, unless it is too late. */
    private boolean stands(InferenceStatus run) {
        return run.finished() && (stored.signed() || endedWell(run));
    }

    private static boolean endedWell(InferenceStatus run) {
        return switch (run.state()) {
            case FINDINGS, NO_FINDINGS, LATE, SILENT -> true;
            case NOT_ELIGIBLE, QUEUED, RUNNING, FAILED -> false;
        };
    }
}
