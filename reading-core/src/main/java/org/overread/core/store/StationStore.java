package org.overread.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditHeadFile;
import org.overread.core.audit.AuditKey;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.audit.AuditVerification;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.inference.MonitoringResults;
import org.overread.core.kept.KeptStore;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.report.Outbox;
import org.overread.core.report.ReportStore;
import org.overread.core.review.FindingStore;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.StepJournal;

/**
 * Everything a station keeps, in one data folder that it alone writes to while this is open.
 *
 * <p>Thread: opening and closing take a moment (SQLite is unpacked, keys are made; what waits is written): not on the
 * JavaFX thread. Then any; what writes returns at once, what reads blocks.
 */
public final class StationStore implements AutoCloseable {
    private final StationFolder folder;
    private final AuditHeadFile headFile;
    private final PublicKey auditKey;
    private final AuditLedger ledger;
    private final Optional<String> alert;
    private final StoreWriter writer;
    private final StoreReader reader;
    private final SqliteReviewJournal journal;
    private final SqliteKeptStore<Annotation> annotations;
    private final SqliteKeptStore<KeyImage> keyImages;
    private final SqliteFindingStore findings;
    private final SqliteReportStore reports;
    private final SqliteOutbox outbox;
    private final SqliteAuditTrail audit;
    private final MonitoringStore monitored;

    private StationStore(StationFolder folder, StationDatabase database, Connection writing, Clock clock)
            throws IOException, SQLException {
        this.folder = folder;
        headFile = new AuditHeadFile(folder.path());
        AuditKey key = AuditKey.openOrCreate(folder.path());
        auditKey = key.publicKey();
        Sql sql = new Sql(writing);
        if (Migrations.version(sql) == 0 && !headFile.exists()) {
            // before the first record, so that a missing head means from then on that someone took it
            headFile.write(key.sign(0, AuditRecord.GENESIS, clock.instant()));
        }
        Migrations.apply(sql);
        AuditOpening opening = new AuditOpening(headFile, auditKey, sql);
        alert = opening.alert();
        ledger = new AuditLedger(key, headFile, clock, opening.last());
        reader = new StoreReader(database.openForReading());
        writer = new StoreWriter(writing, ledger);
        journal = new SqliteReviewJournal(writer);
        annotations = new SqliteKeptStore<>(writer, reader, new StoredAnnotations());
        keyImages = new SqliteKeptStore<>(writer, reader, new StoredKeyImages());
        findings = new SqliteFindingStore(writer, reader, clock);
        reports = new SqliteReportStore(writer, reader);
        outbox = new SqliteOutbox(writer, reader, clock);
        audit = new SqliteAuditTrail(writer, database);
        monitored = new MonitoringStore(writer, reader, clock);
        alert.ifPresent(what -> audit.append(new AuditEvent(
                clock.instant(), AuditEvent.Type.SECURITY_ALERT, "station", "", "", Map.of("trail", what))));
    }

    public static StationStore open(Path dataFolder) {
        return open(dataFolder, Clock.systemUTC());
    }

    /**
     * Opens a data folder, making it where there is none, and brings its schema to this version.
     *
     * @throws StoreException with a message to be shown: in use, not usable, written by a newer version, damaged
     */
    public static StationStore open(Path dataFolder, Clock clock) {
        StationFolder folder = StationFolder.hold(dataFolder);
        try {
            OwnerOnly.file(folder.database());
            StationDatabase database = new StationDatabase(folder.database());
            Connection writing = database.openForWriting();
            try {
                return new StationStore(folder, database, writing, clock);
            } catch (IOException | SQLException | RuntimeException e) {
                writing.close();
                throw e;
            }
        } catch (SQLException e) {
            folder.close();
            throw StoreException.of(e);
        } catch (IOException e) {
            folder.close();
            throw new StoreException(StoreException.Kind.IO, "the data folder cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Verifies the audit trail of a data folder without holding it: a station may have it open at the same time. */
    public static AuditVerdict verifyAudit(Path dataFolder) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        Path database = StationFolder.database(absolute);
        if (!Files.isRegularFile(database)) {
            throw new StoreException(StoreException.Kind.FOLDER_REFUSED, "no station's data folder: " + absolute);
        }
        try {
            return new AuditVerification(AuditKey.publicKey(absolute))
                    .verify(SqliteAuditTrail.archive(new StationDatabase(database)), new AuditHeadFile(absolute).all());
        } catch (IOException e) {
            return new AuditVerdict.Broken(0, AuditVerdict.Fault.UNREADABLE, e.getMessage());
        }
    }

    public StepJournal<ReviewEntry> reviewJournal() {
        return journal;
    }

    public KeptStore<Annotation> annotations() {
        return annotations;
    }

    public KeptStore<KeyImage> keyImages() {
        return keyImages;
    }

    public FindingStore findings() {
        return findings;
    }

    /** Where runs of silent models leave their results. */
    public MonitoringResults monitoring() {
        return monitored;
    }

    /** @param told on the store's thread, of each result of a silent model that could not be kept; not what it was */
    public void onMonitoringLost(Consumer<Throwable> told) {
        monitored.onLost(told);
    }

    /** The same, to be read: for those who monitor models, and nobody else (invariant I4). */
    public MonitoringStore monitored() {
        return monitored;
    }

    public ReportStore reports() {
        return reports;
    }

    public Outbox outbox() {
        return outbox;
    }

    public SqliteAuditTrail audit() {
        return audit;
    }

    /** The public key that the trail's heads are signed with. */
    public PublicKey auditKey() {
        return auditKey;
    }

    /** Verifies the trail as it is now. Blocking. */
    public AuditVerdict verifyAudit() {
        try {
            // the heads first: one written meanwhile would be ahead of what is read
            return new AuditVerification(auditKey).verify(audit, headFile.all());
        } catch (IOException e) {
            return new AuditVerdict.Broken(0, AuditVerdict.Fault.UNREADABLE, e.getMessage());
        }
    }

    /** What the station's owner must be told: lines without patient data; none where all is well. */
    public List<String> alerts() {
        return Stream.of(alert.map(what -> "audit trail: " + what), ledger.trouble())
                .flatMap(Optional::stream)
                .toList();
    }

    /** For tests that need to break what works. */
    StoreWriter writer() {
        return writer;
    }

    /** Writes what waits, then lets go of the data folder. */
    @Override
    public void close() {
        try (folder;
                reader) {
            writer.close();
        }
    }
}
