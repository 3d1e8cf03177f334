package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunPriority;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.review.StoredReview;
import org.overread.core.store.StoreException;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs models on studies of the worklist that are on this machine and that nobody has begun to read: one after the other,
 * the one that the reader looks at in the list first, and only while nothing on screen needs the engine.
 *
 * <p>Thread: any; the work is done on one of its own.
 */
final class Triage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Triage.class);
    private static final int LOOKED_THROUGH = 200;
    private static final long PATIENCE_SECONDS = 2;

    private final ModelRunner models;
    private final StudyLibrary library;
    private final Station station;
    private final BooleanSupplier atRest;
    private final ExecutorService work;
    private final Set<List<Object>> done = new HashSet<>();
    private final AtomicReference<Optional<WorklistStudy>> likely = new AtomicReference<>(Optional.empty());
    private volatile List<InferenceRun> running = List.of();
    private volatile String current = "";
    private volatile CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    /** @param atRest whether nothing on screen needs the engine */
    Triage(ModelRunner models, StudyLibrary library, Station station, BooleanSupplier atRest) {
        this.models = models;
        this.library = library;
        this.station = station;
        this.atRest = atRest;
        work = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("overread-triage")
                .priority(Thread.MIN_PRIORITY)
                .factory());
    }

    /** There may be something to do: a study has come, or the screen is at rest. */
    void wake() {
        try {
            work.execute(this::work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the station is closing");
        }
    }

    /** The reader looks at this study in the list: it is likely the next that he opens. */
    void likely(WorklistStudy study) {
        likely.set(Optional.of(study).filter(WorklistStudy::local));
        wake();
    }

    /** The reader opens a study: what runs here stops. */
    void giveWay() {
        running.forEach(InferenceRun::cancel);
    }

    /** Waits until what was under way on a study is on disk or given up, so that it is not made twice; not for long. */
    void awaitSettled(String studyInstanceUid) {
        if (!studyInstanceUid.equals(current)) {
            return;
        }
        settled.copy()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void work() {
        try {
            Optional<WorklistStudy> next = next();
            while (next.isPresent()) {
                run(next.get());
                next = next();
            }
        } catch (StoreException e) {
            LOG.warn("models do not run on the worklist for now: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<WorklistStudy> next() {
        if (!atRest.getAsBoolean()) {
            return Optional.empty();
        }
        List<WorklistStudy> candidates = new ArrayList<>();
        likely.get().ifPresent(candidates::add);
        candidates.addAll(library.newest(LOOKED_THROUGH));
        return candidates.stream()
                .filter(study -> !done.contains(key(study)) && !begun(study))
                .findFirst();
    }

    /** A study that has grown is another. */
    private static List<Object> key(WorklistStudy study) {
        return List.of(study.studyInstanceUid(), study.source(), study.images());
    }

    private boolean begun(WorklistStudy study) {
        StoredReview review = station.store().findings().review(study.studyInstanceUid());
        return review.signed() || !review.entries().isEmpty();
    }

    private void run(WorklistStudy line) throws InterruptedException {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        settled = mine;
        current = line.studyInstanceUid();
        try {
            Optional<Study> study = read(line);
            if (study.isEmpty() || run(line, study.get())) {
                done.add(key(line));
            }
        } finally {
            running = List.of();
            current = "";
            library.marks().of(line.studyInstanceUid());
            mine.complete(null);
        }
    }

    /** @return whether it ended by itself */
    private boolean run(WorklistStudy line, Study study) {
        RunPriority priority =
                likely.get().filter(line::equals).isPresent() ? RunPriority.PREFETCHED : RunPriority.TRIAGE;
        EarlierRuns earlier = new EarlierRuns(
                station.store().findings().review(study.studyInstanceUid()).runs(),
                station.options().inference());
        Map<String, InferenceStatus> statuses = new ConcurrentHashMap<>();
        running = models.start(
                new ModelRunner.Wish(study, station.clock().instant(), priority),
                1,
                (detector, input) -> SeriesChoice.eligible(input, detector) && !earlier.hasResult(detector, input),
                status -> {
                    statuses.put(status.runUid(), status);
                    library.marks().set(study.studyInstanceUid(), List.copyOf(statuses.values()));
                });
        if (!atRest.getAsBoolean()) {
            giveWay();
        }
        List<InferenceStatus> ended =
                running.stream().map(run -> run.ended().join()).toList();
        List<InferenceStatus> kept =
                ended.stream().filter(run -> !cancelled(run)).toList();
        kept.forEach(run -> station.store().findings().recordRun(run).join());
        return kept.size() == ended.size();
    }

    private static boolean cancelled(InferenceStatus run) {
        return run.details().failure().filter(FailureCode.CANCELLED::equals).isPresent();
    }

    private static Optional<Study> read(WorklistStudy line) throws InterruptedException {
        Path source = Path.of(line.source());
        try {
            return Files.exists(source)
                    ? new StudyIngest()
                            .ingest(List.of(source), (read, total) -> {}).studies().stream()
                                    .filter(WantedStudy.of(line)::is)
                                    .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        work.shutdownNow();
        giveWay();
    }
}
