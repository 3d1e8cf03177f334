package org.overread.core.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Steps on their way to the disk, in their order. What could not be written, the disk being full say, is kept and written before the next one. */
final class KeptSteps {
    private final StoreWriter writer;
    /** Steps not known to be on disk, oldest first. Guarded by this. */
    private final Deque<Kept> unsaved = new ArrayDeque<>();

    /** One step, ready to be written; writing it twice must add nothing. */
    @FunctionalInterface
    interface Step {
        void write(Transaction tx) throws SQLException;
    }

    private static final class Kept {
        private final Step step;
        /** Guarded by the queue. */
        private boolean failed;

        Kept(Step step) {
            this.step = step;
        }
    }

    KeptSteps(StoreWriter writer) {
        this.writer = writer;
    }

    synchronized CompletableFuture<Void> append(Step step) {
        Kept kept = new Kept(step);
        unsaved.addLast(kept);
        return write(Optional.of(kept));
    }

    synchronized CompletableFuture<Void> retry() {
        return write(Optional.empty());
    }

    /** Writes what failed before a step, and the step; without a step, all that failed. */
    private CompletableFuture<Void> write(Optional<Kept> last) {
        List<Kept> written = new ArrayList<>();
        return writer.submit(
                tx -> {
                    written.clear();
                    written.addAll(failedBefore(last));
                    last.ifPresent(written::add);
                    for (Kept next : written) {
                        next.step.write(tx);
                    }
                    return null;
                },
                saved -> settle(last, written, saved));
    }

    private synchronized List<Kept> failedBefore(Optional<Kept> last) {
        List<Kept> failed = new ArrayList<>();
        for (Kept earlier : unsaved) {
            if (last.isPresent() && earlier == last.get()) {
                break;
            }
            if (earlier.failed) {
                failed.add(earlier);
            }
        }
        return failed;
    }

    private synchronized void settle(Optional<Kept> last, List<Kept> written, boolean saved) {
        if (saved) {
            unsaved.removeAll(written);
        } else {
            last.ifPresent(kept -> kept.failed = true);
        }
    }
}
