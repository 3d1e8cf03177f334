package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.finding.Finding;
import org.overread.core.inference.RunState;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.FindingReview;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.example.ExampleStudy;
import org.overread.viewer.endtoend.ExampleReading;

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

    @Test
    void imagesStayUntilTheirReportIsEverywhere() throws Exception {
        try (Station station = station(
                        new Destination("PACS", URI.create("http://127.0.0.1:9/studies"), Credentials.NONE, false));
                StudyLibrary library = new StudyLibrary(station, line -> {})) {
            Path signed = filled(library, ExampleStudy.STUDY_UID);
            Path other = filled(library, OTHER);
            ExampleReading.sign(station);
            assertThat(station.store().outbox().entries()).isNotEmpty();

            library.evict(Optional.empty());

            assertThat(signed).isDirectory();
            assertThat(other).doesNotExist();

            Path another = filled(library, "1.2.3.5");
            deliver(station);
            library.evict(Optional.of("1.2.3.5"));

            assertThat(signed).doesNotExist();
            assertThat(another).isDirectory();
        }
    }

    private static void deliver(Station station) {
        for (OutboxEntry entry : station.store().outbox().entries()) {
            station.store()
                    .outbox()
                    .record(
                            entry,
                            new DeliveryOutcome.Acknowledged(),
                            station.clock().instant());
        }
    }

    private static Path filled(StudyLibrary library, String uid) throws Exception {
        Path study = library.cacheFolder(uid);
        Files.write(study.resolve("image.dcm"), new byte[1000]);
        return study;
    }

    private static void decide(Station station) {
        StudySession session = ExampleReading.open(station);
        FindingReview review = session.review();
        List<Finding> found = ExampleRun.findings();
        session.runs().note(ExampleRun.status(RunState.FINDINGS, true, found), failure -> {
            throw new AssertionError(failure.orElseThrow());
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

    private Station station(Destination... destinations) throws SettingsException {
        return Station.open(new StationOptions(
                folder,
                ExampleReport.READER,
                Duration.ofSeconds(10),
                List.of(),
                List.of(destinations),
                new ImageSources(List.of(), 1500)));
    }
}
