package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.IngestProgress;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.ingest.ZipUnpacking;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewState;
import org.overread.core.store.StoreException;
import org.overread.core.study.Study;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.WorklistStudy;
import org.overread.findings.panel.Signature;
import org.overread.viewer.reading.OpenStudy;
import org.overread.viewer.reading.ReadingHost;
import org.overread.viewer.reading.ReadingWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the reading window and the station: opens studies, starts models, signs, and tells the window how deliveries
 * stand. Everything that waits for disk, network or a model does so on threads of its own.
 */
public final class ReadingDesk implements ReadingHost, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingDesk.class);
    private static final long SIGNING_SECONDS = 40;

    private final ExecutorService work = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("overread-desk-", 0).factory());
    private final CompletableFuture<Station> station;
    private final CompletableFuture<ModelRunner> models;
    private final CompletableFuture<Instant> firstImage = new CompletableFuture<>();
    /** Nothing that the reader waits to see needs the processors any more. */
    private final CompletableFuture<Void> unhurried = new CompletableFuture<>();

    private final ReaderIdentity reader;
    private final AtomicInteger opening = new AtomicInteger();
    private final ReentrantLock telling = new ReentrantLock();
    private final WantedStudy wantedStudy;
    private final CompletableFuture<StudyLibrary> library;
    private volatile Optional<RemoteOpening> fetching = Optional.empty();
    private volatile Optional<StudySession> session = Optional.empty();
    private final WindowNews window = new WindowNews();
    private volatile List<InferenceRun> running = List.of();
    private volatile CompletableFuture<?> signing = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<Void> settled = new CompletableFuture<>();

    /** @param studyInstanceUid which study to open of those found */
    public ReadingDesk(StationOptions options, Optional<String> studyInstanceUid) {
        wantedStudy = WantedStudy.uid(studyInstanceUid);
        reader = options.reader();
        // database and AI runtime take a moment to load: they may not compete with the first image
        station = unhurried.thenApplyAsync(now -> open(options), work);
        models = station.thenApplyAsync(opened -> models(options), work);
        library = station.thenApplyAsync(this::library, work);
    }

    /** Joins the window. What is opened before is shown as soon as both are there. */
    public void attach(ReadingWindow attached) {
        window.attach(attached);
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
        library.whenComplete((opened, failure) -> {
            if (failure == null) {
                boolean someHere = opened.size() > 0;
                tell(reading -> reading.worklist(opened, someHere));
            } else if (!station.isCompletedExceptionally()) {
                tell(reading -> reading.problem(Optional.of("There is no worklist: " + reason(failure))));
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

    /** The studies that this station knows of. Waits until they can be asked for. */
    StudyLibrary worklist() {
        return library.join();
    }

    @Override
    public void open(List<Path> filesAndFolders) {
        begin(work, turn -> read(filesAndFolders, wantedStudy, turn));
    }

    /** Opens a line of the worklist. */
    private void open(WorklistStudy line) {
        if (line.local()) {
            begin(work, turn -> {
                Path source = Path.of(line.source());
                if (Files.exists(source)) {
                    read(List.of(source), WantedStudy.of(line), turn);
                } else {
                    turn.tell(reading -> leave());
                    turn.fail(OpeningTexts.gone(source), List.of());
                }
            });
        } else {
            begin(command -> Thread.ofVirtual().start(command), turn -> {
                RemoteOpening opened = new RemoteOpening(library.join(), line, work, turn);
                fetching = Optional.of(opened);
                turn.tell(reading -> leave());
                opened.run();
            });
        }
    }

    private interface Opening {
        void run(Turn turn) throws IOException, InterruptedException;
    }

    private void begin(Executor on, Opening what) {
        Turn turn = new Turn(opening.incrementAndGet());
        fetching.ifPresent(RemoteOpening::stop);
        fetching = Optional.empty();
        settled = new CompletableFuture<>();
        on.execute(() -> {
            try {
                what.run(turn);
            } catch (ArchiveException | DicomException e) {
                turn.fail(reason(e), List.of());
            } catch (IOException e) {
                turn.fail(OpeningTexts.UNREADABLE, List.of());
            } catch (CompletionException | StoreException e) {
                turn.fail(reason(e), List.of());
            } catch (RuntimeException | Error e) {
                // without its message, which could name the patient
                LOG.error("opening failed: {} {}", e.getClass().getName(), Arrays.toString(e.getStackTrace()));
                turn.fail(OpeningTexts.unexpected(e), List.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void cancelOpening() {
        if (fetching.filter(RemoteOpening::stop).isPresent()) {
            return;
        }
        opening.incrementAndGet();
        leave();
        tell(ReadingWindow::nothingOpen);
        settled.complete(null);
        unhurried.complete(null);
    }

    @Override
    public CompletableFuture<Signature> sign(ReviewState confirmed, List<Annotation> measured) {
        Optional<StudySession> shown =
                session.filter(one -> one.study().studyInstanceUid().equals(confirmed.studyInstanceUid()));
        if (shown.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(OpeningTexts.NOT_TAKEN_UP));
        }
        StudySession signed = shown.get();
        CompletableFuture<Signature> signature =
                CompletableFuture.supplyAsync(() -> Signatures.of(signed.sign(confirmed, measured)), work);
        signing = signature;
        return signature.whenComplete((done, failure) -> {
            if (failure != null && !isOnScreen(signed)) {
                tell(reading -> reading.problem(
                        Optional.of("The report of the study before was not signed: " + reason(failure))));
            }
            work.execute(this::tellDeliveries);
        });
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
        // a report that is being signed has all it needs; bounded, as the signing itself is
        signing.copy()
                .completeOnTimeout(null, SIGNING_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        if (models.isDone() && !models.isCompletedExceptionally()) {
            models.join().close();
        }
        if (!unhurried.isDone()) {
            station.cancel(false);
        }
        fetching.ifPresent(RemoteOpening::stop);
        library.thenAccept(StudyLibrary::close).exceptionally(failure -> null).join();
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
        window.tell(what);
    }

    /** Tells what is only true while this opening is the latest: asked when it reaches the screen, not when it is sent. */
    private void tell(int turn, Consumer<ReadingWindow> what) {
        tell(reading -> Platform.runLater(() -> {
            if (turn == opening.get()) {
                what.accept(reading);
            }
        }));
    }

    /** Tells of one study, unless another has taken its place by then (invariant I1). */
    private void tell(StudySession about, Consumer<ReadingWindow> what) {
        tell(reading -> Platform.runLater(() -> {
            if (isOnScreen(about)) {
                what.accept(reading);
            }
        }));
    }

    private boolean isOnScreen(StudySession one) {
        return session.filter(now -> now == one).isPresent();
    }

    /** The study on screen gives way: its runs that have not ended may not hold up those of the next. On JavaFX's thread. */
    private void leave() {
        session = Optional.empty();
        running.forEach(InferenceRun::cancel);
        running = List.of();
    }

    // --- opening ----------------------------------------------------------------------------------------------------

    private void read(List<Path> paths, WantedStudy wanted, Turn turn) throws IOException, InterruptedException {
        turn.tell(reading -> {
            leave();
            reading.loading("Reading " + OpeningTexts.name(paths.get(0)), OptionalDouble.empty());
        });
        List<Path> unpacked = unpacked(paths, turn);
        IngestResult result = new StudyIngest().ingest(unpacked, turn.progress("Reading", "files"));
        Optional<Study> study = result.studies().stream().filter(wanted::is).findFirst();
        if (!turn.isCurrent()) {
            return;
        }
        if (study.isEmpty()) {
            turn.fail(
                    wanted.patientId().isPresent()
                            ? OpeningTexts.otherAtSource(paths.get(0))
                            : OpeningTexts.nothingFound(paths, result, wanted.studyInstanceUid()),
                    result.quarantined());
            return;
        }
        turn.show(study.get(), result, false);
        library.thenAcceptAsync(opened -> opened.put(result.studies(), unpacked), work)
                .exceptionally(this::withoutWorklist);
    }

    /** The same paths, with a folder of its files in the place of each zip. */
    private List<Path> unpacked(List<Path> paths, Turn turn) throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            if (ZipUnpacking.isZip(path)) {
                unhurried.complete(null);
                all.add(library.join().unpacked(path, turn.progress("Unpacking", "entries")));
            } else {
                all.add(path);
            }
        }
        return all;
    }

    private Void withoutWorklist(Throwable failure) {
        tell(reading ->
                reading.problem(Optional.of("The study could not be put into the worklist: " + reason(failure))));
        return null;
    }

    /** A turn of this desk. */
    private final class Turn implements OpeningTurn {
        private final int number;

        Turn(int number) {
            this.number = number;
        }

        @Override
        public boolean isCurrent() {
            return number == opening.get();
        }

        @Override
        public void tell(Consumer<ReadingWindow> what) {
            ReadingDesk.this.tell(number, what);
        }

        @Override
        public void fail(String why, List<Quarantined> unread) {
            tell(reading -> {
                leave();
                reading.failed(why, unread);
                settled.complete(null);
            });
            unhurried.complete(null);
        }

        IngestProgress progress(String doing, String things) {
            return (done, total) -> {
                if (isCurrent() && done % 50 == 0) {
                    tell(reading -> reading.loading(
                            doing + " " + done + " of " + total + " " + things,
                            OptionalDouble.of((double) done / total)));
                }
            };
        }

        @Override
        public void showPart(Study study, IngestResult result, boolean grown) {
            onScreen(sealed(study), result, grown);
        }

        @Override
        public void show(Study study, IngestResult result, boolean grown) {
            OpenedStudy opened = sealed(study);
            onScreen(opened, result, grown);
            takeUp(StudySession.open(station.join(), opened, Platform::runLater), number);
        }

        private void onScreen(OpenedStudy opened, IngestResult result, boolean grown) {
            OpenStudy study =
                    new OpenStudy(opened.study(), opened.review(), opened.annotations(), result.quarantined());
            tell(reading -> {
                if (grown) {
                    reading.grown(study);
                } else {
                    reading.open(study);
                    OpeningTexts.otherStudies(result).ifPresent(reading::say);
                }
                reading.viewport().whenPainted().thenRun(() -> {
                    firstImage.complete(Instant.now());
                    unhurried.complete(null);
                });
            });
        }
    }

    /** No decisions until it is known what was decided before. */
    private OpenedStudy sealed(Study study) {
        FindingReview review = new FindingReview(
                study.studyInstanceUid(), reader, new StationJournal(station), Clock.systemDefaultZone());
        review.seal();
        StudyAnnotations annotations = new StudyAnnotations(
                study.studyInstanceUid(), reader, new StationAnnotationJournal(station), Clock.systemDefaultZone());
        annotations.seal();
        return new OpenedStudy(study, Instant.now(), review, annotations);
    }

    /** The review as it was left, and the runs that are still wanted. */
    private void takeUp(StudySession opened, int turn) {
        tell(turn, reading -> {
            opened.restore();
            session = Optional.of(opened);
            opened.runs().forEach(reading::inference);
            work.execute(this::tellDeliveries);
            if (opened.review().state().signed()) {
                settled.complete(null);
            } else {
                settled.thenRunAsync(station.join()::prepareToSign, work);
                models.thenAcceptAsync(runner -> run(opened, runner, turn), Platform::runLater)
                        .exceptionally(failure -> withoutModels(turn, failure));
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

    /** An AI that cannot be started is no reason not to read (invariant I7), but the reader is told (invariant I10). */
    private Void withoutModels(int turn, Throwable failure) {
        tell(turn, reading -> {
            reading.problem(Optional.of("AI is not available, reading goes on: " + reason(failure)));
            settled.complete(null);
        });
        return null;
    }

    private void ran(StudySession about, InferenceStatus status) {
        about.run(
                status,
                failure -> tell(reading ->
                        reading.problem(Optional.of("An AI run could not be recorded: " + reason(failure)))));
        tell(about, reading -> {
            reading.inference(status);
            if (status.state() == RunState.FINDINGS && !about.review().state().signed()) {
                about.listed(status);
            }
        });
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
            return new StudyLibrary(opened, this::open);
        } catch (IOException e) {
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
        // one after the other: what was read first may not reach the screen last
        telling.lock();
        try {
            session.ifPresent(one -> {
                List<OutboxEntry> entries = one.deliveries();
                tell(one, reading -> reading.deliveries(entries));
            });
        } catch (StoreException e) {
            tell(reading -> reading.problem(Optional.of("How deliveries stand cannot be read: " + reason(e))));
        } finally {
            telling.unlock();
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
