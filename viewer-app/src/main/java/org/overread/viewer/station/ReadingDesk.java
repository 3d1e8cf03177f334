package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.report.SigningOutcome;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewState;
import org.overread.core.store.StoreException;
import org.overread.core.study.Study;
import org.overread.findings.panel.Signature;
import org.overread.viewer.reading.OpenStudy;
import org.overread.viewer.reading.ReadingHost;
import org.overread.viewer.reading.ReadingWindow;

/**
 * Joins the reading window and the station: opens studies, starts models, signs, and tells the window how deliveries
 * stand. Everything that waits for disk, network or a model does so on threads of its own.
 */
public final class ReadingDesk implements ReadingHost, AutoCloseable {
    private final ExecutorService work = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("overread-desk-", 0).factory());
    private final CompletableFuture<Station> station;
    private final CompletableFuture<ModelRunner> models;
    private final CompletableFuture<Instant> firstImage = new CompletableFuture<>();
    /** Nothing that the reader waits to see needs the processors any more. */
    private final CompletableFuture<Void> unhurried = new CompletableFuture<>();

    private final ReaderIdentity reader;
    private final AtomicInteger opening = new AtomicInteger();
    private final Optional<String> wantedStudy;
    private volatile Optional<StudySession> session = Optional.empty();
    private final CompletableFuture<ReadingWindow> window = new CompletableFuture<>();
    private volatile List<InferenceRun> running = List.of();
    private volatile CompletableFuture<Void> settled = new CompletableFuture<>();

    /** @param studyInstanceUid which study to open of those found */
    public ReadingDesk(StationOptions options, Optional<String> studyInstanceUid) {
        wantedStudy = studyInstanceUid;
        reader = options.reader();
        // database and AI runtime take a moment to load: they may not compete with the first image
        station = unhurried.thenApplyAsync(now -> open(options), work);
        models = station.thenApplyAsync(opened -> models(options), work);
    }

    /** Joins the window. What is opened before is shown as soon as both are there. */
    public void attach(ReadingWindow attached) {
        window.complete(attached);
        if (opening.get() == 0) {
            unhurried.complete(null);
        }
        station.whenComplete((opened, failure) -> {
            if (failure != null) {
                tell(reading -> reading.problem(Optional.of(reason(failure))));
            } else {
                opened.store().alerts().forEach(alert -> tell(reading -> reading.problem(Optional.of(alert))));
                opened.deliveries().onReceipt(receipt -> work.execute(this::tellDeliveries));
                opened.deliveries().onTrouble(trouble -> tell(reading -> reading.problem(Optional.of(trouble))));
                opened.deliver();
            }
        });
    }

    /** The study on screen; empty while none is. */
    public Optional<StudySession> session() {
        return session;
    }

    /** The station, once it is open. */
    public CompletableFuture<Station> station() {
        return station;
    }

    @Override
    public void open(List<Path> filesAndFolders) {
        int turn = opening.incrementAndGet();
        settled = new CompletableFuture<>();
        work.execute(() -> {
            try {
                read(filesAndFolders, turn);
            } catch (IOException e) {
                fail(turn, OpeningTexts.UNREADABLE, List.of());
            } catch (CompletionException | StoreException e) {
                fail(turn, reason(e), List.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void cancelOpening() {
        opening.incrementAndGet();
        session = Optional.empty();
        running = List.of();
        tell(ReadingWindow::nothingOpen);
    }

    @Override
    public CompletableFuture<Signature> sign(ReviewState confirmed) {
        StudySession signed = session.orElseThrow();
        return CompletableFuture.supplyAsync(() -> signature(signed.sign(confirmed)), work)
                .whenComplete((signature, failure) -> work.execute(this::tellDeliveries));
    }

    @Override
    public void shown(List<TrackingUid> marks, FrameRef frame) {
        session.ifPresent(one -> one.shown(marks));
    }

    @Override
    public void lateResultsTaken(String runUid) {
        session.ifPresent(one ->
                one.runs().stream().filter(run -> run.runUid().equals(runUid)).forEach(one::listed));
        session.ifPresent(one -> one.takeUp(runUid).whenComplete((done, failure) -> {
            if (failure != null) {
                tell(reading -> reading.problem(
                        Optional.of("Taking up the late results could not be recorded: " + reason(failure))));
            }
        }));
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return running.stream()
                .filter(run ->
                        run.status().runUid().equals(runUid) && !run.status().finished())
                .findFirst()
                .map(run -> run::cancel);
    }

    /** Lets go of everything; waits for what is being written. Not on the JavaFX thread. */
    @Override
    public void close() {
        opening.incrementAndGet();
        if (models.isDone() && !models.isCompletedExceptionally()) {
            models.join().close();
        }
        if (!unhurried.isDone()) {
            station.cancel(false);
        }
        station.thenAccept(Station::close).exceptionally(failure -> null).join();
        work.shutdown();
    }

    /** When the first image of the first study opened was on screen; completes then. */
    public CompletableFuture<Instant> firstImage() {
        return firstImage.copy();
    }

    /** Completes when the study last opened is on screen and its model runs have ended, or when it could not be opened. */
    public CompletableFuture<Void> settled() {
        return settled;
    }

    private void tell(Consumer<ReadingWindow> what) {
        window.thenAccept(what);
    }

    // --- opening ----------------------------------------------------------------------------------------------------

    private void read(List<Path> paths, int turn) throws IOException, InterruptedException {
        tell(reading -> reading.loading("Reading " + paths.get(0).getFileName(), OptionalDouble.empty()));
        IngestResult result = new StudyIngest().ingest(paths, (done, total) -> {
            if (turn == opening.get() && done % 50 == 0) {
                tell(reading -> reading.loading(
                        "Reading " + done + " of " + total + " files", OptionalDouble.of((double) done / total)));
            }
        });
        Optional<Study> study = choose(result);
        if (turn != opening.get()) {
            return;
        }
        if (study.isEmpty()) {
            fail(turn, OpeningTexts.nothingFound(paths, result, wantedStudy), result.quarantined());
            return;
        }
        show(study.get(), result, turn);
    }

    private Optional<Study> choose(IngestResult result) {
        return result.studies().stream()
                .filter(study ->
                        wantedStudy.isEmpty() || study.studyInstanceUid().equals(wantedStudy.get()))
                .findFirst();
    }

    private void show(Study study, IngestResult result, int turn) {
        Instant complete = Instant.now();
        FindingReview review = new FindingReview(
                study.studyInstanceUid(), reader, new StationJournal(station), Clock.systemDefaultZone());
        // no decisions until it is known what was decided before
        review.seal();
        ReadingWindow reading = window.join();
        Platform.runLater(() -> {
            if (turn == opening.get()) {
                session = Optional.empty();
                reading.open(new OpenStudy(study, review, result.quarantined()));
                OpeningTexts.otherStudies(result).ifPresent(reading::say);
                reading.viewport().whenPainted().thenRun(() -> {
                    firstImage.complete(Instant.now());
                    unhurried.complete(null);
                });
            }
        });
        takeUp(StudySession.open(station.join(), new OpenedStudy(study, complete, review), Platform::runLater), turn);
    }

    /** The review as it was left, and the runs that are still wanted. */
    private void takeUp(StudySession opened, int turn) {
        ReadingWindow reading = window.join();
        Platform.runLater(() -> {
            if (turn != opening.get()) {
                return;
            }
            opened.restore();
            session = Optional.of(opened);
            opened.runs().forEach(reading::inference);
            work.execute(this::tellDeliveries);
            if (opened.review().state().signed()) {
                settled.complete(null);
            } else {
                models.thenAcceptAsync(runner -> run(opened, runner, turn), Platform::runLater)
                        .exceptionally(failure -> {
                            tell(shown -> shown.problem(
                                    Optional.of("AI is not available, reading goes on: " + reason(failure))));
                            settled.complete(null);
                            return null;
                        });
            }
        });
    }

    private void run(StudySession opened, ModelRunner runner, int turn) {
        if (turn == opening.get()) {
            List<InferenceRun> runs = runner.start(
                    opened.study(),
                    opened.complete(),
                    opened.review().nextNumber(),
                    (model, series) -> !opened.hasResult(model, series),
                    status -> ran(opened, status));
            running = runs;
            CompletableFuture.allOf(runs.stream().map(InferenceRun::ended).toArray(CompletableFuture[]::new))
                    .thenRunAsync(() -> settled.complete(null), Platform::runLater);
        }
    }

    private void ran(StudySession about, InferenceStatus status) {
        about.run(
                status,
                failure -> tell(reading ->
                        reading.problem(Optional.of("An AI run could not be recorded: " + reason(failure)))));
        tell(reading -> reading.inference(status));
        if (status.state() == RunState.FINDINGS) {
            about.listed(status);
        }
    }

    private void fail(int turn, String why, List<Quarantined> unread) {
        if (turn == opening.get()) {
            tell(reading -> reading.failed(why, unread));
            settled.complete(null);
            unhurried.complete(null);
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

    private ModelRunner models(StationOptions options) {
        ModelShelf shelf = ModelShelf.open(ModelShelf.packages(options.models()));
        if (!shelf.refused().isEmpty()) {
            tell(reading -> reading.problem(
                    Optional.of("AI is not available, reading goes on: " + String.join("; ", shelf.refused()))));
        }
        return new ModelRunner(shelf, options.deadline(), Clock.systemUTC());
    }

    /** Tells the window how deliveries stand now. Blocking: reads the store. */
    public void tellDeliveries() {
        session.ifPresent(one -> tell(reading -> reading.deliveries(one.deliveries())));
    }

    private static Signature signature(SigningOutcome outcome) {
        return switch (outcome) {
            case SigningOutcome.Signed signed ->
                new Signature(
                        signed.report().content().reader(),
                        signed.report().content().signedAt());
            case SigningOutcome.AlreadySigned any -> throw new IllegalStateException("this study is signed already");
            case SigningOutcome.BeingSigned any -> throw new IllegalStateException("it is being signed");
            case SigningOutcome.NotSaved refused -> throw new IllegalStateException(refused.why());
            case SigningOutcome.ChangedSinceConfirmed any ->
                throw new IllegalStateException("the findings have changed; look again and confirm");
            case SigningOutcome.DocumentFailed refused ->
                throw new IllegalStateException("a document could not be made: " + refused.why());
        };
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
