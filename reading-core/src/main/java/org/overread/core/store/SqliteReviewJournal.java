package org.overread.core.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.review.Assessment;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.ReviewJournal;

/**
 * The steps of reviews in the station's database. What could not be written, the disk being full say, is kept and
 * written before the next step.
 */
final class SqliteReviewJournal implements ReviewJournal {
    private final StoreWriter writer;
    /** Steps not known to be on disk, oldest first. Guarded by this. */
    private final Deque<Step> unsaved = new ArrayDeque<>();

    SqliteReviewJournal(StoreWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletableFuture<Void> append(ReviewEntry entry) {
        Step step = new Step(
                UUID.randomUUID().toString(),
                entry,
                ReviewJson.write(entry),
                entry.added().map(FindingJson::write));
        synchronized (this) {
            unsaved.addLast(step);
            return write(Optional.of(step));
        }
    }

    @Override
    public synchronized CompletableFuture<Void> retry() {
        return write(Optional.empty());
    }

    /** Writes what failed before a step, and the step; without a step, all that failed. */
    private CompletableFuture<Void> write(Optional<Step> step) {
        List<Step> written = new ArrayList<>();
        return writer.submit(
                tx -> {
                    written.clear();
                    written.addAll(failedBefore(step));
                    step.ifPresent(written::add);
                    for (Step next : written) {
                        next.write(tx);
                    }
                    return null;
                },
                saved -> settle(step, written, saved));
    }

    private synchronized List<Step> failedBefore(Optional<Step> step) {
        List<Step> failed = new ArrayList<>();
        for (Step earlier : unsaved) {
            if (step.isPresent() && earlier == step.get()) {
                break;
            }
            if (earlier.failed) {
                failed.add(earlier);
            }
        }
        return failed;
    }

    private synchronized void settle(Optional<Step> step, List<Step> written, boolean saved) {
        if (saved) {
            unsaved.removeAll(written);
        } else {
            step.ifPresent(last -> last.failed = true);
        }
    }

    /** One step, ready to be written; writing it twice adds nothing. */
    private static final class Step {
        private final String key;
        private final ReviewEntry entry;
        private final String body;
        private final Optional<String> added;
        /** Guarded by the journal. */
        private boolean failed;

        Step(String key, ReviewEntry entry, String body, Optional<String> added) {
            this.key = key;
            this.entry = entry;
            this.body = body;
            this.added = added;
        }

        void write(Transaction tx) throws SQLException {
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
