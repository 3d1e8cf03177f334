package org.overread.viewer.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.StoredReport;
import org.overread.core.store.StationStore;
import org.overread.reporting.peer.OrthancServer;
import org.overread.viewer.cli.CommandRun;

/**
 * The main job from end to end: a CT is opened in the real window on a real X display, read and signed by key presses that
 * the X server sends, and what then lies in a real PACS is what was decided, and nothing else. The study is the real chest
 * CT where the test data is there, else the phantom.
 */
class ReadByKeyboardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(420);
    private static final String TRACKING_UID = "112040";
    private static final String DIAMETER = "81827009";

    @TempDir
    private static Path folder;

    private static OrthancServer orthanc;
    private static final Map<String, String> MEANT = new HashMap<>();
    private static StoredReport report;
    private static List<FrozenDocument> documents;

    @BeforeAll
    @Timeout(480)
    static void readByKeyboard() throws Exception {
        assumeTrue(OrthancServer.installed(), "Orthanc is not installed");
        assumeTrue(XServer.installed(), "Xvfb is not installed");
        orthanc = new OrthancServer(Files.createDirectory(folder.resolve("orthanc")));
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("settings.json"), """
                {"reader": {"name": "DOE^JANE", "organization": "St. Mary", "id": "jdoe", "idScheme": "99MARY"},
                 "deadlineSeconds": 600,
                 "destinations": [{"name": "PACS", "stowUrl": "%s"}]}""".formatted(orthanc.studiesUrl()));
        Path screens = Files.createDirectories(Path.of("target", "screens").toAbsolutePath());
        try (XServer display = XServer.start();
                ChildProcess reading = ShippedStation.startTestMain(
                        folder,
                        KeyboardReading.class,
                        Map.of("DISPLAY", display.display()),
                        List.of(data.toString(), study().toString(), screens.toString()))) {
            assertThat(reading.exit(PATIENCE)).as(reading::everything).isZero();
            for (String key : List.of("accept", "modify", "reject", "add", "report")) {
                MEANT.put(key, reading.line(key + " ", Duration.ofSeconds(1)));
            }
        }
        try (StationStore store = StationStore.open(data)) {
            documents = store.reports().documents(MEANT.get("report"));
            DataSet sr = document(DocumentKind.SR);
            report = store.reports()
                    .reportOf(sr.string(Tag.StudyInstanceUID).orElseThrow())
                    .orElseThrow();
        }
    }

    @AfterAll
    static void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Test
    void thePacsHoldsTheSignedDocumentsByteByByteAndNothingElse() throws Exception {
        List<FrozenDocument> dicom = documents.stream()
                .filter(document -> document.kind() == DocumentKind.SR || document.kind() == DocumentKind.SEG)
                .toList();
        assertThat(dicom).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR, DocumentKind.SEG);
        assertThat(orthanc.sopInstanceUids())
                .containsExactlyInAnyOrderElementsOf(
                        dicom.stream().map(FrozenDocument::uid).toList());
        for (FrozenDocument document : dicom) {
            assertThat(orthanc.file(document.uid())).isEqualTo(document.bytes());
        }
    }

    @Test
    void theReportStatesExactlyWhatTheKeysAcceptedModifiedAndAdded() throws Exception {
        DataSet sr = arrived(DocumentKind.SR);
        assertThat(values(sr, TRACKING_UID))
                .containsExactlyInAnyOrder(MEANT.get("accept"), MEANT.get("modify"), MEANT.get("add"));
        assertThat(sr.string(Tag.VerificationFlag)).isEqualTo(Optional.of("VERIFIED"));
        DataSet observer = sr.items(Tag.VerifyingObserverSequence).getFirst();
        assertThat(observer.string(Tag.VerifyingObserverName)).contains("DOE^JANE");
        assertThat(diameter(sr, MEANT.get("modify"))).as("typed: 13").isEqualTo(13);
        assertThat(diameter(sr, MEANT.get("add"))).as("typed: 6").isEqualTo(6);
    }

    @Test
    void whatWasRejectedOrNotAssessedIsRecordedAndStatedNowhere() throws Exception {
        assertThat(report.rejected()).extracting(uid -> uid.value()).containsExactly(MEANT.get("reject"));
        assertThat(report.notAssessed()).isNotEmpty();
        List<String> unstated = new ArrayList<>(List.of(MEANT.get("reject")));
        report.notAssessed().forEach(uid -> unstated.add(uid.value()));
        for (FrozenDocument document : documents) {
            String text = new String(document.bytes(), StandardCharsets.ISO_8859_1);
            assertThat(text).as("%s", document.kind()).doesNotContain(unstated.toArray(String[]::new));
        }
        assertThat(documents).extracting(FrozenDocument::kind).contains(DocumentKind.FHIR, DocumentKind.ORU);
    }

    @Test
    void theSegmentationOutlinesStatedFindingsOnly() throws Exception {
        List<String> outlined = arrived(DocumentKind.SEG).items(Tag.SegmentSequence).stream()
                .map(segment -> segment.string(Tag.TrackingUID).orElseThrow())
                .toList();
        assertThat(outlined)
                .isNotEmpty()
                .isSubsetOf(MEANT.get("accept"), MEANT.get("modify"))
                .doesNotContain(MEANT.get("reject"));
    }

    @Test
    void otherProgramsFindNoErrorsInWhatArrived() throws Exception {
        assumeTrue(Judge.installed("dciodvfy") && Judge.installed("dsrdump"), "dicom3tools or dcmtk not installed");
        for (DocumentKind kind : List.of(DocumentKind.SR, DocumentKind.SEG)) {
            Judge verdict = Judge.ask(folder, "dciodvfy", "-new", file(kind).toString());
            assertThat(verdict.exit()).as(verdict.said()).isZero();
            assertThat(verdict.said()).doesNotContain("Error");
        }
        Judge dump = Judge.ask(folder, "dsrdump", file(DocumentKind.SR).toString());
        assertThat(dump.exit()).as(dump.said()).isZero();
        assertThat(dump.said())
                .contains(MEANT.get("accept"), MEANT.get("modify"), MEANT.get("add"))
                .doesNotContain(MEANT.get("reject"));
    }

    @Test
    void theTrailVerifiesAndTheOutboxIsDone() {
        Path data = folder.resolve("data");
        assertThat(CommandRun.of("audit", "verify", "--data", data).exit()).isZero();
        CommandRun outbox =
                CommandRun.of("deliver", "status", "--json", "--data", data).assertDone();
        assertThat(outbox.json().path("deliveries").valueStream())
                .hasSize(2)
                .allMatch(entry -> entry.path("state").asText().equals("delivered"));
    }

    private static Path study() {
        Path real = Path.of(System.getProperty("overread.testdata", "absent"), "ct-chest");
        return Files.isDirectory(real) ? real.toAbsolutePath().normalize() : PhantomStudy.folder();
    }

    private static DataSet document(DocumentKind kind) throws IOException {
        return DicomReader.read(Files.write(folder.resolve(kind + "-frozen.dcm"), bytes(kind)))
                .dataSet();
    }

    private static DataSet arrived(DocumentKind kind) throws Exception {
        return DicomReader.read(file(kind)).dataSet();
    }

    private static Path file(DocumentKind kind) throws Exception {
        return Files.write(
                folder.resolve(kind + ".dcm"), orthanc.file(frozen(kind).uid()));
    }

    private static byte[] bytes(DocumentKind kind) {
        return frozen(kind).bytes();
    }

    private static FrozenDocument frozen(DocumentKind kind) {
        return documents.stream()
                .filter(document -> document.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** UIDs of content items with this concept, at any depth. */
    private static List<String> values(DataSet item, String concept) {
        List<String> found = new ArrayList<>();
        for (DataSet child : item.items(Tag.ContentSequence)) {
            if (isOf(child, concept)) {
                child.string(Tag.UID).ifPresent(found::add);
            }
            found.addAll(values(child, concept));
        }
        return found;
    }

    /** The diameter that stands in the group of a finding. */
    private static double diameter(DataSet item, String trackingUid) {
        for (DataSet child : item.items(Tag.ContentSequence)) {
            boolean group = child.items(Tag.ContentSequence).stream()
                    .anyMatch(one ->
                            isOf(one, TRACKING_UID) && one.string(Tag.UID).equals(Optional.of(trackingUid)));
            if (group) {
                return child.items(Tag.ContentSequence).stream()
                        .filter(one -> isOf(one, DIAMETER))
                        .map(one -> one.items(Tag.MeasuredValueSequence).getFirst())
                        .mapToDouble(value -> value.numbers(Tag.NumericValue)[0])
                        .findFirst()
                        .orElseThrow();
            }
            double within = diameter(child, trackingUid);
            if (!Double.isNaN(within)) {
                return within;
            }
        }
        return Double.NaN;
    }

    private static boolean isOf(DataSet item, String concept) {
        return item.items(Tag.ConceptNameCodeSequence).stream()
                .anyMatch(name -> name.string(Tag.CodeValue).equals(Optional.of(concept)));
    }
}
