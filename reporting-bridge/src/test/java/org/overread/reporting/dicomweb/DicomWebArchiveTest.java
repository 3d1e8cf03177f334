package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;
import org.overread.reporting.peer.FaultyPeer;
import org.overread.reporting.peer.FaultyPeer.Fault;
import org.overread.reporting.peer.OrthancServer;

/** Finding and fetching in a real archive, and with a connection to it that misbehaves. */
class DicomWebArchiveTest {
    private static final String CHEST = "2.25.101";
    private static final String HEAD = "2.25.102";
    private static final String KNEE = "2.25.103";
    private static final int SLICES = 6;

    @TempDir
    static Path store;

    private static OrthancServer orthanc;

    @TempDir
    Path folder;

    private FaultyPeer peer;

    @BeforeAll
    static void startOrthanc() throws Exception {
        Assumptions.assumeTrue(OrthancServer.installed(), "needs orthanc and orthanc-dicomweb");
        orthanc = new OrthancServer(store);
        for (int slice = 1; slice <= SLICES; slice++) {
            upload(instance(CHEST, "DOE^JANE", "P-77", "A-1", "20260102", "CT", "CT CHEST", slice));
        }
        upload(instance(HEAD, "ROE^RICHARD", "P-78", "A-2", "20260301", "MR", "MR HEAD", 1));
        upload(instance(KNEE, "MÜLLER^JÜRGEN", "P-79", "A-3", "20250302", "US", "Knie links, Größe", 1));
    }

    @AfterAll
    static void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @BeforeEach
    void standBefore() throws IOException {
        peer = new FaultyPeer(orthanc.studiesUrl());
    }

    @AfterEach
    void stepAside() throws IOException {
        peer.close();
    }

