package org.overread.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overread.core.study.Patient;
import org.overread.core.worklist.PersonNameOrder;
import org.overread.core.worklist.WorklistStudy;

/** How studies stand in the worklist's index: a row each, and the words by which it is found. */
record StudyRows(Sql sql) {
    static final String COLUMNS = "study_uid, patient_name, patient_id, issuer, birth_date, sex, age, study_date,"
            + " study_time, accession, description, modalities, body_parts, referring, series, images, source, local,"
            + " arrived";
    private static final String INSERT = "INSERT INTO study (id, name_key, " + COLUMNS + ") VALUES (?, ?"
            + ", ?".repeat(COLUMNS.split(",").length) + ")";
    private static final String DELIMITER = "\\";

    /** Reads the columns, in their order. */
    static WorklistStudy read(ResultSet row) throws SQLException {
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

    /** Takes the place of the row that the study had, and of when it had arrived. */
    void put(WorklistStudy study) throws SQLException {
        Instant arrived = delete(study).orElse(study.arrived());
        long id = free(StudyKey.first(study.date(), study.time()));
        List<Object> values =
                new ArrayList<>(List.of(id, PersonNameOrder.key(study.patient().name())));
        values.addAll(columns(study, arrived));
        sql.update(INSERT, values.toArray());
        sql.update(
                "INSERT INTO study_text (rowid, name_words, id_words, accession_words, description_words,"
                        + " modality_words, part_words)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                study.patient().name(),
                study.patient().id(),
                study.accessionNumber().orElse(""),
                study.description(),
                String.join(DELIMITER, study.modalities()),
                String.join(DELIMITER, study.bodyParts()));
    }

    /** When the study had arrived; empty where it was not known. */
    Optional<Instant> delete(WorklistStudy study) throws SQLException {
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

    /** The next key of a second that no row has. */
    private long free(long first) throws SQLException {
        return sql.first(
                        "SELECT max(id) FROM study WHERE id BETWEEN ? AND ?",
                        row -> row.getObject(1) == null ? first : row.getLong(1) + 1,
                        first,
                        first + StudyKey.A_SECOND - 1)
                .orElse(first);
    }

    private static List<Object> columns(WorklistStudy study, Instant arrived) {
        Patient patient = study.patient();
        return Arrays.asList(
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
                String.join(DELIMITER, study.modalities()),
                String.join(DELIMITER, study.bodyParts()),
                study.referringPhysician().orElse(null),
                study.series(),
                study.images(),
                study.source(),
                study.local() ? 1 : 0,
                Sql.nanos(arrived));
    }

    private static List<String> values(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\\\"));
    }
}
