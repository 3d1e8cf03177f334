package org.overread.viewer.station;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.overread.core.inference.BackgroundThread;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.theme.Texts;

/**
 * Starts what a station consists of, behind the first image: database, AI runtime and worklist take a moment to load and may
 * not compete with it. Thread: any.
 */
final class StationParts implements AutoCloseable {
    private final WindowNews window;
    private final FirstImage first;
    private final Supplier<StudyOpenings> openings;
    private final Executor work;
    private final CompletableFuture<Station> station;
    private final CompletableFuture<ModelRunner> models;
    private final CompletableFuture<StudyLibrary> library;
    private final CompletableFuture<Optional<Triage>> triage;

    /** @param openings known once the parts are started */
    StationParts(
            StationOptions options,
            WindowNews window,
            FirstImage first,
            Supplier<StudyOpenings> openings,
            Executor work) {
        this.window = window;
        this.first = first;
        this.openings = openings;
        this.work = work;
        station = first.unhurried().thenApplyAsync(now -> open(options), work);
        models = station.thenApplyAsync(this::models, opening -> BackgroundThread.start("overread-models", opening));
        library = station.thenApplyAsync(this::library, work);
        triage = models.thenCombine(library, this::triage);
    }

    CompletableFuture<Station> station() {
        return station;
    }

    CompletableFuture<ModelRunner> models() {
        return models;
    }

    CompletableFuture<StudyLibrary> library() {
        return library;
    }

    /** Completes when nothing is still starting. */
    CompletableFuture<Void> running() {
        return CompletableFuture.allOf(station, models, library, triage);
    }

    /** On what runs by itself; nothing where the site does not have it, or not yet. */
    void ifTriage(Consumer<Triage> what) {
        if (hasCome(triage)) {
            triage.join().ifPresent(what);
        }
    }

    /** Another study comes: what runs by itself rests until that has settled. */
    void giveWay() {
        ifTriage(Triage::giveWay);
        openings.get().settled().thenRunAsync(() -> ifTriage(Triage::wake), work);
    }

    private boolean atRest() {
        return openings.get().isIdle() || openings.get().settled().isDone();
    }

    /** Between which scores a reader may choose what of a model is shown; none before there are models. */
    List<OperatingRange> operatingRanges(ModelIdentity model) {
        return hasCome(models) ? models.join().operatingRanges(model) : List.of();
    }

    /** Lets go of all of them, as far as they have come. Blocking. */
    @Override
    public void close() {
        ifTriage(Triage::close);
        if (hasCome(models)) {
            models.join().close();
        }
        if (!first.unhurried().isDone()) {
            station.cancel(false);
        }
        library.thenAccept(StudyLibrary::close).exceptionally(failure -> null).join();
        station.thenAccept(Station::close).exceptionally(failure -> null).join();
    }

    private static boolean hasCome(CompletableFuture<?> part) {
        return part.isDone() && !part.isCompletedExceptionally();
    }

    private static Station open(StationOptions options) {
        try {
            return Station.open(options);
        } catch (SettingsException e) {
            throw new CompletionException(e);
        }
    }

    private StudyLibrary library(Station opened) {
        try {
            return new StudyLibrary(opened, line -> openings.get().open(line));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private Optional<Triage> triage(ModelRunner runner, StudyLibrary studies) {
        Station opened = station.join();
        if (!opened.options().inference().triage()) {
            return Optional.empty();
        }
        Triage made = new Triage(runner, studies, opened, this::atRest);
        studies.follow(made::likely, made::wake);
        made.wake();
        return Optional.of(made);
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
}
