package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.overread.core.store.SqliteStudyIndex;
import org.overread.core.study.Patient;
import org.overread.core.worklist.WorklistStudy;

/** Lines for a worklist, of studies whose images are nowhere. */
final class ListedStudies {
    static void put(Path data, List<WorklistStudy> studies) {
        try (SqliteStudyIndex index = SqliteStudyIndex.open(data)) {
            index.put(studies);
        }
    }

    static WorklistStudy line(int number, String name, String source) {
        String date = String.format("20%02d%02d%02d", number % 25, 1 + number % 12, 1 + number % 28);
        return line("2.25.77" + number, number, name, source, "CT", date);
    }

    static WorklistStudy withUid(WorklistStudy line, String uid) {
        int number = Integer.parseInt(line.patient().id().substring(1));
        return line(
                uid,
                number,
                line.patient().name(),
                line.source(),
                "CT",
                line.date().orElseThrow());
    }

    /** @param date as DA writes it */
    static WorklistStudy of(int number, String name, String modality, String date) {
        return line("2.25.77" + number, number, name, "/images/" + number, modality, date);
    }

    private static WorklistStudy line(
            String uid, int number, String name, String source, String modality, String date) {
        return new WorklistStudy(
                uid,
                new Patient(
                        name,
                        String.format("P%06d", number),
                        "",
                        Optional.of("19330501"),
                        Optional.of("F"),
                        Optional.empty()),
                Optional.of(date),
                Optional.of("101500"),
                Optional.of("A" + number),
                "CT CHEST W CONTRAST",
                List.of(modality),
                List.of("CHEST"),
                Optional.empty(),
                2,
                300,
                source,
                true,
                Instant.EPOCH);
    }

    private ListedStudies() {}
}
