package org.overread.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.overread.core.audit.AuditEvent;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.Outbox;
import org.overread.core.report.OutboxEntry;

/** The outbox in the station's database. */
final class SqliteOutbox implements Outbox {
    private static final String ACTOR = "station";
    private static final String ENTRIES =
            "SELECT entry, report_uid, kind, document_uid, destination, state, attempts, next_attempt, last_error"
                    + " FROM outbox ";

    private final StoreWriter writer;
    private final StoreReader reader;
    private final Clock clock;

    SqliteOutbox(StoreWriter writer, StoreReader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public List<OutboxEntry> entries() {
        return reader.read(sql -> sql.list(ENTRIES + "ORDER BY entry", SqliteOutbox::entry));
    }

    @Override
    public List<OutboxEntry> due(Instant now) {
        return reader.read(sql -> sql.list(
                ENTRIES + "WHERE state = 'PENDING' AND next_attempt <= ? ORDER BY entry",
                SqliteOutbox::entry,
                Sql.nanos(now)));
    }

    @Override
    public Optional<Instant> nextDue(String destination) {
        return reader.read(sql -> sql.first(
                "SELECT next_attempt FROM outbox WHERE state = 'PENDING' AND destination = ?"
                        + " ORDER BY next_attempt LIMIT 1",
                row -> Sql.instant(row.getLong(1)),
                destination));
    }

    @Override
    public FrozenDocument document(OutboxEntry entry) {
        return reader.read(sql -> sql.first(
                        "SELECT kind, document_uid, media_type, bytes, sha256 FROM document"
                                + " WHERE kind = ? AND document_uid = ?",
                        SqliteReportStore::document,
                        entry.kind().name(),
                        entry.documentUid()))
                .orElseThrow(() -> StoreException.corrupt("outbox " + entry.id(), "its document is missing"));
    }

    @Override
    public Optional<OutboxEntry> begin(OutboxEntry entry) {
        return join(writer.submit(tx -> {
            int begun = tx.update(
                    "UPDATE outbox SET attempts = attempts + 1 WHERE entry = ? AND state = 'PENDING'", entry.id());
            if (begun == 0) {
                return Optional.empty();
            }
            Optional<OutboxEntry> now = tx.first(ENTRIES + "WHERE entry = ?", SqliteOutbox::entry, entry.id());
            tx.audit(delivery(tx, now.orElseThrow(), "attempt", Optional.empty()));
            return now;
        }));
    }

    @Override
    public void record(OutboxEntry entry, DeliveryOutcome outcome, Instant nextAttemptAt) {
        join(writer.submit(tx -> {
            int changed = switch (outcome) {
                case DeliveryOutcome.Acknowledged done -> settle(tx, entry, OutboxEntry.State.DELIVERED, null);
                case DeliveryOutcome.Refused refused ->
                    settle(tx, entry, OutboxEntry.State.DEAD_LETTERED, refused.reason());
                case DeliveryOutcome.Retry retry ->
                    tx.update(
                            "UPDATE outbox SET next_attempt = ?, last_error = ?"
                                    + " WHERE entry = ? AND state = 'PENDING'",
                            Sql.nanos(nextAttemptAt),
                            retry.reason(),
                            entry.id());
            };
            if (changed == 1) {
                tx.audit(delivery(tx, entry, word(outcome), reason(outcome)));
            }
            return null;
        }));
    }

    @Override
    public int retryDeadLettered() {
        return join(writer.submit(tx -> {
            List<OutboxEntry> dead = tx.list(ENTRIES + "WHERE state = 'DEAD_LETTERED'", SqliteOutbox::entry);
            for (OutboxEntry entry : dead) {
                tx.update(
                        "UPDATE outbox SET state = 'PENDING', next_attempt = ? WHERE entry = ?",
                        Sql.nanos(clock.instant()),
                        entry.id());
                tx.audit(delivery(tx, entry, "requeued", Optional.empty()));
            }
            return dead.size();
        }));
    }

    /** What an outcome ends; a delivery that another attempt has already confirmed stays one. */
    private static int settle(Transaction tx, OutboxEntry entry, OutboxEntry.State state, String error)
            throws SQLException {
        String from = state == OutboxEntry.State.DELIVERED ? "state <> 'DELIVERED'" : "state = 'PENDING'";
        return tx.update(
                "UPDATE outbox SET state = ?, next_attempt = NULL, last_error = ? WHERE entry = ? AND " + from,
                state.name(),
                error,
                entry.id());
    }

    private AuditEvent delivery(Transaction tx, OutboxEntry entry, String phase, Optional<String> reason)
            throws SQLException {
        Map<String, String> details = new HashMap<>();
        details.put("phase", phase);
        details.put("destination", entry.destination());
        details.put("kind", entry.kind().name());
        details.put("report", entry.reportUid());
        details.put("attempt", Integer.toString(entry.attempts()));
        reason.ifPresent(why -> details.put("reason", why));
        tx.first(
                        "SELECT sha256 FROM document WHERE kind = ? AND document_uid = ?",
                        row -> row.getString(1),
                        entry.kind().name(),
                        entry.documentUid())
                .ifPresent(sha256 -> details.put("sha256", sha256));
        String study = tx.first(
                        "SELECT study_uid FROM report WHERE report_uid = ?", row -> row.getString(1), entry.reportUid())
                .orElse("");
        return new AuditEvent(clock.instant(), AuditEvent.Type.DELIVERY, ACTOR, study, entry.documentUid(), details);
    }

    private static String word(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Acknowledged done -> "acknowledged";
            case DeliveryOutcome.Retry retry -> "retry";
            case DeliveryOutcome.Refused refused -> "refused";
        };
    }

    private static Optional<String> reason(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Acknowledged done -> Optional.empty();
            case DeliveryOutcome.Retry retry -> Optional.of(retry.reason());
            case DeliveryOutcome.Refused refused -> Optional.of(refused.reason());
        };
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        String where = "outbox " + row.getLong(1);
        long nextAttempt = row.getLong(8);
        Optional<Instant> next = row.wasNull() ? Optional.empty() : Optional.of(Sql.instant(nextAttempt));
        return new OutboxEntry(
                row.getLong(1),
                row.getString(2),
                SqliteReportStore.kind(where, row.getString(3)),
                row.getString(4),
                row.getString(5),
                state(where, row.getString(6)),
                row.getInt(7),
                next,
                Optional.ofNullable(row.getString(9)));
    }

    private static OutboxEntry.State state(String where, String name) {
        try {
            return OutboxEntry.State.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw StoreException.corrupt(where, "unknown State");
        }
    }

    /** @throws StoreException where it was not written */
    private static <T> T join(CompletableFuture<T> written) {
        try {
            return written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException cause
                    ? cause
                    : new StoreException(StoreException.Kind.IO, "the outbox cannot be written", e.getCause());
        }
    }
}
