package org.overread.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** Reads what is committed, beside the writer, each question as of one moment. Thread: any; blocking. */
final class StoreReader implements AutoCloseable {
    private final Connection connection;
    private final Sql sql;
    private final ReentrantLock lock = new ReentrantLock();

    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    StoreReader(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    /** @throws StoreException where the answer cannot be read */
    <T> T read(Question<T> question) {
        lock.lock();
        try {
            return snapshot(sql, question);
        } catch (SQLException e) {
            throw StoreException.of(e);
        } finally {
            lock.unlock();
        }
    }

    static <T> T snapshot(Sql sql, Question<T> question) throws SQLException {
        sql.execute("BEGIN");
        try {
            return question.ask(sql);
        } finally {
            sql.rollBack();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of(e);
        } finally {
            lock.unlock();
        }
    }
}
