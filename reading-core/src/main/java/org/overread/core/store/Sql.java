package org.overread.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection; by one thread at a time. */
final class Sql {
    private final Connection connection;

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row as it comes. */
    @FunctionalInterface
    interface RowVisitor<E extends Exception> {
        void take(ResultSet row) throws SQLException, E;
    }

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Ends a transaction without its changes. On a full disk SQLite has done so by itself: what failed first is what counts. */
    void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself
            return;
        }
    }

    /** One or more statements without parameters. */
    void execute(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    /** How many rows it changed. */
    int update(String statement, Object... parameters) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, parameters)) {
            return prepared.executeUpdate();
        }
    }

    <T> List<T> list(String query, Row<T> row, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        this.<RuntimeException>each(query, result -> rows.add(row.read(result)), parameters);
        return rows;
    }

    <T> Optional<T> first(String query, Row<T> row, Object... parameters) throws SQLException {
        return list(query, row, parameters).stream().findFirst();
    }

    <E extends Exception> void each(String query, RowVisitor<E> visitor, Object... parameters) throws SQLException, E {
        try (PreparedStatement prepared = prepare(query, parameters);
                ResultSet result = prepared.executeQuery()) {
            while (result.next()) {
                visitor.take(result);
            }
        }
    }

    static long nanos(Instant at) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, at);
    }

    static Instant instant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private PreparedStatement prepare(String statement, Object... parameters) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }
}
