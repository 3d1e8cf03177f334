package org.overread.reporting.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.DicomReportWriter;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class EmbeddedArchiveTest {
    @TempDir
    Path folder;

    private final List<FrozenDocument> documents =
            new DicomReportWriter(ExampleReport.STATION).write(ExampleReport.content());
    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedArchive archive;

    @BeforeEach
    void start() throws IOException {
        archive = new EmbeddedArchive(folder.resolve("archive"));
    }

    @AfterEach
    void stop() {
        archive.close();
        client.close();
    }

    @Test
    void severalPartsAreStoredByOneRequest() throws Exception {
        HttpResponse<String> answer = store(
                archive.studiesUrl(), documents.get(0).bytes(), documents.get(1).bytes());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("00081199", documents.get(0).uid(), documents.get(1).uid());
        assertThat(archive.sopInstanceUids())
                .containsExactlyInAnyOrder(
                        documents.get(0).uid(), documents.get(1).uid());
    }

    @Test
    void instanceIsGivenBackAsItWasReceived() throws Exception {
        byte[] sr = documents.get(0).bytes();
        store(archive.studiesUrl(), sr);

        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(instance(ExampleStudy.STUDY_UID)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertThat(body).contains(new String(sr, StandardCharsets.ISO_8859_1));
        assertThat(client.send(
                                HttpRequest.newBuilder(instance("1.2.3")).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .as("of another study")
                .isEqualTo(404);
    }

    @Test
    void otherBytesUnderAKnownUidAreRefusedAndTheFirstStay() throws Exception {
        byte[] first = documents.get(0).bytes();
        DataSet changed = DicomReader.read(first).dataSet().putString(Tag.SeriesDescription, Vr.LO, "changed");
        store(archive.studiesUrl(), first);

        HttpResponse<String> answer = store(archive.studiesUrl(), DicomWriter.toBytes(changed));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"00081197\":{\"vr\":\"US\",\"Value\":[273]}");
        assertThat(archive.file(documents.get(0).uid()).orElseThrow()).hasBinaryContent(first);
    }

    @Test
    void partThatIsNoDicomFailsAloneAndLeavesNothing() throws Exception {
        HttpResponse<String> answer = store(
                archive.studiesUrl(), "no DICOM".getBytes(), documents.get(0).bytes());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("[49152]");
        assertThat(archive.sopInstanceUids()).containsExactly(documents.get(0).uid());
        try (var files = Files.list(folder.resolve("archive"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void instanceOfAnotherStudyThanTheRequestsIsRefused() throws Exception {
        HttpResponse<String> answer = store(
                URI.create(archive.studiesUrl() + "/1.2.3"), documents.get(0).bytes());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(archive.sopInstanceUids()).isEmpty();
    }

    @Test
    void uidThatIsAPathLeadsNowhere() throws Exception {
        DataSet hostile = DicomReader.read(documents.get(0).bytes())
                .dataSet()
                .putString(Tag.SOPInstanceUID, Vr.UI, "../../escaped");

        HttpResponse<String> answer = store(archive.studiesUrl(), DicomWriter.toBytes(hostile));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(folder.resolve("escaped.dcm")).doesNotExist();
        assertThat(get("/1.2/series/1.3/instances/..%2F..%2Fx")).isEqualTo(404);
    }

    @Test
    void requestsOfWebPagesAreTurnedAway() throws Exception {
        HttpRequest request = request(archive.studiesUrl(), documents.get(0).bytes())
                .header("Origin", "https://evil.example")
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(403);
        assertThat(archive.sopInstanceUids()).isEmpty();
    }

    @Test
    void bodyThatIsNotMultipartIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(archive.studiesUrl())
                .header("Content-Type", "application/dicom")
                .POST(HttpRequest.BodyPublishers.ofByteArray(documents.get(0).bytes()))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void whatIsStoredOutlivesARestart() throws Exception {
        store(archive.studiesUrl(), documents.get(0).bytes());
        archive.close();
        archive = new EmbeddedArchive(folder.resolve("archive"));

        assertThat(archive.sopInstanceUids()).containsExactly(documents.get(0).uid());
        assertThat(store(archive.studiesUrl(), documents.get(0).bytes()).statusCode())
                .isEqualTo(200);
    }

    private int get(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(archive.studiesUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI instance(String study) {
        return URI.create(archive.studiesUrl() + "/" + study + "/series/" + ExampleReport.IDS.srSeriesUid()
                + "/instances/" + ExampleReport.IDS.srSopInstanceUid());
    }

    private HttpResponse<String> store(URI url, byte[]... files) throws Exception {
        return client.send(request(url, files).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI url, byte[]... files) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] file : files) {
            body.writeBytes("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--b--".getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
