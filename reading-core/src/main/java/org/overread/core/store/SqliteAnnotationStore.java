package org.overread.core.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.measurement.AnnotationEntry;
import org.overread.core.measurement.AnnotationStore;

/** The steps with annotations in the station's database. */
final class SqliteAnnotationStore implements AnnotationStore {
    private final KeptSteps steps;
    private final StoreReader reader;

    SqliteAnnotationStore(StoreWriter writer, StoreReader reader) {
        this.steps = new KeptSteps(writer);
        this.reader = reader;
    }

    @Override
    public CompletableFuture<Void> append(AnnotationEntry entry) {
        return steps.append(new Step(UUID.randomUUID().toString(), entry, AnnotationJson.write(entry)));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return steps.retry();
    }

    @Override
    public List<AnnotationEntry> entries(String studyInstanceUid) {
        return reader.read(sql -> sql.list(
                "SELECT entry, body FROM annotation_entry WHERE study_uid = ? ORDER BY entry",
                row -> AnnotationJson.read(row.getLong(1), row.getString(2)),
                studyInstanceUid));
    }

    private record Step(String key, AnnotationEntry entry, String body) implements KeptSteps.Step {
        @Override
        public void write(Transaction tx) throws SQLException {
            int inserted = tx.update(
                    "INSERT INTO annotation_entry (entry_key, study_uid, tracking_uid, body) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (entry_key) DO NOTHING",
                    key,
                    entry.studyInstanceUid(),
                    entry.trackingUid().value(),
                    body);
            if (inserted == 1) {
                tx.audit(new AuditEvent(
                        entry.at(),
                        AuditEvent.Type.MEASUREMENT,
                        entry.reader().id(),
                        entry.studyInstanceUid(),
                        entry.trackingUid().value(),
                        Map.of(
                                "cause",
                                entry.cause().name(),
                                "shape",
                                entry.after()
                                        .map(annotation ->
                                                annotation.shape().getClass().getSimpleName())
                                        .orElse("NONE"),
                                "idScheme",
                                entry.reader().idScheme())));
            }
        }
    }
}
