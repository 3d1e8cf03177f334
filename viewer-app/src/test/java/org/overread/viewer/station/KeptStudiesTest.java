package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.finding.Finding;
import org.overread.core.inference.RunState;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.example.ExampleStudy;

class KeptStudiesTest {
    private static final String OTHER = "1.2.3.4";

    @TempDir
    private Path folder;

    @Test
    void whatIsOpenOrBegunStaysAndTheRestGoesWhenTheDiskIsFull() throws Exception {
        try (Station station = station();
                StudyLibrary library = new StudyLibrary(station, line -> {})) {
            Path begun = filled(library, ExampleStudy.STUDY_UID);
            Path open = filled(library, OTHER);
            Path finished = filled(library, "1.2.3.5");
            decide(station);

            library.evict(Optional.of(OTHER));

            assertThat(begun).isDirectory();
            assertThat(open).isDirectory();
            assertThat(finished).doesNotExist();

            library.evict(Optional.empty());

            assertThat(begun).isDirectory();
            assertThat(open).doesNotExist();
        }
    }

    private static Path filled(StudyLibrary library, String uid) throws Exception {
        Path study = library.cacheFolder(uid);
        Files.write(study.resolve("image.dcm"), new byte[1000]);
        return study;
    }

    private static void decide(Station station) {
        FindingReview review = new FindingReview(
                ExampleStudy.STUDY_UID,
                station.options().reader(),
                station.store().reviewJournal(),
                station.clock());
        StudySession session = StudySession.open(
                station,
                new OpenedStudy(
                        ExampleStudy.ct(),
                        station.clock().instant(),
                        review,
                        new StudyAnnotations(
                                ExampleStudy.STUDY_UID,
                                station.options().reader(),
                                station.store().annotations(),
                                station.clock())),
                Runnable::run);
        session.restore();
        List<Finding> found = ExampleRun.findings();
        session.run(ExampleRun.status(RunState.FINDINGS, true, found), failure -> {
            throw new AssertionError(failure);
        });
        review.present(found);
        review.accept(found.getFirst().trackingUid());
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (station.store()
                        .findings()
                        .review(ExampleStudy.STUDY_UID)
                        .entries()
                        .isEmpty()
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private Station station() throws SettingsException {
        return Station.open(new StationOptions(
                folder,
                ExampleReport.READER,
                Duration.ofSeconds(10),
                List.of(),
                List.of(),
                new ImageSources(List.of(), 1500)));
    }
}
