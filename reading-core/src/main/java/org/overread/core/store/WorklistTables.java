package org.overread.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.overread.core.worklist.PersonNameOrder;

/** The tables of the worklist's index: made where there are none, and those of before given what has been added since. */
record WorklistTables(Sql sql) {

    void make() throws SQLException {
        sql.execute("BEGIN IMMEDIATE");
        try {
            if (isOlder()) {
                addNameKeys();
            }
            sql.execute(schema());
            sql.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            sql.rollBack();
            throw e;
        }
    }

    private boolean isOlder() throws SQLException {
        boolean begun = sql.first("SELECT 1 FROM sqlite_master WHERE name = 'study'", row -> true)
                .isPresent();
        return begun
                && sql.first("SELECT 1 FROM pragma_table_info('study') WHERE name = 'name_key'", row -> true)
                        .isEmpty();
    }

    private void addNameKeys() throws SQLException {
        sql.execute("ALTER TABLE study ADD COLUMN name_key BLOB NOT NULL DEFAULT x''");
        for (String name : sql.list("SELECT DISTINCT patient_name FROM study", row -> row.getString(1))) {
            sql.update("UPDATE study SET name_key = ? WHERE patient_name = ?", PersonNameOrder.key(name), name);
        }
    }

    private static String schema() {
        try (InputStream in = SqliteStudyIndex.class.getResourceAsStream("worklist.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.IO, "the worklist's schema is missing", e);
        }
    }
}
