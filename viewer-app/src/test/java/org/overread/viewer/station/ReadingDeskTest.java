package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.review.FindingReview;
import org.overread.core.store.StationStore;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;
import org.overread.viewer.theme.Texts;

@Timeout(30)
class ReadingDeskTest {
    @TempDir
    private Path folder;

    @Test
    void signingBeforeTheStudyIsTakenUpIsRefusedInASentence() {
        try (StationStore store = StationStore.open(folder.resolve("other"));
                ReadingDesk desk = desk()) {
            FindingReview review = new FindingReview(
                    ExampleStudy.STUDY_UID, ExampleReport.READER, store.reviewJournal(), Clock.systemUTC());

            assertThatThrownBy(() ->
                            desk.sign(review.state(), List.of(), List.of()).get(5, TimeUnit.SECONDS))
                    .hasRootCauseMessage(Texts.of("sign.notTakenUp"));
        }
    }

    @Test
    void whoCancelsBeforeTheFirstImageStillGetsTheDataFolderAndItsDeliveries() throws Exception {
        try (ReadingDesk desk = desk()) {
            desk.open(List.of(folder));
            desk.cancelOpening();

            assertThat(desk.station().get(20, TimeUnit.SECONDS)).isNotNull();
            desk.settled().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aDeskThatNeverOpenedAnythingCloses() {
        desk().close();
    }

    private ReadingDesk desk() {
        return new ReadingDesk(
                new StationOptions(
                        folder.resolve("data"),
                        ExampleReport.READER,
                        Duration.ofSeconds(10),
                        List.of(),
                        List.of(),
                        ImageSources.DEFAULT),
                Optional.empty());
    }
}
