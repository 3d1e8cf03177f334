package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.SampleReview;

class AnnotationStoreTest {
    @TempDir
    private Path folder;

    private static StudyAnnotations drawing(StationStore store, String study) {
        StudyAnnotations drawn =
                new StudyAnnotations(study, SampleReview.READER, store.annotations(), SampleReview.CLOCK);
        drawn.restore(store.annotations().entries(study), Optional.empty());
        return drawn;
    }

    @Test
    void everyShapeComesBackInEveryFieldWhenTheStationIsOpenedAgain() throws Exception {
        List<Annotation> before;
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations drawn = drawing(store, SampleReview.STUDY);
            SampleShapes.ALL.forEach(shape -> drawn.add(SampleShapes.PLACE, shape, "größer als \"zuvor\""));
            drawn.remove(drawn.all().get(1).trackingUid());
            drawn.flush().join();
            before = drawn.all();
        }
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            assertThat(before).hasSize(SampleShapes.ALL.size() - 1);
            assertThat(drawing(store, SampleReview.STUDY).all()).isEqualTo(before);
            assertThat(TrailReading.events(store.audit()))
                    .filteredOn(event -> event.type() == AuditEvent.Type.MEASUREMENT)
                    .hasSize(SampleShapes.ALL.size() + 1)
                    .allMatch(event -> event.studyInstanceUid().equals(SampleReview.STUDY))
                    .noneMatch(event -> event.details().toString().contains("zuvor"));
        }
    }

    @Test
    void annotationsOfAnotherStudyNeverComeBack() {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            drawing(store, SampleReview.STUDY).add(SampleShapes.PLACE, SampleShapes.length(5), "");
            AnnotationPlace elsewhere =
                    new AnnotationPlace("1.2.3.999", "1.2", Optional.empty(), SampleShapes.PLACE.frame());
            StudyAnnotations other = drawing(store, "1.2.3.999");
            other.add(elsewhere, SampleShapes.length(6), "");
            other.flush().join();
            assertThat(drawing(store, SampleReview.STUDY).all())
                    .extracting(Annotation::shape)
                    .containsExactly(SampleShapes.length(5));
            assertThat(drawing(store, "1.2.3.999").all())
                    .extracting(Annotation::shape)
                    .containsExactly(SampleShapes.length(6));
        }
    }

    @Test
    void whatIsWrittenIsNotChanged() throws Exception {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations drawn = drawing(store, SampleReview.STUDY);
            drawn.add(SampleShapes.PLACE, SampleShapes.length(5), "");
            drawn.flush().join();
            assertThat(store.writer().submit(tx -> tx.update("DELETE FROM annotation_entry")))
                    .failsWithin(Duration.ofSeconds(10));
            assertThat(store.annotations().entries(SampleReview.STUDY)).hasSize(1);
        }
    }

    @Test
    void aDataFolderOfTheFirstSchemaIsTakenOver() throws Exception {
        try (Connection connection = new StationDatabase(folder.resolve("station.db")).openForWriting();
                InputStream script = Migrations.class.getResourceAsStream("schema-1.sql")) {
            Sql sql = new Sql(connection);
            String first = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(first).doesNotContain("annotation_entry");
            sql.execute(first);
            sql.execute("PRAGMA user_version = 1");
        }
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyAnnotations drawn = drawing(store, SampleReview.STUDY);
            drawn.add(SampleShapes.PLACE, SampleShapes.length(5), "");
            drawn.flush().join();
            assertThat(store.annotations().entries(SampleReview.STUDY)).hasSize(1);
        }
    }
}
