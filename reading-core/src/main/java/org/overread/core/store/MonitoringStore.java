package org.overread.core.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.overread.core.audit.AuditEvent;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.MonitoringResults;

/**
 * What silent models gave at this station. Runs write it; those who monitor models read it, each time by name in the audit
 * trail; nothing that readers see reads it (invariant I4).
 */
public final class MonitoringStore implements MonitoringResults {
    private final StoreWriter writer;
    private final StoreReader reader;
    private final Clock clock;
    private volatile Consumer<Throwable> lost = why -> {};

    MonitoringStore(StoreWriter writer, StoreReader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public void keep(InferenceStatus ended) {
        String status = RunJson.write(ended);
        String findings = FindingJson.writeAll(ended.findings());
        CompletableFuture<Void> kept = writer.submit(tx -> {
            tx.update(
                    "INSERT INTO monitored_run (run_uid, study_uid, status, findings) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    ended.runUid(),
                    ended.studyInstanceUid(),
                    status,
                    findings);
            return null;
        });
        kept.whenComplete((done, failure) -> {
            if (failure != null) {
                lost(ended, failure);
            }
        });
    }

    void onLost(Consumer<Throwable> told) {
        lost = told;
    }

    /** Whoever looks at how a model does must know that a run is missing. */
    private void lost(InferenceStatus ended, Throwable why) {
        AuditEvent event = new AuditEvent(
                clock.instant(),
                AuditEvent.Type.MONITORING_LOST,
                ended.model().id() + " " + ended.model().version(),
                ended.studyInstanceUid(),
                ended.runUid(),
                Map.of(
                        "reason",
                        why instanceof StoreException
                                ? why.getMessage()
                                : why.getClass().getSimpleName()));
        writer.submit(tx -> {
            tx.audit(event);
            return null;
        });
        lost.accept(why);
    }

    /** A study's silent runs, oldest first, with what they found; asking is recorded before it is answered. Blocking. */
    public List<InferenceStatus> ofStudy(String studyInstanceUid, String who) {
        AuditEvent asked = new AuditEvent(
                clock.instant(),
                AuditEvent.Type.MONITORING_READ,
                who,
                studyInstanceUid,
                "",
                Map.of("results", "of silent models"));
        writer.submit(tx -> {
                    tx.audit(asked);
                    return null;
                })
                .join();
        return reader.read(sql -> sql.list(
                "SELECT run_uid, status, findings FROM monitored_run WHERE study_uid = ? ORDER BY rowid",
                row -> RunJson.read(
                        row.getString(1),
                        row.getString(2),
                        FindingJson.readAll("monitored run " + row.getString(1), row.getString(3))),
                studyInstanceUid));
    }
}
