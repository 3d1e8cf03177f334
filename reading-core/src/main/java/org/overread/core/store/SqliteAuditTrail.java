package org.overread.core.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditArchive;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditTrail;
import org.overread.core.audit.ChainedRecord;
import org.overread.core.audit.SignedHead;

/** The audit trail in the station's database. */
public final class SqliteAuditTrail implements AuditTrail, AuditArchive {
    private final StoreWriter writer;
    private final AuditArchive archive;

    SqliteAuditTrail(StoreWriter writer, StationDatabase database) {
        this.writer = writer;
        this.archive = archive(database);
    }

    @Override
    public CompletableFuture<Void> append(AuditEvent event) {
        return writer.submit(tx -> {
            tx.audit(event);
            return null;
        });
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        archive.visit(visitor);
    }

    /** The trail for reading alone, over a connection of its own, so that a long reading holds nobody up. */
    static AuditArchive archive(StationDatabase database) {
        return visitor -> {
            try (Connection connection = database.openForReading()) {
                Sql sql = new Sql(connection);
                sql.execute("BEGIN");
                sql.<IOException>each(
                        "SELECT record, body, hash FROM audit ORDER BY record",
                        row -> visitor.record(new ChainedRecord(row.getLong(1), row.getString(2), row.getString(3))));
                Optional<String> head = sql.first("SELECT head FROM audit_head", row -> row.getString(1));
                if (head.isPresent()) {
                    visitor.head(SignedHead.parse(head.get()).orElseGet(SignedHead::unsigned));
                }
            } catch (SQLException e) {
                throw new IOException(StoreException.of(e).getMessage(), e);
            }
        };
    }
}
