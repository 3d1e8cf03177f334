package org.overread.core.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.keyimage.KeyImageEntry;
import org.overread.core.keyimage.KeyImageStore;

/** The steps with key images in the station's database. */
final class SqliteKeyImageStore implements KeyImageStore {
    private final KeptSteps steps;
    private final StoreReader reader;

    SqliteKeyImageStore(StoreWriter writer, StoreReader reader) {
        this.steps = new KeptSteps(writer);
        this.reader = reader;
    }

    @Override
    public CompletableFuture<Void> append(KeyImageEntry entry) {
        return steps.append(new Step(UUID.randomUUID().toString(), entry, KeyImageJson.write(entry)));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return steps.retry();
    }

    @Override
    public List<KeyImageEntry> entries(String studyInstanceUid) {
        return reader.read(sql -> sql.list(
                "SELECT entry, body FROM key_image_entry WHERE study_uid = ? ORDER BY entry",
                row -> KeyImageJson.read(row.getLong(1), row.getString(2)),
                studyInstanceUid));
    }

    private record Step(String key, KeyImageEntry entry, String body) implements KeptSteps.Step {
        @Override
        public void write(Transaction tx) throws SQLException {
            int inserted = tx.update(
                    "INSERT INTO key_image_entry (entry_key, study_uid, tracking_uid, body) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (entry_key) DO NOTHING",
                    key,
                    entry.studyInstanceUid(),
                    entry.trackingUid().value(),
                    body);
            if (inserted == 1) {
                tx.audit(new AuditEvent(
                        entry.at(),
                        AuditEvent.Type.KEY_IMAGE,
                        entry.reader().id(),
                        entry.studyInstanceUid(),
                        entry.trackingUid().value(),
                        Map.of(
                                "cause",
                                entry.cause().name(),
                                "marked",
                                Boolean.toString(entry.after().isPresent()),
                                "idScheme",
                                entry.reader().idScheme())));
            }
        }
    }
}
