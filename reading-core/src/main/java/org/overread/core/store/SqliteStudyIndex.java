package org.overread.core.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.overread.core.audit.OwnerOnly;
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
    private static final String SELECT = "SELECT " + StudyRows.COLUMNS + " FROM study WHERE ";

    private final Connection writing;
    private final Sql sql;
    private final StudyRows rows;
    private final StoreReader reader;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteStudyIndex(Connection writing, Connection reading) {
        this.writing = writing;
        this.sql = new Sql(writing);
        this.rows = new StudyRows(sql);
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
            new WorklistTables(sql).make();
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

    @Override
    public void put(Collection<WorklistStudy> studies) {
        write(() -> {
            for (WorklistStudy study : studies) {
                rows.put(study);
            }
        });
    }

    @Override
    public void remove(WorklistStudy study) {
        write(() -> rows.delete(study));
    }

    @Override
    public List<WorklistStudy> search(StudySearch search) {
        StudyQuery query = StudyQuery.of(search);
        return reader.read(read -> {
            boolean few = query.words().isEmpty() || hits(read, query) < StudyQuery.MANY;
            return read.list(
                    query.statement(StudyRows.COLUMNS, few),
                    StudyRows::read,
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
                SELECT + "source = ? OR (source > ? AND source < ?)",
                StudyRows::read,
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
        return reader.read(
                read -> read.list(SELECT + "study_uid = ? ORDER BY id DESC", StudyRows::read, studyInstanceUid));
    }

    @Override
    public List<WorklistStudy> priors(WorklistStudy study) {
        if (study.patient().id().isBlank()) {
            return List.of();
        }
        return reader.read(read -> read.list(
                SELECT + "patient_id = ? AND issuer = ? AND study_uid <> ? ORDER BY id DESC",
                StudyRows::read,
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
        return reader.read(read -> read.first(SELECT + "source = ? ORDER BY id DESC LIMIT 1", StudyRows::read, source));
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
}
