package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.report.DeliveryOutcome.Acknowledged;
import org.overread.core.report.DeliveryOutcome.Retry;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.DicomReportWriter;
import org.overread.example.ExampleReport;
import org.overread.reporting.peer.FaultyPeer;
import org.overread.reporting.peer.OrthancServer;

/** Against a real PACS, through one outage. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StowToOrthancTest {
    @TempDir
    static Path folder;

    private static OrthancServer orthanc;
    private static FaultyPeer peer;
    private static StowReportTransport transport;
    private static final List<FrozenDocument> DOCUMENTS =
            new DicomReportWriter(ExampleReport.STATION).write(ExampleReport.content());

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(OrthancServer.installed(), "orthanc and orthanc-dicomweb not installed");
        orthanc = new OrthancServer(folder);
        peer = new FaultyPeer(orthanc.studiesUrl());
        transport =
                new StowReportTransport(new StowSettings("PACS", peer.studiesUrl(), false, HttpAuthorization.none()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (orthanc != null) {
            transport.close();
            peer.close();
            orthanc.close();
        }
    }

    @Test
    @Order(1)
    void answerThatIsLostIsTriedAgain() throws Exception {
        peer.next(FaultyPeer.Fault.CLOSE_AFTER_STORING);

        assertThat(transport.send(DOCUMENTS.get(0))).isInstanceOf(Retry.class);
        assertThat(orthanc.sopInstanceUids()).containsExactly(DOCUMENTS.get(0).uid());
    }

    @Test
    @Order(2)
    void reportAndSegmentationAreStoredByteForByte() throws Exception {
        for (FrozenDocument document : DOCUMENTS) {
            assertThat(transport.send(document)).isEqualTo(new Acknowledged());
            assertThat(orthanc.file(document.uid())).isEqualTo(document.bytes());
        }
    }

    @Test
    @Order(3)
    void repeatChangesNothing() throws Exception {
        for (FrozenDocument document : DOCUMENTS) {
            assertThat(transport.send(document)).isEqualTo(new Acknowledged());
        }
        assertThat(orthanc.sopInstanceUids()).hasSize(DOCUMENTS.size());
    }

    @Test
    @Order(4)
    void wadoGivesTheDocumentBack() throws Exception {
        peer.next(FaultyPeer.Fault.ANSWER_NOTHING);

        assertThat(transport.send(DOCUMENTS.get(0)))
                .as("an answer without a word, settled by asking the PACS what it holds")
                .isEqualTo(new Acknowledged());
    }

    @Test
    @Order(5)
    void outageIsTriedAgainAndOutlasted() throws Exception {
        orthanc.stop();
        try (StowReportTransport direct = new StowReportTransport(
                new StowSettings("PACS", orthanc.studiesUrl(), false, HttpAuthorization.none()))) {
            assertThat(direct.send(DOCUMENTS.get(0))).isEqualTo(new Retry("cannot connect"));
            orthanc.start();
            assertThat(direct.send(DOCUMENTS.get(0))).isEqualTo(new Acknowledged());
        }
        assertThat(orthanc.file(DOCUMENTS.get(0).uid()))
                .isEqualTo(DOCUMENTS.get(0).bytes());
    }
}
