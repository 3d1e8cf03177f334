package org.overread.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDestination;
import org.overread.core.report.ReportStore;
import org.overread.core.report.SignedReport;
import org.overread.core.report.StoredReport;

/** Signed reports, their documents and their way out, in the station's database. */
final class SqliteReportStore implements ReportStore {
    private final StoreWriter writer;
    private final StoreReader reader;

    SqliteReportStore(StoreWriter writer, StoreReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public CompletableFuture<Boolean> signed(
            SignedReport report, List<ReportDestination> destinations, List<InferenceStatus> notShown) {
        ReportContent content = report.content();
        String reportUid = content.ids().reportUid();
        String study = content.study().studyInstanceUid();
        String body = ReportJson.write(content);
        AuditEvent signature = SignatureRecord.of(report, destinations, notShown);
        return writer.submit(tx -> {
            int stored = tx.update(
                    "INSERT INTO report (report_uid, study_uid, report) VALUES (?, ?, ?)"
                            + " ON CONFLICT (study_uid) WHERE predecessor IS NULL DO NOTHING",
                    reportUid,
                    study,
                    body);
            if (stored == 0) {
                return false;
            }
            for (FrozenDocument document : report.documents()) {
                store(tx, reportUid, document);
                send(tx, reportUid, document, destinations, content);
            }
            tx.audit(signature);
            return true;
        });
    }

    @Override
    public Optional<StoredReport> reportOf(String study) {
        return reader.read(sql -> sql.first(
                "SELECT report_uid, report FROM report WHERE study_uid = ? AND predecessor IS NULL",
                row -> ReportJson.read(row.getString(1), row.getString(2)),
                study));
    }

    @Override
    public List<FrozenDocument> documents(String reportUid) {
        return reader.read(sql -> sql.list(
                "SELECT kind, document_uid, media_type, bytes, sha256 FROM document WHERE report_uid = ? ORDER BY rowid",
                SqliteReportStore::document,
                reportUid));
    }

    /** Columns kind, document_uid, media_type, bytes, sha256. */
    static FrozenDocument document(ResultSet row) throws SQLException {
        String uid = row.getString(2);
        return new FrozenDocument(
                kind("document " + uid, row.getString(1)), uid, row.getString(3), row.getBytes(4), row.getString(5));
    }

    static DocumentKind kind(String where, String name) {
        try {
            return DocumentKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw StoreException.corrupt(where, "unknown DocumentKind");
        }
    }

    private static void store(Transaction tx, String reportUid, FrozenDocument document) throws SQLException {
        tx.update(
                "INSERT INTO document (kind, document_uid, report_uid, media_type, bytes, sha256)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                document.kind().name(),
                document.uid(),
                reportUid,
                document.mediaType(),
                document.bytes(),
                document.sha256());
    }

    private static void send(
            Transaction tx,
            String reportUid,
            FrozenDocument document,
            List<ReportDestination> destinations,
            ReportContent content)
            throws SQLException {
        for (ReportDestination destination : destinations) {
            if (destination.kinds().contains(document.kind())) {
                tx.update(
                        "INSERT INTO outbox (report_uid, kind, document_uid, destination, state, next_attempt)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        reportUid,
                        document.kind().name(),
                        document.uid(),
                        destination.name(),
                        OutboxEntry.State.PENDING.name(),
                        Sql.nanos(content.signedAt()));
            }
        }
    }
}
