package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.BackgroundThread;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewState;
import org.overread.core.store.StationStore;
import org.overread.core.store.StoreException;
import org.overread.core.study.Study;
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
    private final ReaderIdentity reader;
    private final WantedStudy wanted;
    private final WindowNews window = new WindowNews();
    private final FirstImage first = new FirstImage();
    private final CompletableFuture<Station> station;
    private final CompletableFuture<ModelRunner> models;
    private final CompletableFuture<StudyLibrary> library;
    private final StudyOpenings openings;
    private final RunningModels running;
    private final HangingSources hanging;
    private final CompletableFuture<Optional<Triage>> triage;
    private final ReentrantLock telling = new ReentrantLock();
    private volatile Optional<StudySession> session = Optional.empty();
    private volatile CompletableFuture<?> signing = CompletableFuture.completedFuture(null);

    /** @param studyInstanceUid which study to open of those found */
    public ReadingDesk(StationOptions options, Optional<String> studyInstanceUid) {
        wanted = WantedStudy.uid(studyInstanceUid);
        reader = options.reader();
        openings = new StudyOpenings(new Reading(), window, first, work);
        // database and AI runtime take a moment to load: they may not compete with the first image
        station = first.unhurried().thenApplyAsync(now -> open(options), work);
        models = station.thenApplyAsync(this::models, opening -> BackgroundThread.start("overread-models", opening));
        library = station.thenApplyAsync(this::library, work);
        triage = models.thenCombine(library, this::triage);
        running = new RunningModels(models, window, this::isOnScreen);
        hanging = StationHanging.of(options, first.unhurried(), library, window, work);
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
        station.whenComplete((opened, failure) -> {
            if (failure != null) {
                window.problem(Problem.STATION, Reasons.of(failure));
            } else {
                attachStation(opened);
            }
        });
        library.whenComplete((opened, failure) -> {
            if (failure == null) {
                boolean someHere = opened.size() > 0;
                window.tell(reading -> reading.worklist(opened, someHere));
            } else if (!station.isCompletedExceptionally()) {
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
        return session;
    }

    /** The station, once it is open. */
    public CompletableFuture<Station> station() {
        return station;
    }

    /** Completes when nothing of the station is still starting: store, models, worklist, triage. */
    public CompletableFuture<Void> running() {
        return CompletableFuture.allOf(station, models, library, triage);
    }

    /** The studies that this station knows of. Waits until they can be asked for. */
    StudyLibrary worklist() {
        return library.join();
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
                session.filter(one -> one.study().studyInstanceUid().equals(confirmed.studyInstanceUid()));
        if (shown.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(Texts.of("sign.notTakenUp")));
        }
        StudySession signed = shown.get();
        CompletableFuture<Signature> signature =
                CompletableFuture.supplyAsync(() -> Signatures.of(signed.sign(confirmed, measured, keyImages)), work);
        signing = signature;
        return signature.whenComplete((done, failure) -> {
            if (failure != null && !isOnScreen(signed)) {
                window.problem(Problem.EARLIER_REPORT, Texts.of("problem.earlierReport", Reasons.of(failure)));
            }
            work.execute(this::tellDeliveries);
            work.execute(() -> worklist().marks().of(confirmed.studyInstanceUid()));
        });
    }

    @Override
    public void shown(List<TrackingUid> marks, FrameRef frame) {
        session.ifPresent(one -> one.shown(marks));
    }

    @Override
    public void lateResultsTaken(String runUid) {
        session.ifPresent(one -> {
            one.release().ask(runUid);
            released(one, one.takeUp(List.of(runUid)));
        });
    }

    @Override
    public void readingCommitted() {
        session.ifPresent(one -> {
            one.release().commit();
            released(one, one.readingCommitted());
        });
    }

    /** Shows what the reader may see now that he could not before, whether or not that could be recorded. */
    private void released(StudySession about, CompletableFuture<Void> recorded) {
        about.runs().forEach(about::listed);
        window.tellWhile(() -> isOnScreen(about), reading -> about.forReader().forEach(reading::inference));
        recorded.whenComplete((done, failure) -> {
            if (failure != null) {
                window.tellWhile(
                        () -> isOnScreen(about),
                        reading -> reading.problem(
                                Problem.RUNS, Optional.of(Texts.of("problem.lateNotKept", Reasons.of(failure)))));
            }
        });
    }

    @Override
    public List<OperatingRange> operatingRanges(ModelIdentity model) {
        return models.isDone() && !models.isCompletedExceptionally()
                ? models.join().operatingRanges(model)
                : List.of();
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return running.stop(runUid);
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
        ifTriage(Triage::close);
        if (models.isDone() && !models.isCompletedExceptionally()) {
            models.join().close();
        }
        if (!first.unhurried().isDone()) {
            station.cancel(false);
        }
        library.thenAccept(StudyLibrary::close).exceptionally(failure -> null).join();
        station.thenAccept(Station::close).exceptionally(failure -> null).join();
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

    private boolean isOnScreen(StudySession one) {
        return session.filter(now -> now == one).isPresent();
    }

    /** What is done with the studies that are opened. */
    private final class Reading implements OpeningDesk {
        @Override
        public void leave() {
            session = Optional.empty();
            running.cancel();
            ifTriage(Triage::giveWay);
            openings.settled().thenRunAsync(() -> ifTriage(Triage::wake), work);
        }

        @Override
        public OpenedStudy sealed(Study study) {
            FindingReview review = new FindingReview(
                    study.studyInstanceUid(),
                    reader,
                    new StationJournal<>(station, StationStore::reviewJournal),
                    Clock.systemDefaultZone());
            review.seal();
            StudyAnnotations annotations = new StudyAnnotations(
                    study.studyInstanceUid(),
                    reader,
                    new StationJournal<>(station, StationStore::annotations),
                    Clock.systemDefaultZone());
            annotations.seal();
            StudyKeyImages keyImages = new StudyKeyImages(
                    study.studyInstanceUid(),
                    reader,
                    new StationJournal<>(station, StationStore::keyImages),
                    Clock.systemDefaultZone());
            keyImages.seal();
            return new OpenedStudy(study, Instant.now(), review, annotations, keyImages);
        }

        /** The review as it was left, and the runs that are still wanted. */
        @Override
        public void takeUp(OpenedStudy study, OpeningTurn turn) {
            ifTriage(one -> one.awaitSettled(study.study().studyInstanceUid()));
            StudySession opened = StudySession.open(station.join(), study, Platform::runLater);
            turn.settled().thenRunAsync(() -> rest(opened), work);
            turn.tell(reading -> {
                opened.restore();
                session = Optional.of(opened);
                opened.forReader().forEach(reading::inference);
                work.execute(ReadingDesk.this::tellDeliveries);
                if (opened.review().state().signed()) {
                    turn.settled().complete(null);
                } else {
                    turn.settled().thenRunAsync(station.join()::prepareToSign, work);
                    running.start(opened, turn);
                }
            });
        }

        @Override
        public CompletableFuture<StudyLibrary> library() {
            return library;
        }
    }

    // --- the station ------------------------------------------------------------------------------------------------

    private static Station open(StationOptions options) {
        try {
            return Station.open(options);
        } catch (SettingsException e) {
            throw new CompletionException(e);
        }
    }

    private StudyLibrary library(Station opened) {
        try {
            return new StudyLibrary(opened, openings::open);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private Optional<Triage> triage(ModelRunner runner, StudyLibrary studies) {
        Station opened = station.join();
        if (!opened.options().inference().triage()) {
            return Optional.empty();
        }
        Triage made = new Triage(
                runner,
                studies,
                opened,
                () -> openings.isIdle() || openings.settled().isDone());
        studies.follow(made::likely, made::wake);
        made.wake();
        return Optional.of(made);
    }

    /** On what runs by itself; nothing where the site does not have it, or not yet. */
    private void ifTriage(Consumer<Triage> what) {
        if (triage.isDone() && !triage.isCompletedExceptionally()) {
            triage.join().ifPresent(what);
        }
    }

    /** Nothing on screen needs the engine any more. Blocking. */
    private void rest(StudySession opened) {
        worklist().marks().of(opened.study().studyInstanceUid());
        ifTriage(Triage::wake);
    }

    private ModelRunner models(Station opened) {
        opened.store()
                .onMonitoringLost(why ->
                        window.problem(Problem.MONITORING, Texts.of("problem.monitoringNotKept", Reasons.of(why))));
        ModelShelf shelf = ModelShelf.open(
                ModelShelf.packages(opened.options().models()),
                opened.options().inference(),
                EngineFolder.of(opened.options()));
        shelf.refused().forEach(opened::recordRefused);
        if (!shelf.refused().isEmpty()) {
            window.problem(
                    Problem.MODELS,
                    Texts.of(
                            shelf.detectors().isEmpty() ? "problem.noModels" : "problem.modelRefused",
                            String.join("; ", shelf.refused())));
        }
        return new ModelRunner(shelf, opened.options(), opened.store(), Clock.systemUTC());
    }

    /** Tells the window how deliveries stand now. Blocking: reads the store. */
    public void tellDeliveries() {
        // one after the other: what was read first may not reach the screen last
        telling.lock();
        try {
            session.ifPresent(one -> {
                List<OutboxEntry> entries = one.deliveries();
                window.tellWhile(() -> isOnScreen(one), reading -> {
                    reading.deliveries(entries);
                    reading.problem(Problem.DELIVERIES, Optional.empty());
                });
            });
        } catch (StoreException e) {
            window.problem(Problem.DELIVERIES, Texts.of("problem.deliveries", Reasons.of(e)));
        } finally {
            telling.unlock();
        }
    }
}
