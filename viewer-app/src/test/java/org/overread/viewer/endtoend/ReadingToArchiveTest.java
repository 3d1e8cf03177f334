package org.overread.viewer.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;
import org.overread.reporting.peer.OrthancServer;
import org.overread.viewer.reading.VirtualScreen;
import org.overread.viewer.station.Destination;
import org.overread.viewer.station.ReadingStation;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StudySession;

/** The main job with a real window, a real keyboard and a real PACS: what a reader decides is what arrives. */
@ExtendWith(VirtualScreen.class)
class ReadingToArchiveTest {
    private static final ReaderIdentity READER = new ReaderIdentity("DOE^JANE", "General Hospital", "jdoe", "99TEST");
    private static final Path MODEL = Path.of("..", "ai-overlay-plugin", "target", "models", "lung-nodule-reference");

    @TempDir
    private Path folder;

    private Robot robot;
    private ReadingStation station;

    @Test
    void whatTheReaderDecidesByKeyIsWhatArrivesInTheArchive() throws Exception {
        Assumptions.assumeTrue(OrthancServer.installed(), "needs Orthanc with DICOMweb");
        try (OrthancServer pacs = new OrthancServer(Files.createDirectory(folder.resolve("orthanc")))) {
            station = ReadingStation.start(
                    options(pacs.studiesUrl()), List.of(PhantomStudy.folder()), Optional.empty(), false);
            robot = VirtualScreen.onScreen(() -> {
                station.window().stage().toFront();
                station.window().stage().requestFocus();
                return new Robot();
            });
            try {
                StudySession session = read();
                checkArrived(pacs, session);
            } finally {
                // the toolkit is shared with other tests, so window and desk are closed and not the station
                station.window().close();
                station.desk().close();
            }
        }
    }

    private StudySession read() throws Exception {
        station.desk().settled().get(120, TimeUnit.SECONDS);
        waitUntil(() -> station.window().findings().rows().size() > 3);
        StudySession session = station.desk().session().orElseThrow();
        press(KeyCode.D);
        press(KeyCode.A);
        press(KeyCode.E);
        press(KeyCode.DIGIT9);
        press(KeyCode.ENTER);
        press(KeyCode.X);
        press(KeyCode.DIGIT2);
        press(KeyCode.CONTROL, KeyCode.ENTER);
        press(KeyCode.CONTROL, KeyCode.ENTER);
        waitUntil(() -> session.review().state().signed());
        waitUntil(() -> session.deliveries().stream().allMatch(e -> e.state() == OutboxEntry.State.DELIVERED));
        return session;
    }

    private void checkArrived(OrthancServer pacs, StudySession session) throws Exception {
        ReviewState review = VirtualScreen.onScreen(() -> session.review().state());
        List<ReviewedFinding> findings = review.findings();
        assertThat(findings.get(0).decision()).hasValue(AssessmentDecision.ACCEPTED);
        assertThat(findings.get(1).decision()).hasValue(AssessmentDecision.MODIFIED);
        assertThat(findings.get(1).claim().measurements().getFirst().value()).isEqualTo(9);
        assertThat(findings.get(2).decision()).hasValue(AssessmentDecision.REJECTED);
        List<FrozenDocument> documents = station.desk()
                .station()
                .join()
                .store()
                .reports()
                .documents(session.report().orElseThrow().ids().reportUid());
        assertThat(documents)
                .extracting(FrozenDocument::kind)
                .contains(DocumentKind.SR, DocumentKind.SEG, DocumentKind.FHIR, DocumentKind.ORU);
        for (FrozenDocument document : documents) {
            if (document.kind() == DocumentKind.SR || document.kind() == DocumentKind.SEG) {
                assertThat(pacs.file(document.uid())).isEqualTo(document.bytes());
            }
        }
        checkStated(findings, sr(documents));
    }

    /** The SR names accepted and modified findings, and neither the rejected nor the unassessed ones. */
    private void checkStated(List<ReviewedFinding> findings, FrozenDocument sr) throws Exception {
        String text = new String(sr.bytes(), StandardCharsets.ISO_8859_1);
        for (ReviewedFinding finding : findings) {
            assertThat(text.contains(finding.trackingUid().value()))
                    .as("finding %d is stated", finding.finding().number())
                    .isEqualTo(finding.stated());
        }
        Path file = Files.write(folder.resolve("sr.dcm"), sr.bytes());
        assertThat(run("dciodvfy", "-new", file.toString())).doesNotContain("Error");
        assertThat(run("dsrdump", "+Pl", file.toString())).contains("VERIFIED", "Imaging Measurement Report");
    }

    private static FrozenDocument sr(List<FrozenDocument> documents) {
        return documents.stream()
                .filter(document -> document.kind() == DocumentKind.SR)
                .findFirst()
                .orElseThrow();
    }

    private StationOptions options(URI stow) {
        Destination pacs = new Destination("PACS", stow, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return new StationOptions(folder.resolve("data"), READER, Duration.ofMinutes(5), List.of(), List.of(pacs));
    }

    private void press(KeyCode... codes) throws Exception {
        VirtualScreen.onScreen(() -> {
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
        station.window().whenPainted().get(30, TimeUnit.SECONDS);
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!VirtualScreen.onScreen(condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("waited 60 s in vain").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