    @Test
    void studiesAreFoundByNameIdAccessionDateAndModality() throws Exception {
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            StudySearch all = StudySearch.newest(50);
            assertThat(uids(archive.find(all))).containsExactlyInAnyOrder(CHEST, HEAD, KNEE);
            assertThat(uids(archive.find(all.withAnywhere("doe")))).containsExactly(CHEST);
            assertThat(uids(archive.find(all.withAnywhere("P-78")))).containsExactly(HEAD);
            assertThat(uids(archive.find(all.withAnywhere("A-1")))).containsExactly(CHEST);
            assertThat(uids(archive.find(all.withModalities(List.of("MR"))))).containsExactly(HEAD);
            assertThat(uids(archive.find(all.between(Optional.of("20260201"), Optional.empty()))))
                    .containsExactly(HEAD);
            assertThat(archive.find(all.withAnywhere("nobody"))).isEmpty();
        }
    }

    /** "Nothing found" is believed: what the search field promises to look through is looked through in archives, too. */
    @Test
    void anyWordFindsItsStudyWhereverItStands() throws Exception {
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            StudySearch all = StudySearch.newest(50);
            assertThat(uids(archive.find(all.withAnywhere("richard")))).containsExactly(HEAD);
            assertThat(uids(archive.find(all.withAnywhere("chest")))).containsExactly(CHEST);
            assertThat(uids(archive.find(all.withAnywhere("head roe")))).containsExactly(HEAD);
            assertThat(uids(archive.find(all.withAnywhere("chest ct")))).containsExactly(CHEST);
            assertThat(uids(archive.find(all.withAnywhere("mr")))).containsExactly(HEAD);
            // the second word of an ID, as this station's index finds it
            assertThat(uids(archive.find(all.withAnywhere("78")))).containsExactly(HEAD);
            assertThat(uids(archive.find(all.withAnywhere("r\u00f6e")))).containsExactly(HEAD);
            assertThat(archive.find(all.withAnywhere("chest roe"))).isEmpty();
            assertThat(archive.find(all.withAnywhere("hest"))).isEmpty();
            assertThat(uids(archive.find(all.withAnywhere("chest").withModalities(List.of("CT")))))
                    .containsExactly(CHEST);
        }
    }

    @Test
    void aLineSaysWhatTheArchiveSays() throws Exception {
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            WorklistStudy line =
                    archive.find(StudySearch.newest(50).withAnywhere("doe")).getFirst();
            assertThat(line.patient().name()).isEqualTo("DOE^JANE");
            assertThat(line.patient().id()).isEqualTo("P-77");
            assertThat(line.accessionNumber()).contains("A-1");
            assertThat(line.date()).contains("20260102");
            assertThat(line.description()).isEqualTo("CT CHEST");
            assertThat(line.modalities()).containsExactly("CT");
            assertThat(line.images()).isEqualTo(SLICES);
            assertThat(line.source()).isEqualTo("PACS");
            assertThat(line.local()).isFalse();
        }
    }

    @Test
    void lettersBeyondAsciiAreFoundAndReadAsTheyAre() throws Exception {
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            for (String typed : List.of("mü", "müller jür", "größe")) {
                assertThat(archive.find(StudySearch.newest(50).withAnywhere(typed)))
                        .as(typed)
                        .singleElement()
                        .satisfies(line -> {
                            assertThat(line.patient().name()).isEqualTo("MÜLLER^JÜRGEN");
                            assertThat(line.description()).isEqualTo("Knie links, Größe");
                        });
            }
        }
    }

    @Test
    void theQuestionsOfASearchAreAskedTogetherAndNoMoreThanThreeAtATime() throws Exception {
        peer.next(Fault.STALL, Fault.STALL, Fault.STALL);
        try (DicomWebArchive archive = archive(peer.studiesUrl())) {
            Thread search = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(
                                    () -> archive.find(StudySearch.newest(50).withAnywhere("ch")))
                            .isInstanceOf(ArchiveException.class));
            Thread.sleep(700);
            assertThat(peer.requests()).isEqualTo(3);
            search.interrupt();
            assertThat(search.join(Duration.ofSeconds(1)))
                    .as("a search that is given up ends at once")
                    .isTrue();
        }
    }

    @Test
    void aStudyArrivesFileByFileAsTheArchiveHoldsIt() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            RetrievedStudy got = archive.retrieve(CHEST, folder, (file, arrived, expected) -> {
                assertThat(file).exists();
                assertThat(expected).isEqualTo(SLICES);
                counts.add(arrived);
            });
            assertThat(counts).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(got.missing()).isEmpty();
            for (Path file : got.files()) {
                String uid = DicomReader.read(file)
                        .dataSet()
                        .string(Tag.SOPInstanceUID)
                        .orElseThrow();
                assertThat(Files.readAllBytes(file)).isEqualTo(orthanc.file(uid));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffIsCompletedInstanceByInstance() throws Exception {
        for (Fault fault : List.of(
                Fault.CLOSE_HALFWAY,
                Fault.STALL_HALFWAY,
                Fault.CLAIM_MORE,
                Fault.CLAIM_LESS,
                Fault.ANSWER_500,
                Fault.ANSWER_HTML)) {
            Path own = folder.resolve(fault.name());
            peer.next(Fault.NONE, fault);
            try (DicomWebArchive archive = archive(peer.studiesUrl())) {
                RetrievedStudy got = archive.retrieve(CHEST, own, (file, arrived, expected) -> {});
                assertThat(got.files()).as(fault.name()).hasSize(SLICES);
                assertThat(got.missing()).as(fault.name()).isEmpty();
                assertThat(names(own)).as(fault.name()).allMatch(name -> name.endsWith(".dcm"));
            }
        }
    }

    @Test
    void whatDoesNotComeIsNamedAndTheRestIsKept() throws Exception {
        // list, whole study broken off, then two rounds of single instances of which the first always fails
        peer.next(Fault.NONE, Fault.CLOSE_AT_ONCE);
        for (int i = 0; i < SLICES; i++) {
            peer.next(i == 0 ? Fault.ANSWER_500 : Fault.NONE);
        }
        peer.next(Fault.ANSWER_500, Fault.ANSWER_500);
        try (DicomWebArchive archive = archive(peer.studiesUrl())) {
            RetrievedStudy got = archive.retrieve(CHEST, folder, (file, arrived, expected) -> {});
            assertThat(got.files()).hasSize(SLICES - 1);
            assertThat(got.missing())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("2.25.101.", "HTTP 500")
                    .doesNotContain("DOE");
        }
    }

    @Test
    void aRetrievalThatIsTakenUpAgainFetchesOnlyWhatIsMissing() throws Exception {
        try (DicomWebArchive archive = archive(peer.studiesUrl())) {
            archive.retrieve(CHEST, folder, (file, arrived, expected) -> {});
            int before = peer.requests();
            RetrievedStudy again = archive.retrieve(CHEST, folder, (file, arrived, expected) -> {});
            assertThat(again.files()).hasSize(SLICES);
            assertThat(peer.requests() - before).isEqualTo(1);
            Files.delete(again.files().getFirst());
            int complete = peer.requests();
            assertThat(archive.retrieve(CHEST, folder, (file, arrived, expected) -> {})
                            .files())
                    .hasSize(SLICES);
            // the list, and the one instance that had gone
            assertThat(peer.requests() - complete).isEqualTo(2);
        }
    }

    @Test
    void anArchiveThatCannotAnswerIsNamedWithoutPatientData() throws Exception {
        for (Fault fault :
                List.of(Fault.ANSWER_500, Fault.ANSWER_HTML, Fault.STALL, Fault.CLOSE_AT_ONCE, Fault.ENDLESS)) {
            peer.next(fault, fault);
            try (DicomWebArchive archive = archive(peer.studiesUrl())) {
                assertThatThrownBy(() -> archive.find(StudySearch.newest(10)))
                        .as(fault.name())
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("PACS")
                        .message()
                        .doesNotContain("DOE");
            }
        }
    }

    @Test
    void aWebPageInsteadOfImagesIsSaidToBeOne() throws Exception {
        peer.next(Fault.ANSWER_HTML, Fault.ANSWER_HTML);
        try (DicomWebArchive archive = archive(peer.studiesUrl())) {
            assertThatThrownBy(() -> archive.retrieve(CHEST, folder, (file, arrived, expected) -> {}))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("web page instead of images");
        }
    }

    @Test
    void aStudyThatTheArchiveDoesNotHaveIsAnErrorAndLeavesNoFile() throws Exception {
        try (DicomWebArchive archive = archive(orthanc.studiesUrl())) {
            assertThatThrownBy(() -> archive.retrieve("2.25.999", folder, (file, arrived, expected) -> {}))
                    .isInstanceOf(ArchiveException.class);
            assertThat(names(folder)).isEmpty();
            assertThatThrownBy(() -> archive.retrieve("../../etc", folder, (file, arrived, expected) -> {}))
                    .isInstanceOf(ArchiveException.class);
        }
    }

    private static DicomWebArchive archive(URI studies) throws IOException {
        URI root = URI.create(studies.toString().replaceAll("/studies$", ""));
        return new DicomWebArchive(new ArchiveSettings(
                "PACS",
                root,
                false,
                HttpAuthorization.none(),
                TlsTrust.STANDARD,
                Optional.empty(),
                Duration.ofMillis(1500)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> uids(List<WorklistStudy> lines) {
        return lines.stream().map(WorklistStudy::studyInstanceUid).toList();
    }

    private static DataSet instance(
            String study,
            String name,
            String id,
            String accession,
            String date,
            String modality,
            String said,
            int slice) {
        return new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.SOPInstanceUID, Vr.UI, study + ".1." + slice)
                .putString(Tag.StudyInstanceUID, Vr.UI, study)
                .putString(Tag.SeriesInstanceUID, Vr.UI, study + ".1")
                .putString(Tag.StudyDate, Vr.DA, date)
                .putString(Tag.AccessionNumber, Vr.SH, accession)
                .putString(Tag.Modality, Vr.CS, modality)
                .putString(Tag.StudyDescription, Vr.LO, said)
                .putString(Tag.PatientName, Vr.PN, name)
                .putString(Tag.PatientID, Vr.LO, id)
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(slice));
    }

    private static void upload(DataSet instance) throws Exception {
        String boundary = "part";
        byte[] file = DicomWriter.toBytes(instance);
        byte[] head = ("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes();
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(orthanc.studiesUrl())
                            .header(
                                    "Content-Type",
                                    "multipart/related; type=\"application/dicom\"; boundary=" + boundary)
                            .header("Accept", "application/dicom+json")
                            .POST(HttpRequest.BodyPublishers.concat(
                                    HttpRequest.BodyPublishers.ofByteArray(head),
                                    HttpRequest.BodyPublishers.ofByteArray(file),
                                    HttpRequest.BodyPublishers.ofByteArray(tail)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
