package org.overread.viewer.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesIdentity;
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
import org.overread.core.store.StoreException;
import org.overread.core.study.Study;

/**
 * One study open at the station: its review as it was left, its runs, what its reader was shown, its signature.
 *
 * <p>Thread: any, but the review, which one thread owns.
 */
public final class StudySession {
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

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
    private final Map<String, InferenceStatus> runs = new LinkedHashMap<>();
    private final LinkedBlockingQueue<Unrecorded> unrecorded = new LinkedBlockingQueue<>();
    private final ResultRelease release;

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
        release = new ResultRelease(station.options().inference()::phase);
        stored.runs().stream()
                .filter(this::stands)
                .map(this::ofTheseImages)
                .forEach(run -> runs.put(run.runUid(), run));
        runs.values().stream().filter(this::cameBeforeAReader).forEach(run -> {
            release.ask(run.runUid());
            if (run.details().terms().mode() == ReadingMode.SECOND_READ) {
                release.commit();
            }
        });
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
        review.restore(
                stored.findings().stream().filter(this::stillListed).toList(), stored.entries(), stored.signed());
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

    /** Every run on this study as it stands, oldest first: for the record, not for the screen. */
    public synchronized List<InferenceStatus> runs() {
        return List.copyOf(runs.values());
    }

    /** Every run as the reader may see it now. */
    public List<InferenceStatus> forReader() {
        return runs().stream().map(release::toReader).toList();
    }

    /** The gate between the runs and this study's reader. */
    public ResultRelease release() {
        return release;
    }

    /** Whether a run of this model on the images that its series have now has ended with a result that can be shown. */
    public boolean hasResult(FindingDetector detector, RunInput input) {
        List<InferenceStatus> complete = runs().stream()
                .filter(run -> run.state() == RunState.SILENT || !run.lacksMaps())
                .toList();
        return new EarlierRuns(complete, station.options().inference()).hasResult(detector, input);
    }

    /**
     * Takes note of a run; durable, with its audit record, when it has changed its state.
     *
     * @param told why it is not, and then, empty, that it is after all
     */
    public void run(InferenceStatus status, Consumer<Optional<Throwable>> told) {
        InferenceStatus before;
        synchronized (this) {
            runs.values().removeIf(status::makesAgain);
            before = runs.put(status.runUid(), status);
        }
        boolean stateChanged = before == null || before.state() != status.state() || status.finished();
        if (stateChanged) {
            recordAgain();
            record(new Unrecorded(status, false, told));
            if (!ResultRelease.atOnce(status) && status.state() != RunState.LATE && saysWhatWaited(status)) {
                takeUp(List.of(status.runUid()));
            }
        }
    }

    private void record(Unrecorded run) {
        station.store().findings().recordRun(run.status()).whenComplete((done, failure) -> {
            if (failure != null) {
                run.told().accept(Optional.of(failure));
                if (mayPass(failure)) {
                    unrecorded.add(run);
                    AGAIN.execute(this::recordAgain);
                }
            } else if (run.again()) {
                run.told().accept(Optional.empty());
            }
        });
    }

    /** Room may be made on a disk; what contradicts the store, or comes after it was closed, stays as it is. */
    private static boolean mayPass(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof StoreException refused
                && (refused.kind() == StoreException.Kind.DISK_FULL || refused.kind() == StoreException.Kind.IO);
    }

    /** What could not be written, as on a full disk, is written once there is room. */
    private void recordAgain() {
        List<Unrecorded> waiting = new ArrayList<>();
        unrecorded.drainTo(waiting);
        waiting.forEach(run -> record(new Unrecorded(run.status(), true, run.told())));
    }

    /** A run as it is to be recorded. @param again whether that failed before */
    private record Unrecorded(InferenceStatus status, boolean again, Consumer<Optional<Throwable>> told) {}

    /** Those of a run's findings that the reader may see stand in his list. */
    public void listed(InferenceStatus run) {
        shown(release.listed(run).stream().map(Finding::trackingUid).toList());
    }

    /** Marks were on screen. */
    public void shown(List<TrackingUid> marks) {
        exposure.shown(study.studyInstanceUid(), marks);
    }

    /** The results of these runs come before the reader. */
    public CompletableFuture<Void> takeUp(List<String> runUids) {
        return CompletableFuture.allOf(runUids.stream()
                .map(uid ->
                        station.store().findings().takeUp(uid, station.options().reader()))
                .toArray(CompletableFuture[]::new));
    }

    /** The reader's own reading is done: that is recorded, and so is what he is shown for it. */
    public CompletableFuture<Void> readingCommitted() {
        station.recordReadingCommitted(study.studyInstanceUid());
        return takeUp(runs().stream()
                .filter(run -> run.details().terms().mode() == ReadingMode.SECOND_READ)
                .filter(this::saysWhatWaited)
                .map(InferenceStatus::runUid)
                .toList());
    }

    /** Signs what the reader confirmed. Blocking; not on the thread that owns the review. */
    public SigningOutcome sign(ReviewState confirmed, List<Annotation> measured, List<KeyImage> confirmedImages) {
        recordAgain();
        List<InferenceStatus> known = runs();
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

    /** A run that a process left unfinished goes on no more; one without a result is made again, unless it is too late. */
    private boolean stands(InferenceStatus run) {
        return run.finished() && (stored.signed() || EarlierRuns.endedWell(run));
    }

    /** A run on fewer images than its series have now is superseded, unless the study is signed: recorded so. */
    private InferenceStatus ofTheseImages(InferenceStatus run) {
        boolean grown = !stored.signed()
                && EarlierRuns.endedWell(run)
                && !run.details().inputs().isEmpty()
                && SeriesIdentity.of(run, study)
                        .filter(now -> !now.equals(run.details().inputs()))
                        .isPresent();
        if (!grown || run.state() == RunState.SILENT) {
            return run;
        }
        InferenceStatus superseded = run.with(RunState.SUPERSEDED, Optional.empty());
        station.store().findings().recordRun(superseded);
        return superseded;
    }

    private boolean cameBeforeAReader(InferenceStatus run) {
        return stored.takenUp().contains(run.runUid())
                || !run.findings().isEmpty() && stored.findings().containsAll(run.findings());
    }

    /** Whether findings of a run stand in the reader's list, or what it says of the whole study is let out for him alone. */
    private boolean saysWhatWaited(InferenceStatus run) {
        boolean waits = run.details().terms().mode() != ReadingMode.CONCURRENT && run.state() != RunState.LATE;
        return !release.listed(run).isEmpty()
                || waits && !release.toReader(run).whole().isEmpty();
    }

    /** What was decided on stays; of the rest what comes from a run that stands and from a model that may still speak. */
    private boolean stillListed(Finding finding) {
        boolean decided =
                stored.entries().stream().anyMatch(entry -> entry.trackingUid().equals(finding.trackingUid()));
        List<InferenceStatus> stating =
                runs().stream().filter(run -> run.findings().contains(finding)).toList();
        boolean superseded = !stating.isEmpty() && stating.stream().allMatch(run -> run.state() == RunState.SUPERSEDED);
        return decided || !superseded && release.shows(finding);
    }
}
