package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.TrackingUid;
import org.overread.core.kept.Kept;
import org.overread.core.kept.KeptEntry;
import org.overread.core.kept.KeptStore;
import org.overread.core.review.ReviewEntry;

/** The steps with what readers keep of one kind, in the station's database. */
final class SqliteKeptStore<T extends Kept> implements KeptStore<T> {
    private final KeptSteps steps;
    private final StoreReader reader;
    private final KeptKind<T> kind;

    SqliteKeptStore(StoreWriter writer, StoreReader reader, KeptKind<T> kind) {
        this.steps = new KeptSteps(writer);
        this.reader = reader;
        this.kind = kind;
    }

    @Override
    public CompletableFuture<Void> append(KeptEntry<T> entry) {
        String key = UUID.randomUUID().toString();
        String body = body(entry);
        return steps.append(tx -> write(tx, key, entry, body));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return steps.retry();
    }

    @Override
    public List<KeptEntry<T>> entries(String studyInstanceUid) {
        return reader.read(sql -> sql.list(
                "SELECT entry, body FROM " + kind.table() + " WHERE study_uid = ? ORDER BY entry",
                row -> entry(row.getLong(1), row.getString(2)),
                studyInstanceUid));
    }

    /** Writing it twice adds nothing. */
    private void write(Transaction tx, String key, KeptEntry<T> entry, String body) throws SQLException {
        int inserted = tx.update(
                "INSERT INTO " + kind.table() + " (entry_key, study_uid, tracking_uid, body) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (entry_key) DO NOTHING",
                key,
                entry.studyInstanceUid(),
                entry.trackingUid().value(),
                body);
        if (inserted == 1) {
            tx.audit(event(entry));
        }
    }

    private AuditEvent event(KeptEntry<T> entry) {
        Map.Entry<String, String> said = kind.said(entry.after());
        return new AuditEvent(
                entry.at(),
                kind.audited(),
                entry.reader().id(),
                entry.studyInstanceUid(),
                entry.trackingUid().value(),
                Map.of(
                        "cause",
                        entry.cause().name(),
                        said.getKey(),
                        said.getValue(),
                        "idScheme",
                        entry.reader().idScheme()));
    }

    private String body(KeptEntry<T> entry) {
        ObjectNode node = JsonField.object();
        node.put("studyInstanceUid", entry.studyInstanceUid());
        node.put("trackingUid", entry.trackingUid().value());
        node.put("cause", entry.cause().name());
        entry.after().ifPresent(one -> node.set(kind.field(), kind.write(one)));
        node.set("reader", ReviewJson.write(entry.reader()));
        node.put("at", entry.at().toString());
        return node.toString();
    }

    private KeptEntry<T> entry(long number, String text) {
        return JsonField.decode(kind.table() + " " + number, text, entry -> {
            TrackingUid uid = new TrackingUid(entry.field("trackingUid").text());
            return new KeptEntry<>(
                    entry.field("studyInstanceUid").text(),
                    uid,
                    entry.field("cause").oneOf(ReviewEntry.Cause.class),
                    entry.optional(kind.field()).map(one -> kind.read(one, uid)),
                    ReviewJson.readReader(entry.field("reader")),
                    entry.field("at").instant());
        });
    }
}
