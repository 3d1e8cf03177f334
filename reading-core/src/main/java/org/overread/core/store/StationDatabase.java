package org.overread.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Connections to a station's database. The first one of a process unpacks SQLite: not on the JavaFX thread. */
final class StationDatabase {
    private static final int BUSY_MILLIS = 5_000;
    private static final int NONE_OF_SQLITE = 0;
    /** More than the library has. */
    private static final long LIBRARY_BYTES = 4 << 20;

    private static final int LARGEST_IDLE_WAL_BYTES = 64 << 20;

    private final SQLiteDataSource writing;
    private final SQLiteDataSource reading;

    StationDatabase(Path file) {
        SQLiteConfig writer = config();
        // every commit is on disk before it is acknowledged
        writer.setJournalMode(JournalMode.WAL);
        writer.setSynchronous(SynchronousMode.FULL);
        writer.setJournalSizeLimit(LARGEST_IDLE_WAL_BYTES);
        writer.setTransactionMode(TransactionMode.IMMEDIATE);
        writing = source(file, writer);
        reading = source(file, config());
    }

    Connection openForWriting() throws SQLException {
        return open(writing);
    }

    Connection openForReading() throws SQLException {
        Connection connection = open(reading);
        new Sql(connection).execute("PRAGMA query_only = true");
        return connection;
    }

    /** SQLite's library is unpacked into the temporary folder; without it nothing is known of the database. */
    private static Connection open(SQLiteDataSource source) throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() == NONE_OF_SQLITE && NoRoomException.temporaryFolderHasLessThan(LIBRARY_BYTES)) {
                throw new StoreException(
                        StoreException.Kind.DISK_FULL,
                        "the database cannot be opened: the temporary folder has no room for its library",
                        e);
            }
            throw e;
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
