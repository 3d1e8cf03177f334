package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.DeliveryOutcome.Acknowledged;
import org.overread.core.report.DeliveryOutcome.Refused;
import org.overread.core.report.DeliveryOutcome.Retry;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.DicomReportWriter;
import org.overread.example.ExampleReport;
import org.overread.reporting.archive.EmbeddedArchive;
import org.overread.reporting.peer.FaultyPeer;
import org.overread.reporting.peer.FaultyPeer.Fault;

class StowReportTransportTest {
    private static final StowSettings.Limits IMPATIENT =
            new StowSettings.Limits(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private final List<FrozenDocument> documents =
            new DicomReportWriter(ExampleReport.STATION).write(ExampleReport.content());
    private final FrozenDocument sr = documents.get(0);
    private EmbeddedArchive archive;
    private FaultyPeer peer;
    private StowReportTransport transport;

    @BeforeEach
    void start() throws IOException {
        archive = new EmbeddedArchive(folder);
        peer = new FaultyPeer(archive.studiesUrl());
        transport = transport(peer.studiesUrl());
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        peer.close();
        archive.close();
    }

    private static StowReportTransport transport(URI url) {
        return new StowReportTransport(new StowSettings("PACS", url, false, HttpAuthorization.none()));
    }

    @Test
    void documentsArriveByteForByte() throws Exception {
        for (FrozenDocument document : documents) {
            assertThat(transport.send(document)).isEqualTo(new Acknowledged());
            assertThat(archive.file(document.uid()).orElseThrow()).hasBinaryContent(document.bytes());
        }
        assertThat(peer.requests()).isEqualTo(2);
    }

    @Test
    void repeatIsHarmless() throws Exception {
        transport.send(sr);

        assertThat(transport.send(sr)).isEqualTo(new Acknowledged());
        assertThat(archive.sopInstanceUids()).containsExactly(sr.uid());
    }

    @Test
    void lossOfTheAnswerIsTriedAgainAndThenAcknowledged() throws Exception {
        peer.next(Fault.CLOSE_AFTER_STORING);

        assertThat(transport.send(sr)).isInstanceOf(Retry.class);
        assertThat(archive.file(sr.uid())).as("stored all the same").isPresent();
        assertThat(transport.send(sr)).isEqualTo(new Acknowledged());
        assertThat(archive.file(sr.uid()).orElseThrow()).hasBinaryContent(sr.bytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_AT_ONCE", "ANSWER_500", "ANSWER_503", "ANSWER_HTML", "ANSWER_NOTHING", "ENDLESS"})
    void whatWasNotStoredIsNeverAcknowledged(Fault fault) {
        peer.next(fault);

        DeliveryOutcome outcome = transport.send(sr);
        assertThat(outcome).isInstanceOf(Retry.class);
        assertThat(((Retry) outcome).reason()).isNotBlank().doesNotContain("\n", "DOE", "PID", "127.0.0.1");
        assertThat(archive.file(sr.uid())).isEmpty();
        assertThat(transport.send(sr)).as("the next attempt").isEqualTo(new Acknowledged());
    }

    @Test
    void archiveThatNeverAnswersIsNotWaitedForForEver() {
        peer.next(Fault.STALL);
        StowSettings impatient =
                new StowSettings("PACS", peer.studiesUrl(), false, HttpAuthorization.none(), IMPATIENT);
        try (StowReportTransport waiting = new StowReportTransport(impatient)) {
            assertThat(waiting.send(sr)).isEqualTo(new Retry("no answer in time"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIM_MORE", "CLAIM_LESS"})
    void answerOfAWrongLengthIsSettledByLookingIntoTheArchive(Fault fault) {
        peer.next(fault);

        assertThat(transport.send(sr)).isEqualTo(new Acknowledged());
        assertThat(peer.requests()).isEqualTo(2);
    }

    @Test
    void archiveThatIsDownIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (StowReportTransport nobody = transport(URI.create("http://127.0.0.1:" + port + "/studies"))) {
            assertThat(nobody.send(sr)).isEqualTo(new Retry("cannot connect"));
        }
    }

    @Test
    void otherObjectUnderTheSameUidIsNotTakenForADelivery() throws Exception {
        FrozenDocument other = new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.of(org.overread.example.ExampleStudy.ct(), List.of(ExampleReport.modified(2))))
                .get(0);
        assertThat(other.uid()).isEqualTo(sr.uid());
        transport.send(other);

        assertThat(transport.send(sr)).isInstanceOf(Refused.class);
        assertThat(archive.file(sr.uid()).orElseThrow()).hasBinaryContent(other.bytes());
    }

    @Test
    void documentThatIsNoDicomIsRefusedForGood() {
        FrozenDocument broken =
                FrozenDocument.freeze(DocumentKind.SR, "2.25.99", "application/dicom", "not DICOM".getBytes());

        assertThat(transport.send(broken)).isInstanceOf(Refused.class);
    }

    @Test
    void addressWithoutServiceIsRefusedByName() {
        URI wrong = URI.create(archive.studiesUrl().toString().replace("/studies", "/elsewhere"));
        try (StowReportTransport lost = transport(wrong)) {
            DeliveryOutcome outcome = lost.send(sr);
            assertThat(outcome).isInstanceOf(Refused.class);
            assertThat(((Refused) outcome).reason()).contains("404", "no STOW-RS service");
        }
    }

    @Test
    void credentialsGoWithEachRequestAndIntoNoMessage() {
        HttpAuthorization secret = HttpAuthorization.basic("jdoe", () -> "hunter2");
        try (StowReportTransport authorized =
                new StowReportTransport(new StowSettings("PACS", peer.studiesUrl(), false, secret))) {
            peer.next(Fault.ANSWER_500);
            DeliveryOutcome outcome = authorized.send(sr);

            assertThat(peer.lastHeaders()).containsEntry("authorization", "Basic amRvZTpodW50ZXIy");
            assertThat(outcome.toString()).doesNotContain("hunter2", "amRvZTpodW50ZXIy", "jdoe");
        }
    }

    @Test
    void credentialsThatCannotBeReadAreTriedAgain() {
        HttpAuthorization unreadable = HttpAuthorization.bearer(() -> {
            throw new IOException("/home/jdoe/token: permission denied");
        });
        try (StowReportTransport locked =
                new StowReportTransport(new StowSettings("PACS", peer.studiesUrl(), false, unreadable))) {
            assertThat(locked.send(sr)).isEqualTo(new Retry("the destination's credentials cannot be read"));
            assertThat(peer.requests()).isZero();
        }
    }

    @Test
    void serverWithoutATrustedCertificateGetsNothing() throws Exception {
        try (SelfSignedServer impostor = new SelfSignedServer(folder);
                StowReportTransport tls = transport(impostor.studiesUrl())) {
            assertThat(tls.send(sr))
                    .isInstanceOf(Retry.class)
                    .asString()
                    .contains("no trusted TLS connection", "vouches")
                    .as("a setting of archives, which destinations do not have")
                    .doesNotContain("siteAuthorities");
            assertThat(impostor.requests()).isZero();
        }
    }

    @Test
    void carriesDicomDocumentsAlone() {
        assertThat(DocumentKind.values())
                .filteredOn(transport::carries)
                .containsExactly(DocumentKind.SR, DocumentKind.SEG, DocumentKind.KOS);
    }

    @Test
    void partialFilesAreNotLeftInTheArchive() throws Exception {
        peer.next(Fault.CLOSE_AFTER_STORING, Fault.CLAIM_MORE);
        transport.send(sr);
        transport.send(sr);

        try (var files = Files.list(folder)) {
            assertThat(files).allMatch(file -> file.toString().endsWith(".dcm"));
        }
    }
}
