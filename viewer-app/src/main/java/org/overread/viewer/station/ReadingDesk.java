package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.Signature;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.reading.ReadingHost;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.theme.Texts;

/**
 * Joins the reading window and the station: takes up the study that is opened, signs it, and tells the window how
 * deliveries stand. Everything that waits for disk, network or a model does so on threads of its own.
 */
public final class ReadingDesk implements ReadingHost, AutoCloseable {
    private static final long SIGNING_SECONDS = 40;

    private final ExecutorService work = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("overread-desk-", 0).factory());
    private final WantedStudy wanted;
    private final WindowNews window = new WindowNews();
    private final FirstImage first = new FirstImage();
    private final StationParts parts;
    private final StudyOnDesk study;
    private final StudyOpenings openings;
    private final HangingSources hanging;
    private volatile CompletableFuture<?> signing = CompletableFuture.completedFuture(null);

    /** @param studyInstanceUid which study to open of those found */
    public ReadingDesk(StationOptions options, Optional<String> studyInstanceUid) {
        wanted = WantedStudy.uid(studyInstanceUid);
        parts = new StationParts(options, window, first, this::openings, work);
        study = new StudyOnDesk(options.reader(), parts, window, work);
        openings = new StudyOpenings(study, window, first, work);
        hanging = StationHanging.of(options, first.unhurried(), parts.library(), window, work);
    }

    private StudyOpenings openings() {
        return openings;
    }

    /** Hanging protocols and priors, for the window. */
    HangingSources hanging() {
        return hanging;
    }

    /** Joins the window. What is opened before is shown as soon as both are there. */
    public void attach(ReadingWindow attached) {
        window.attach(attached);
        if (openings.isIdle()) {
            first.notAwaited();
        }
        parts.station().whenComplete((opened, failure) -> {
            if (failure != null) {
                window.problem(Problem.STATION, Reasons.of(failure));
            } else {
                attachStation(opened);
            }
        });
        parts.library().whenComplete((opened, failure) -> {
            if (failure == null) {
                boolean someHere = opened.size() > 0;
                window.tell(reading -> reading.worklist(opened, someHere));
            } else if (!parts.station().isCompletedExceptionally()) {
                window.problem(Problem.WORKLIST, Texts.of("problem.noWorklist", Reasons.of(failure)));
            }
        });
    }

    private void attachStation(Station opened) {
        if (!opened.store().alerts().isEmpty()) {
            window.problem(Problem.STATION, String.join("  ·  ", opened.store().alerts()));
        }
        opened.deliveries().onReceipt(receipt -> {
            window.solved(Problem.OUTBOX);
            work.execute(this::tellDeliveries);
        });
        opened.deliveries().onTrouble(trouble -> window.problem(Problem.OUTBOX, trouble));
        opened.deliver();
    }

    /** The study on screen; empty while none is. */
    public Optional<StudySession> session() {
        return study.session();
    }

    /** The station, once it is open. */
    public CompletableFuture<Station> station() {
        return parts.station();
    }

    /** Completes when nothing of the station is still starting: store, models, worklist, triage. */
    public CompletableFuture<Void> running() {
        return parts.running();
    }

    /** The studies that this station knows of. Waits until they can be asked for. */
    StudyLibrary worklist() {
        return parts.library().join();
    }

    @Override
    public void open(List<Path> filesAndFolders) {
        openings.open(filesAndFolders, wanted);
    }

    @Override
    public void cancelOpening() {
        openings.cancel();
    }

    @Override
    public CompletableFuture<Signature> sign(
            ReviewState confirmed, List<Annotation> measured, List<KeyImage> keyImages) {
        Optional<StudySession> shown =
                study.session().filter(one -> one.study().studyInstanceUid().equals(confirmed.studyInstanceUid()));
        if (shown.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(Texts.of("sign.notTakenUp")));
        }
        StudySession signed = shown.get();
        CompletableFuture<Signature> signature =
                CompletableFuture.supplyAsync(() -> Signatures.of(signed.sign(confirmed, measured, keyImages)), work);
        signing = signature;
        return signature.whenComplete((done, failure) -> {
            if (failure != null && !study.isOnScreen(signed)) {
                window.problem(Problem.EARLIER_REPORT, Texts.of("problem.earlierReport", Reasons.of(failure)));
            }
            work.execute(this::tellDeliveries);
            work.execute(() -> worklist().marks().of(confirmed.studyInstanceUid()));
        });
    }

    @Override
    public void shown(List<TrackingUid> marks, FrameRef frame) {
        study.session().ifPresent(one -> one.shown(marks));
    }

    @Override
    public void lateResultsTaken(String runUid) {
        study.session().ifPresent(one -> released(one, one.runs().ask(runUid)));
    }

    @Override
    public void readingCommitted() {
        study.session().ifPresent(one -> released(one, one.readingCommitted()));
    }

    /** Shows what the reader may see now that he could not before, whether or not that could be recorded. */
    private void released(StudySession about, CompletableFuture<Void> recorded) {
        about.runs().all().forEach(about::listed);
        window.tellWhile(
                () -> study.isOnScreen(about),
                reading -> about.runs().forReader().forEach(reading::inference));
        recorded.whenComplete((done, failure) -> {
            if (failure != null) {
                window.tellWhile(
                        () -> study.isOnScreen(about),
                        reading -> reading.problem(
                                Problem.RUNS, Optional.of(Texts.of("problem.lateNotKept", Reasons.of(failure)))));
            }
        });
    }

    @Override
    public List<OperatingRange> operatingRanges(ModelIdentity model) {
        return parts.operatingRanges(model);
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return study.running().stop(runUid);
    }

    /** Lets go of everything; waits for what is being written. Not on the JavaFX thread. */
    @Override
    public void close() {
        openings.stop();
        // a report that is being signed has all it needs; bounded, as the signing itself is
        signing.copy()
                .completeOnTimeout(null, SIGNING_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        parts.close();
        work.shutdown();
    }

    /** When the first image of the first study opened was on screen; completes then. */
    public CompletableFuture<Instant> firstImage() {
        return first.shown();
    }

    /** Completes when the study last opened is on screen and its model runs have ended, or when it could not be opened. */
    public CompletableFuture<Void> settled() {
        return openings.settled();
    }

    /** Tells the window how deliveries stand now. Blocking: reads the store. */
    public void tellDeliveries() {
        study.deliveries().tell();
    }
}
