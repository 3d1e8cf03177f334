package org.overread.viewer.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.FindingStore;
import org.overread.core.store.StoreException;

/** Makes runs durable; what could not be written, as on a full disk, is written once there is room. Thread: any. */
final class RunRecording {
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final FindingStore store;
    private final LinkedBlockingQueue<Unrecorded> unrecorded = new LinkedBlockingQueue<>();

    /** A run as it is to be recorded. @param again whether that failed before */
    private record Unrecorded(InferenceStatus status, boolean again, Consumer<Optional<Throwable>> told) {}

    RunRecording(FindingStore store) {
        this.store = store;
    }

    /**
     * Writes a run with its audit record, after those that wait to be written.
     *
     * @param told why it is not, and then, empty, that it is after all
     */
    void record(InferenceStatus status, Consumer<Optional<Throwable>> told) {
        again();
        record(new Unrecorded(status, false, told));
    }

    /** Writes what could not be written before. */
    void again() {
        List<Unrecorded> waiting = new ArrayList<>();
        unrecorded.drainTo(waiting);
        waiting.forEach(run -> record(new Unrecorded(run.status(), true, run.told())));
    }

    private void record(Unrecorded run) {
        store.recordRun(run.status()).whenComplete((done, failure) -> {
            if (failure != null) {
                run.told().accept(Optional.of(failure));
                if (mayPass(failure)) {
                    unrecorded.add(run);
                    AGAIN.execute(this::again);
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
}
