package org.overread.viewer.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.image.FrameRef;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.SigningOutcome;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;
import org.overread.viewer.cli.CommandRun;
import org.overread.viewer.station.Station;
import org.overread.viewer.station.StudySession;

/** Risk: marked frames that are not sent, or another reader's marks sent under the signing reader's name. */
class SignedKeyImagesTest {
    private static final ReaderIdentity SECOND_READER = new ReaderIdentity("BRAUN^JAN", "Clinic", "jbraun", "L");

    @TempDir
    private Path folder;

    private static StudyKeyImages marking(Station station, ReaderIdentity reader) {
        StudyKeyImages marked = new StudyKeyImages(
                ExampleStudy.STUDY_UID, reader, station.store().keyImages(), station.clock());
        marked.restore(station.store().keyImages().entries(ExampleStudy.STUDY_UID), Optional.empty());
        return marked;
    }

    private static AnnotationPlace slice(int number) {
        Study study = ExampleStudy.ct();
        return new AnnotationPlace(
                study.studyInstanceUid(),
                study.series().getFirst().seriesInstanceUid(),
                Optional.empty(),
                new FrameRef(study.series().getFirst().instances().get(number).sopInstanceUid(), 1));
    }

    @Test
    void theSigningReadersMarksLeaveAsOneSelectionThatIsReadBack() throws Exception {
        Path data = folder.resolve("data");
        ExampleReading.settings(data, "http://localhost:9/studies");
        try (Station station = ExampleReading.station(data)) {
            StudyKeyImages others = marking(station, SECOND_READER);
            others.toggle(slice(0));
            others.flush().join();
            StudyKeyImages own = marking(station, ExampleReport.READER);
            own.toggle(slice(2));
            own.toggle(slice(4));
            own.flush().join();
            FrozenDocument selection = signed(station, own.own());
            assertThat(station.store().outbox().entries())
                    .extracting(OutboxEntry::kind, OutboxEntry::destination)
                    .as("sent as the SR is")
                    .contains(tuple(DocumentKind.KOS, "PACS"));
            JsonNode shown = CommandRun.of("show", Files.write(folder.resolve("kos.dcm"), selection.bytes()), "--json")
                    .assertDone()
                    .json()
                    .path("objects")
                    .path(0);
            assertThat(shown.path("kind").asText()).isEqualTo("keyObjects");
            assertThat(shown.path("title").path("meaning").asText()).isEqualTo("Of Interest");
            assertThat(shown.path("objects").findValuesAsText("sopInstanceUid"))
                    .containsExactly(
                            slice(2).frame().sopInstanceUid(), slice(4).frame().sopInstanceUid());
            assertThat(shown.path("observers").toString())
                    .contains(ExampleReport.READER.personName())
                    .doesNotContain("BRAUN");
        }
    }

    private static FrozenDocument signed(Station station, List<KeyImage> confirmed) {
        StudySession session = ExampleReading.open(station);
        SigningOutcome outcome = session.sign(session.review().state(), List.of(), confirmed);
        assertThat(outcome).isInstanceOf(SigningOutcome.Signed.class);
        List<FrozenDocument> documents =
                ((SigningOutcome.Signed) outcome).report().documents();
        return documents.stream()
                .filter(document -> document.kind() == DocumentKind.KOS)
                .findFirst()
                .orElseThrow();
    }
}
