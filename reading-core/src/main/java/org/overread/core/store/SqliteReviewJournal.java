package org.overread.core.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.review.Assessment;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.StepJournal;

/** The steps of reviews in the station's database. */
final class SqliteReviewJournal implements StepJournal<ReviewEntry> {
    private final KeptSteps steps;

    SqliteReviewJournal(StoreWriter writer) {
        this.steps = new KeptSteps(writer);
    }

    @Override
    public CompletableFuture<Void> append(ReviewEntry entry) {
        return steps.append(new Step(
                UUID.randomUUID().toString(),
                entry,
                ReviewJson.write(entry),
                entry.added().map(FindingJson::write)));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return steps.retry();
    }

    private record Step(String key, ReviewEntry entry, String body, Optional<String> added) implements KeptSteps.Step {
        @Override
        public void write(Transaction tx) throws SQLException {
            String study = entry.studyInstanceUid();
            String uid = entry.trackingUid().value();
            if (added.isPresent()) {
                tx.update(
                        "INSERT INTO finding (tracking_uid, study_uid, finding) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        uid,
                        study,
                        added.get());
            }
            int inserted = tx.update(
                    "INSERT INTO assessment_entry (entry_key, study_uid, tracking_uid, body) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (entry_key) DO NOTHING",
                    key,
                    study,
                    uid,
                    body);
            if (inserted == 1) {
                tx.audit(decision());
            }
        }

        private AuditEvent decision() {
            Map<String, String> details = new HashMap<>();
            details.put("cause", entry.cause().name());
            details.put(
                    "decision",
                    entry.assessment().map(Assessment::decision).map(Enum::name).orElse("NOT_ASSESSED"));
            entry.assessment().flatMap(Assessment::reason).ifPresent(reason -> details.put("reason", reason.name()));
            if (entry.added().isPresent()) {
                details.put("adds", "a reader's own finding");
            }
            details.put("idScheme", entry.reader().idScheme());
            return new AuditEvent(
                    entry.at(),
                    AuditEvent.Type.DECISION,
                    entry.reader().id(),
                    entry.studyInstanceUid(),
                    entry.trackingUid().value(),
                    details);
        }
    }
}
