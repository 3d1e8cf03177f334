package org.overread.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The one thread that writes: work is done in the order in which it was given, all that waits in one transaction, each
 * piece whole or not at all, and acknowledged when it is on disk. One piece that fails leaves the others untouched.
 */
final class StoreWriter implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 256;

    private final Connection connection;
    private final Sql sql;
    private final AuditLedger ledger;
    private final BlockingQueue<StoreTask<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private boolean closed;

    StoreWriter(Connection connection, AuditLedger ledger) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.ledger = ledger;
        this.thread = Thread.ofPlatform().name("overread-store").daemon().start(this::write);
    }

    <T> CompletableFuture<T> submit(StoreTask.Work<T> work) {
        return submit(work, saved -> {});
    }

    /** @param settled told on the writing thread, before any later work is begun, whether this work is on disk */
    <T> CompletableFuture<T> submit(StoreTask.Work<T> work, Consumer<Boolean> settled) {
        StoreTask<T> task = new StoreTask<>(work, settled);
        synchronized (this) {
            if (closed || !waiting.offer(task)) {
                task.failed(new StoreException(
                        StoreException.Kind.UNAVAILABLE,
                        closed ? "the store is closed" : "the store does not keep up with what is to be written"));
            }
        }
        return task.done();
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        StoreTask<Void> last = new StoreTask<>(tx -> null, saved -> {});
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean interrupted = false;
        while (true) {
            try {
                waiting.put(last);
                thread.join();
                break;
            } catch (InterruptedException e) {
                // what waits must be written first
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        boolean more = true;
        while (more) {
            List<StoreTask<?>> together = next();
            commit(together);
            synchronized (this) {
                more = !(closed && waiting.isEmpty());
            }
        }
        closeConnection();
    }

    private List<StoreTask<?>> next() {
        List<StoreTask<?>> together = new ArrayList<>();
        while (together.isEmpty()) {
            try {
                together.add(waiting.take());
                waiting.drainTo(together, MOST_TOGETHER - 1);
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt the writer; it ends when the store is closed
                continue;
            }
        }
        return together;
    }

    private void commit(List<StoreTask<?>> together) {
        AuditLedger.Place before = ledger.place();
        try {
            sql.execute("BEGIN IMMEDIATE");
            for (StoreTask<?> task : together) {
                attempt(task);
            }
            ledger.sign(sql);
            sql.execute("COMMIT");
        } catch (Throwable e) {
            // whatever it was, nobody may wait for an answer that does not come
            sql.rollBack();
            ledger.backTo(before);
            alone(together, e);
            return;
        }
        together.forEach(StoreTask::saved);
        ledger.committed();
    }

    /** What failed together may do so because of one piece of it: each tries again by itself. */
    private void alone(List<StoreTask<?>> together, Throwable cause) {
        if (together.size() == 1) {
            together.getFirst().failed(failure(cause));
        } else {
            together.stream().filter(StoreTask::open).forEach(task -> commit(List.of(task)));
        }
    }

    private void attempt(StoreTask<?> task) throws SQLException {
        AuditLedger.Place before = ledger.place();
        sql.execute("SAVEPOINT task");
        try {
            task.run(new Transaction(sql, ledger));
            sql.execute("RELEASE task");
        } catch (SQLException | RuntimeException e) {
            undo(e);
            ledger.backTo(before);
            task.failed(failure(e));
        }
    }

    /** Where the whole transaction is gone, not the piece alone, all of it has to be tried again. */
    private void undo(Exception cause) throws SQLException {
        try {
            sql.execute("ROLLBACK TO task");
            sql.execute("RELEASE task");
        } catch (SQLException e) {
            throw cause instanceof SQLException first ? first : e;
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case SQLException e -> StoreException.of(e);
            case RuntimeException e -> e;
            default ->
                new StoreException(
                        StoreException.Kind.IO,
                        "writing failed: " + cause.getClass().getSimpleName(),
                        cause);
        };
    }

    private void closeConnection() {
        try {
            connection.close();
        } catch (SQLException e) {
            // everything acknowledged is on disk; a file that cannot be closed changes nothing about that
            return;
        }
    }
}
