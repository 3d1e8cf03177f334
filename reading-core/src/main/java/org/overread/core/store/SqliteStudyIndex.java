package org.overread.core.store;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.study.Patient;
import org.overread.core.worklist.StudyIndex;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;

/**
 * The worklist's index, in a database of its own: what it holds can be read anew from the images, so that a damaged one is
 * put aside and a new one begun, and filling it never delays a decision on its way to the disk.
 *
 * <p>A row's key begins with its study's date and time: the newest of whatever is found come first without sorting.
 */
public final class SqliteStudyIndex implements StudyIndex, AutoCloseable {
    private static final String FILE = "worklist.db";
    private static final String COLUMNS =
            "study_uid, patient_name, patient_id, issuer, birth_date, sex, age, study_date,"
                    + " study_time, accession, description, modalities, body_parts, referring, series, images, source, local,"
                    + " arrived";

    private final Connection writing;
    private final Sql sql;
    private final StoreReader reader;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteStudyIndex(Connection writing, Connection reading) {
        this.writing = writing;
        this.sql = new Sql(writing);
        this.reader = new StoreReader(reading);
    }

    /**
     * Opens the index of a data folder, or begins one.
     *
     * @throws StoreException where the folder does not allow it
     */
    public static SqliteStudyIndex open(Path dataFolder) {
        Path file = dataFolder.toAbsolutePath().normalize().resolve(FILE);
        try {
            OwnerOnly.file(file);
            try {
                return opened(file);
            } catch (SQLException e) {
                if (StoreException.of(e).kind() != StoreException.Kind.CORRUPT) {
                    throw e;
                }
                putAside(file);
                OwnerOnly.file(file);
                return opened(file);
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.IO, "the worklist's index cannot be opened", e);
        }
    }

