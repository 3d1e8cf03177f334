package org.overread.viewer.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.store.StationStore;
import org.overread.reporting.peer.FaultyPeer;
import org.overread.reporting.peer.FaultyPeer.Fault;
import org.overread.reporting.peer.OrthancServer;
import org.overread.viewer.Main;
import org.overread.viewer.cli.CommandRun;

/** A station killed (kill -9) after a signature: the next start delivers what was signed, the same bytes, once. */
@Timeout(180)
class KilledStationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path data;
    private OrthancServer orthanc;

    @BeforeEach
    void startOrthanc() throws Exception {
        assumeTrue(OrthancServer.installed(), "Orthanc is not installed");
        data = folder.resolve("data");
        orthanc = new OrthancServer(Files.createDirectory(folder.resolve("orthanc")));
    }

    @AfterEach
    void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Test
    void whatWasSignedWhileThePacsWasDownArrivesAfterTheNextStart() throws Exception {
        ExampleReading.settings(data, orthanc.studiesUrl().toString());
        orthanc.stop();
        String report = signedBeforeTheKill();

        List<FrozenDocument> signed = forPacs(report);
        assertThat(states()).doesNotContain("delivered");
        orthanc.start();
        assertThat(orthanc.sopInstanceUids()).isEmpty();
        startAgainUntilDelivered();

        assertHolds(signed);
        assertThat(states()).containsOnly("delivered");
        assertThat(forPacs(report)).extracting(FrozenDocument::sha256).isEqualTo(hashes(signed));
        CommandRun.of("audit", "verify", "--data", data).assertDone();
    }

    @Test
    void killedBetweenTheReceiversStoringAndItsAnswerItIsDeliveredAgainAsTheSameInstance() throws Exception {
        try (FaultyPeer line = new FaultyPeer(orthanc.studiesUrl()).next(Fault.STALL_AFTER_STORING)) {
            ExampleReading.settings(data, line.studiesUrl().toString());
            String report;
            try (ChildProcess station =
                    ChildProcess.start(folder, ExampleReading.class, Map.of(), List.of(data.toString()))) {
                report = station.line(ExampleReading.SIGNED, PATIENCE);
                awaitAnInstanceIn(orthanc, station);
                station.kill();
            }
            assertThat(states()).as("nothing was acknowledged").doesNotContain("delivered");
            String storedBefore = orthanc.sopInstanceUids().getFirst();
            byte[] bytesBefore = orthanc.file(storedBefore);

            startAgainUntilDelivered();

            List<FrozenDocument> signed = forPacs(report);
            assertHolds(signed);
            assertThat(orthanc.file(storedBefore)).isEqualTo(bytesBefore);
            assertThat(line.requests()).as("one of them was sent twice").isEqualTo(signed.size() + 1);
            assertThat(deliveries()).allSatisfy(entry -> {
                boolean sentTwice = entry.path("documentUid").asText().equals(storedBefore);
                assertThat(entry.path("state").asText()).isEqualTo("delivered");
                assertThat(entry.path("attempts").asInt()).isEqualTo(sentTwice ? 2 : 1);
            });
            CommandRun.of("audit", "verify", "--data", data).assertDone();
        }
    }

    private String signedBeforeTheKill() throws IOException {
        try (ChildProcess station =
                ChildProcess.start(folder, ExampleReading.class, Map.of(), List.of(data.toString()))) {
            String report = station.line(ExampleReading.SIGNED, PATIENCE);
            assertThat(station.alive()).isTrue();
            station.kill();
            return report;
        }
    }

    /** Starts the product's own delivery, anew while an entry waits for its next attempt. */
    private void startAgainUntilDelivered() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int exit;
        do {
            try (ChildProcess next = ChildProcess.start(
                    folder, Main.class, Map.of(), List.of("deliver", "run", "--data", data.toString()))) {
                exit = next.exit(PATIENCE);
                assertThat(exit).as(next::everything).isIn(0, 5);
            }
        } while (exit != 0 && System.nanoTime() < end);
        assertThat(exit).isZero();
    }

    private void assertHolds(List<FrozenDocument> signed) throws Exception {
        assertThat(signed).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR, DocumentKind.SEG);
        assertThat(orthanc.sopInstanceUids())
                .containsExactlyInAnyOrderElementsOf(
                        signed.stream().map(FrozenDocument::uid).toList());
        for (FrozenDocument document : signed) {
            assertThat(document.intact()).isTrue();
            assertThat(orthanc.file(document.uid())).isEqualTo(document.bytes());
        }
    }

    /** The DICOM documents as they were frozen. */
    private List<FrozenDocument> forPacs(String report) {
        try (StationStore store = StationStore.open(data)) {
            return store.reports().documents(report).stream()
                    .filter(document -> document.kind() == DocumentKind.SR || document.kind() == DocumentKind.SEG)
                    .toList();
        }
    }

    private JsonNode deliveries() {
        return CommandRun.of("deliver", "status", "--json", "--data", data)
                .assertDone()
                .json()
                .path("deliveries");
    }

    private List<String> states() {
        JsonNode deliveries = deliveries();
        assertThat(deliveries).hasSize(2);
        return deliveries
                .valueStream()
                .map(entry -> entry.path("state").asText())
                .toList();
    }

    private static List<String> hashes(List<FrozenDocument> documents) {
        return documents.stream().map(FrozenDocument::sha256).toList();
    }

    private static void awaitAnInstanceIn(OrthancServer orthanc, ChildProcess station) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (orthanc.sopInstanceUids().isEmpty()) {
            assertThat(System.nanoTime()).as(station::everything).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
