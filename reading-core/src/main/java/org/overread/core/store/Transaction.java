package org.overread.core.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.overread.core.audit.AuditEvent;

/** What a piece of work may do while it is being written: all of it becomes durable, or none. */
final class Transaction {
    private final Sql sql;
    private final AuditLedger ledger;

    Transaction(Sql sql, AuditLedger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    int update(String statement, Object... parameters) throws SQLException {
        return sql.update(statement, parameters);
    }

    <T> List<T> list(String query, Sql.Row<T> row, Object... parameters) throws SQLException {
        return sql.list(query, row, parameters);
    }

    <T> Optional<T> first(String query, Sql.Row<T> row, Object... parameters) throws SQLException {
        return sql.first(query, row, parameters);
    }

    void audit(AuditEvent event) throws SQLException {
        ledger.append(sql, event);
    }
}