    private static SqliteStudyIndex opened(Path file) throws SQLException {
        StationDatabase database = new StationDatabase(file);
        Connection writing = database.openForWriting();
        try {
            Sql sql = new Sql(writing);
            sql.execute("PRAGMA synchronous = NORMAL");
            sql.execute(schema());
            return new SqliteStudyIndex(writing, database.openForReading());
        } catch (SQLException | RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    private static void putAside(Path damaged) throws IOException {
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(damaged.resolveSibling(FILE + suffix));
        }
        Path aside = damaged.resolveSibling(FILE + ".damaged");
        Files.deleteIfExists(aside);
        Files.move(damaged, aside);
    }

    private static String schema() {
        try (InputStream in = SqliteStudyIndex.class.getResourceAsStream("worklist.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.IO, "the worklist's schema is missing", e);
        }
    }

    @Override
    public void put(Collection<WorklistStudy> studies) {
        write(() -> {
            for (WorklistStudy study : studies) {
                Optional<Instant> known = delete(study);
                insert(study, known.orElse(study.arrived()));
            }
        });
    }

    @Override
    public void remove(WorklistStudy study) {
        write(() -> delete(study));
    }

    @Override
    public List<WorklistStudy> search(StudySearch search) {
        StudyQuery query = StudyQuery.of(search);
        return reader.read(read -> {
            boolean few = query.words().isEmpty() || hits(read, query) < StudyQuery.MANY;
            return read.list(
                    query.statement(COLUMNS, few),
                    SqliteStudyIndex::study,
                    query.parameters().toArray());
        });
    }

    @Override
    public long count(StudySearch search) {
        StudyQuery query = StudyQuery.of(search);
        return reader.read(read -> read.first(
                        query.count(), row -> row.getLong(1), query.criteria().toArray())
                .orElseThrow());
    }

    @Override
    public List<WorklistStudy> within(String folder) {
        String separator = File.separator;
        return reader.read(read -> read.list(
                "SELECT " + COLUMNS + " FROM study WHERE source = ? OR (source > ? AND source < ?)",
                SqliteStudyIndex::study,
                folder,
                folder + separator,
                folder + (char) (separator.charAt(0) + 1)));
    }

    /** How many rows the words alone match, counted no further than is needed to choose a way of searching. */
    private static int hits(Sql read, StudyQuery query) throws SQLException {
        return read.first(
                        "SELECT count(*) FROM (SELECT 1 FROM study_text WHERE study_text MATCH ? LIMIT "
                                + StudyQuery.MANY + ")",
                        row -> row.getInt(1),
                        query.words())
                .orElseThrow();
    }

    @Override
    public List<WorklistStudy> studies(String studyInstanceUid) {
        return reader.read(read -> read.list(
                "SELECT " + COLUMNS + " FROM study WHERE study_uid = ? ORDER BY id DESC",
                SqliteStudyIndex::study,
                studyInstanceUid));
    }

    @Override
    public List<WorklistStudy> priors(WorklistStudy study) {
        if (study.patient().id().isBlank()) {
            return List.of();
        }
        return reader.read(read -> read.list(
                "SELECT " + COLUMNS
                        + " FROM study WHERE patient_id = ? AND issuer = ? AND study_uid <> ? ORDER BY id DESC",
                SqliteStudyIndex::study,
                study.patient().id(),
                study.patient().issuerOfId(),
                study.studyInstanceUid()));
    }

    @Override
    public long size() {
        return reader.read(read ->
                read.first("SELECT count(*) FROM study", row -> row.getLong(1)).orElseThrow());
    }

    @Override
    public Optional<WorklistStudy> fromSource(String source) {
        return reader.read(read -> read.first(
                "SELECT " + COLUMNS + " FROM study WHERE source = ? ORDER BY id DESC LIMIT 1",
                SqliteStudyIndex::study,
                source));
    }

    @Override
    public void close() {
        reader.close();
        lock.lock();
        try {
            writing.close();
        } catch (SQLException e) {
            throw StoreException.of(e);
        } finally {
            lock.unlock();
        }
    }

    // --- writing ----------------------------------------------------------------------------------------------------

    private interface Work {
        void run() throws SQLException;
    }

    private void write(Work work) {
        lock.lock();
        try {
            sql.execute("BEGIN IMMEDIATE");
            try {
                work.run();
                sql.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                sql.rollBack();
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.of(e);
        } finally {
            lock.unlock();
        }
    }

    /** When the study had arrived; empty where it was not known. */
    private Optional<Instant> delete(WorklistStudy study) throws SQLException {
        Optional<long[]> known = sql.first(
                "SELECT id, arrived FROM study WHERE study_uid = ? AND patient_id = ? AND issuer = ?",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                study.studyInstanceUid(),
                study.patient().id(),
                study.patient().issuerOfId());
        if (known.isPresent()) {
            sql.update("DELETE FROM study WHERE id = ?", known.get()[0]);
            sql.update("DELETE FROM study_text WHERE rowid = ?", known.get()[0]);
        }
        return known.map(row -> Sql.instant(row[1]));
    }

    private void insert(WorklistStudy study, Instant arrived) throws SQLException {
        long first = StudyKey.first(study.date(), study.time());
        long id = sql.first(
                        "SELECT max(id) FROM study WHERE id BETWEEN ? AND ?",
                        row -> row.getObject(1) == null ? first : row.getLong(1) + 1,
                        first,
                        first + StudyKey.A_SECOND - 1)
                .orElse(first);
        Patient patient = study.patient();
        String modalities = String.join("\\", study.modalities());
        String parts = String.join("\\", study.bodyParts());
        sql.update(
                "INSERT INTO study (id, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                study.studyInstanceUid(),
                patient.name(),
                patient.id(),
                patient.issuerOfId(),
                patient.birthDate().orElse(null),
                patient.sex().orElse(null),
                patient.age().orElse(null),
                study.date().orElse(null),
                study.time().orElse(null),
                study.accessionNumber().orElse(null),
                study.description(),
                modalities,
                parts,
                study.referringPhysician().orElse(null),
                study.series(),
                study.images(),
                study.source(),
                study.local() ? 1 : 0,
                Sql.nanos(arrived));
        sql.update(
                "INSERT INTO study_text (rowid, name_words, id_words, accession_words, description_words,"
                        + " modality_words, part_words)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                patient.name(),
                patient.id(),
                study.accessionNumber().orElse(""),
                study.description(),
                modalities,
                parts);
    }

    private static WorklistStudy study(ResultSet row) throws SQLException {
        return new WorklistStudy(
                row.getString(1),
                new Patient(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6)),
                        Optional.ofNullable(row.getString(7))),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)),
                row.getString(11),
                values(row.getString(12)),
                values(row.getString(13)),
                Optional.ofNullable(row.getString(14)),
                row.getInt(15),
                row.getInt(16),
                row.getString(17),
                row.getInt(18) == 1,
                Sql.instant(row.getLong(19)));
    }

    private static List<String> values(String joined) {
        return joined.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(joined.split("\\\\")));
    }
}
