package org.overread.core.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A piece of work for the writer, and whoever waits for it. */
final class StoreTask<T> {
    private final Work<T> work;
    private final Consumer<Boolean> settled;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private T result;
    private boolean open = true;

    /** What is to be written. It may run twice: it changes nothing but through its transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    StoreTask(Work<T> work, Consumer<Boolean> settled) {
        this.work = work;
        this.settled = settled;
    }

    CompletableFuture<T> done() {
        return done;
    }

    boolean open() {
        return open;
    }

    void run(Transaction transaction) throws SQLException {
        result = work.in(transaction);
    }

    /** It is on disk. Whoever waits goes on in a thread of its own, so that nobody holds up the writer. */
    void saved() {
        if (open) {
            open = false;
            settled.accept(true);
            Thread.startVirtualThread(() -> done.complete(result));
        }
    }

    void failed(RuntimeException cause) {
        if (open) {
            open = false;
            settled.accept(false);
            Thread.startVirtualThread(() -> done.completeExceptionally(cause));
        }
    }
}
