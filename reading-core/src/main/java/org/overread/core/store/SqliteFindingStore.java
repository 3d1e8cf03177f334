package org.overread.core.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.Finding;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RunState;
import org.overread.core.review.FindingStore;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.StoredReview;

/** Runs and findings in the station's database. */
final class SqliteFindingStore implements FindingStore {
    private static final String NEXT_OFFER = "(SELECT COALESCE(MAX(offered), 0) + 1 FROM run)";

    private final StoreWriter writer;
    private final StoreReader reader;
    private final Clock clock;

    SqliteFindingStore(StoreWriter writer, StoreReader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Void> recordRun(InferenceStatus run) {
        InferenceStatus aloud = ResultRelease.aloud(run);
        String status = RunJson.write(aloud);
        List<String> findings =
                aloud.findings().stream().map(FindingJson::write).toList();
        return writer.submit(tx -> {
            if (isNew(tx, aloud)) {
                store(tx, aloud, status);
                store(tx, aloud, findings);
                tx.audit(inference(aloud));
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> takeUp(String runUid, ReaderIdentity by) {
        return writer.submit(tx -> {
            String study = tx.first(
                            "SELECT study_uid FROM run WHERE run_uid = ? AND state <> ?",
                            row -> row.getString(1),
                            runUid,
                            RunState.SILENT.name())
                    .orElseThrow(() -> conflict("no run with results for a reader: " + runUid));
            int changed = tx.update(
                    "UPDATE run SET offered = " + NEXT_OFFER + " WHERE run_uid = ? AND offered IS NULL", runUid);
            if (changed == 1) {
                Map<String, String> details = Map.of("results", "taken up", "idScheme", by.idScheme());
                tx.audit(new AuditEvent(clock.instant(), AuditEvent.Type.EXPOSURE, by.id(), study, runUid, details));
            }
            return null;
        });
    }

    @Override
    public StoredReview review(String study) {
        return reader.read(sql -> new StoredReview(
                study,
                runs(sql, study),
                takenUp(sql, study),
                findings(sql, study),
                entries(sql, study),
                sql.first("SELECT 1 FROM report WHERE study_uid = ?", row -> 1, study)
                        .isPresent()));
    }

    @Override
    public List<String> unread(int most) {
        return reader.read(sql -> sql.list(
                "SELECT study_uid FROM run r WHERE state <> 'SILENT'"
                        + " AND NOT EXISTS (SELECT 1 FROM report p WHERE p.study_uid = r.study_uid)"
                        + " GROUP BY study_uid ORDER BY MAX(r.rowid) DESC LIMIT ?",
                row -> row.getString(1),
                most));
    }

    /** Whether the run stands otherwise than it is known; a run that has ended does not begin again. */
    private static boolean isNew(Transaction tx, InferenceStatus run) throws SQLException {
        record Known(RunState state, boolean finished) {}
        Optional<Known> known = tx.first(
                "SELECT state, finished FROM run WHERE run_uid = ?",
                row -> new Known(RunState.valueOf(row.getString(1)), row.getBoolean(2)),
                run.runUid());
        if (known.isEmpty()) {
            return true;
        }
        if (known.get().state() == RunState.SILENT && run.state() != RunState.SILENT) {
            throw conflict("a silent run stays silent: " + run.runUid());
        }
        boolean ended = known.get().finished();
        return !(ended && !run.finished()) && !known.get().equals(new Known(run.state(), run.finished()));
    }

    private static void store(Transaction tx, InferenceStatus run, String status) throws SQLException {
        tx.update(
                "INSERT INTO run (run_uid, study_uid, state, finished, status) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (run_uid) DO UPDATE SET state = excluded.state, finished = excluded.finished,"
                        + " status = excluded.status",
                run.runUid(),
                run.studyInstanceUid(),
                run.state().name(),
                run.finished(),
                status);
        if (ResultRelease.atOnce(run)) {
            tx.update(
                    "UPDATE run SET offered = " + NEXT_OFFER + " WHERE run_uid = ? AND offered IS NULL", run.runUid());
        }
    }

    private static void store(Transaction tx, InferenceStatus run, List<String> findings) throws SQLException {
        for (int place = 0; place < findings.size(); place++) {
            String uid = run.findings().get(place).trackingUid().value();
            tx.update(
                    "INSERT INTO finding (tracking_uid, study_uid, finding) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    uid,
                    run.studyInstanceUid(),
                    findings.get(place));
            tx.update(
                    "INSERT INTO run_finding (run_uid, tracking_uid, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    run.runUid(),
                    uid,
                    place);
        }
    }

    /** Of a silent run it tells that it ran, and not what it found: the trail can be read by readers (invariant I4). */
    private AuditEvent inference(InferenceStatus run) {
        Map<String, String> details = new HashMap<>();
        details.put("series", run.seriesInstanceUid());
        for (ChannelSeries channel : run.details().beside()) {
            details.merge("seriesBeside", channel.seriesInstanceUid(), (before, next) -> before + " " + next);
        }
        if (!run.details().inputs().isEmpty()) {
            details.put("inputs", run.details().inputs());
        }
        details.put("modelSha256", run.model().sha256());
        details.put("deviceUid", run.model().deviceUid());
        details.put("state", run.state().name());
        details.put("finished", Boolean.toString(run.finished()));
        details.put("phase", run.details().terms().phase().name());
        details.put("readingMode", run.details().terms().mode().name());
        if (!run.provider().isEmpty()) {
            details.put("provider", run.provider());
        }
        details.put("elapsedMs", Long.toString(run.elapsed().toMillis()));
        run.said().ifPresent(reason -> details.put("reason", reason));
        run.details().failure().ifPresent(code -> details.put("failure", code.name()));
        if (run.details().cached()) {
            details.put("result", "of an earlier run on the same images");
        }
        if (!run.details().fallbacks().isEmpty()) {
            details.put("fallback", String.join("; ", run.details().fallbacks()));
        }
        run.details()
                .notKept()
                .ifPresent(why -> details.put("remark", "the result cannot be kept for the next time: " + why));
        if (run.state() != RunState.SILENT && run.finished()) {
            details.put("findings", Integer.toString(run.findings().size()));
            details.put("trackingUids", AuditUids.of(run.findings(), Finding::trackingUid));
        }
        String model = run.model().id() + " " + run.model().version();
        return new AuditEvent(
                clock.instant(), AuditEvent.Type.INFERENCE, model, run.studyInstanceUid(), run.runUid(), details);
    }

    private static List<InferenceStatus> runs(Sql sql, String study) throws SQLException {
        record Row(String runUid, String status, boolean silent) {}
        List<Row> rows = sql.list(
                "SELECT run_uid, status, state FROM run WHERE study_uid = ? ORDER BY rowid",
                row -> new Row(
                        row.getString(1), row.getString(2), row.getString(3).equals(RunState.SILENT.name())),
                study);
        List<InferenceStatus> runs = new ArrayList<>();
        for (Row row : rows) {
            List<Finding> findings = row.silent()
                    ? List.of()
                    : findings(
                            sql,
                            "SELECT f.tracking_uid, f.finding FROM run_finding JOIN finding f USING (tracking_uid)"
                                    + " WHERE run_uid = ? ORDER BY place",
                            row.runUid());
            runs.add(RunJson.read(row.runUid(), row.status(), findings));
        }
        return runs;
    }

    private static Set<String> takenUp(Sql sql, String study) throws SQLException {
        return Set.copyOf(sql.list(
                "SELECT run_uid FROM run WHERE study_uid = ? AND offered IS NOT NULL AND state <> 'SILENT'",
                row -> row.getString(1),
                study));
    }

    /** Those that came before the reader, and those decided on, which must have. */
    private static List<Finding> findings(Sql sql, String study) throws SQLException {
        List<Finding> shown = findings(
                sql,
                "SELECT f.tracking_uid, f.finding FROM run r JOIN run_finding USING (run_uid)"
                        + " JOIN finding f USING (tracking_uid)"
                        + " WHERE r.study_uid = ? AND r.state <> 'SILENT'"
                        + " AND (r.offered IS NOT NULL AND r.state <> 'SUPERSEDED' OR EXISTS"
                        + " (SELECT 1 FROM assessment_entry a WHERE a.tracking_uid = f.tracking_uid))"
                        + " ORDER BY r.offered IS NULL, r.offered, r.rowid, place",
                study);
        return List.copyOf(new LinkedHashSet<>(shown));
    }

    private static List<Finding> findings(Sql sql, String query, String key) throws SQLException {
        return sql.list(query, row -> FindingJson.read(row.getString(1), row.getString(2)), key);
    }

    private static List<ReviewEntry> entries(Sql sql, String study) throws SQLException {
        return sql.list(
                "SELECT a.entry, a.body, f.finding FROM assessment_entry a JOIN finding f USING (tracking_uid)"
                        + " WHERE a.study_uid = ? ORDER BY a.entry",
                row -> ReviewJson.read(row.getLong(1), row.getString(2), row.getString(3)),
                study);
    }

    private static StoreException conflict(String what) {
        return new StoreException(StoreException.Kind.CONFLICT, what);
    }
}
