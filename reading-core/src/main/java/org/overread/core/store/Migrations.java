package org.overread.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Brings a database to the schema of this version, step by step, each step whole or not at all. */
final class Migrations {
    /** The schema of this version; schema-N.sql leads from N − 1 to N. */
    static final int VERSION = 4;

    private Migrations() {}

    /** 0 for an empty database. */
    static int version(Sql sql) throws SQLException {
        return sql.first("PRAGMA user_version", row -> row.getInt(1)).orElseThrow();
    }

    /** @throws StoreException NEWER_SCHEMA where a later version of the station has been here; nothing is touched then */
    static void apply(Sql sql) throws SQLException {
        int found = version(sql);
        if (found > VERSION) {
            throw new StoreException(
                    StoreException.Kind.NEWER_SCHEMA,
                    "a newer version of Overread has written this data folder (schema " + found + ", this one knows "
                            + VERSION + "): open it with that version");
        }
        for (int next = found + 1; next <= VERSION; next++) {
            step(sql, next);
        }
    }

    private static void step(Sql sql, int version) throws SQLException {
        sql.execute("BEGIN IMMEDIATE");
        try {
            sql.execute(script(version));
            sql.execute("PRAGMA user_version = " + version);
            sql.execute("COMMIT");
        } catch (SQLException e) {
            sql.rollBack();
            throw e;
        }
    }

    private static String script(int version) {
        try (InputStream in = Migrations.class.getResourceAsStream("schema-" + version + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.IO, "the schema of version " + version + " is missing", e);
        }
    }
}
