package org.overread.viewer.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.kept.KeptEntry;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.Annotation;
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
    private final StudyKeyImages keyImages;
    private final ExposureLog exposure;
    private final Executor reviewThread;
    private final StoredReview stored;
    private final List<KeptEntry<Annotation>> drawn;
    private final List<KeptEntry<KeyImage>> marked;
    private final Optional<StoredReport> signed;
    private final StudyRuns runs;

    private StudySession(Station station, OpenedStudy opened, Executor reviewThread) {
        this.station = station;
        study = opened.study();
        complete = opened.complete();
        review = opened.review();
        annotations = opened.annotations();
        keyImages = opened.keyImages();
        this.reviewThread = reviewThread;
        stored = station.store().findings().review(study.studyInstanceUid());
        drawn = station.store().annotations().entries(study.studyInstanceUid());
        marked = station.store().keyImages().entries(study.studyInstanceUid());
        signed = report();
        runs = new StudyRuns(station, study, stored);
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
        review.restore(runs.stillListed(), stored.entries(), stored.signed());
        annotations.restore(drawn, signed.map(StoredReport::signedAt));
        annotations.unseal();
        keyImages.restore(
                marked,
                signed.filter(report -> report.reader().equals(station.options().reader()))
                        .map(StoredReport::signedAt));
        keyImages.unseal();
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

    /** The model runs on this study, and the gate between them and its reader. */
    public StudyRuns runs() {
        return runs;
    }

    /** Those of a run's findings that the reader may see stand in his list. */
    public void listed(InferenceStatus run) {
        shown(runs.listed(run).stream().map(Finding::trackingUid).toList());
    }

    /** Marks were on screen. */
    public void shown(List<TrackingUid> marks) {
        exposure.shown(study.studyInstanceUid(), marks);
    }

    /** The reader's own reading is done: that is recorded, and so is what he is shown for it. */
    public CompletableFuture<Void> readingCommitted() {
        station.recordReadingCommitted(study.studyInstanceUid());
        return runs.commit();
    }

    /** Signs what the reader confirmed. Blocking; not on the thread that owns the review. */
    public SigningOutcome sign(ReviewState confirmed, List<Annotation> measured, List<KeyImage> confirmedImages) {
        runs.recordAgain();
        List<InferenceStatus> known = runs.all();
        SigningOutcome outcome = station.signing()
                .sign(new SigningRequest(
                        study,
                        review,
                        annotations,
                        keyImages,
                        reviewThread,
                        exposure,
                        known,
                        ReportDrafting.draft(confirmed, known, measured, confirmedImages)));
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
}
