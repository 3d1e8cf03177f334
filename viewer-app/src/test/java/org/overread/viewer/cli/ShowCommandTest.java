package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.report.ReportContent;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.sr.UnverifiedReportWriter;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;

/** What {@code show} says of result objects, our own and those of other systems. */
class ShowCommandTest {
    @TempDir
    private Path folder;

    private Path verified() throws Exception {
        ReportContent content = ExampleReport.content();
        byte[] sr = new DicomReportWriter(ExampleReport.STATION)
                .write(content)
                .get(0)
                .bytes();
        return Files.write(folder.resolve("sr.dcm"), sr);
    }

    private Path unverified() throws Exception {
        byte[] sr = new UnverifiedReportWriter(ExampleReport.STATION)
                .write(ExampleRun.found())
                .get(0)
                .bytes();
        return Files.write(folder.resolve("ai.dcm"), sr);
    }

    private static Path shared(String file) {
        Path path = Path.of(System.getProperty("overread.testdata", "absent"), "dicom", file);
        assumeTrue(Files.exists(path), () -> "test data is absent: " + file);
        return path;
    }

    @Test
    void findingsAreShownWithWhoSaidThemAndWhetherVerified() throws Exception {
        JsonNode objects = CommandRun.of("show", verified(), unverified(), "--json")
                .assertDone()
                .json()
                .path("objects");

        JsonNode report = objects.get(0);
        assertThat(report.path("kind").asText()).isEqualTo("report");
        assertThat(report.path("verified").asBoolean()).isTrue();
        assertThat(report.path("verifyingObservers").get(0).path("name").asText())
                .isEqualTo(ExampleReport.READER.personName());
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("trackingUid").asText()).isEqualTo("2.25.701");
        assertThat(finding.path("finding").path("meaning").asText()).isEqualTo("Nodule");
        assertThat(finding.path("sites")
                        .get(0)
                        .path("laterality")
                        .path("meaning")
                        .asText())
                .isEqualTo("Right");
        assertThat(finding.path("measurements").get(0).path("value").decimalValue())
                .isEqualByComparingTo("17.2");
        assertThat(finding.path("measurements").get(0).path("unit").path("code").asText())
                .isEqualTo("mm");
        assertThat(finding.path("observers").get(0).path("type").asText()).isEqualTo("device");
        assertThat(finding.path("aiNamed").asBoolean()).isTrue();
        assertThat(finding.path("regions").get(0).path("segments").get(0).asInt())
                .isEqualTo(1);
        assertThat(report.path("findings")
                        .get(1)
                        .path("regions")
                        .get(0)
                        .path("box")
                        .toString())
                .isEqualTo("[5.5,1.25,8.5,4.75]");

        JsonNode ai = objects.get(1);
        assertThat(ai.path("verified").asBoolean()).isFalse();
        assertThat(ai.path("verification").asText()).isEqualTo("UNVERIFIED");
        assertThat(ai.path("authors").get(0).path("type").asText()).isEqualTo("device");
    }

    @Test
    void linesForPeopleSayTheSame() throws Exception {
        assertThat(CommandRun.of("show", verified()).assertDone().out())
                .contains("Imaging Measurement Report, VERIFIED (COMPLETE, VERIFIED, FINAL)")
                .contains("finding 1: Nodule, Lung, Right")
                .contains("17.2 mm")
                .contains("box [5.5,1.25,8.5,4.75] on");
        assertThat(CommandRun.of("show", unverified(), "--tree").assertDone().out())
                .contains("NOT VERIFIED (PARTIAL, UNVERIFIED, PRELIMINARY)")
                .contains("AI Lung nodule reference 1.0.0")
                .contains("1.1 HAS CONCEPT MOD CODE Language of Content Item and Descendants = English");
    }

    @Test
    void anotherSystemsReportAndSegmentation() throws Exception {
        JsonNode objects = CommandRun.of(
                        "show",
                        shared("dcmqi/sr-example__sr.dcm"),
                        shared("highdicom/test_files__seg_image_ct_binary.dcm"),
                        "--json")
                .assertDone()
                .json()
                .path("objects");

        assertThat(objects.get(0).path("findings").get(0).path("measurements")).hasSize(22);
        assertThat(objects.get(1).path("kind").asText()).isEqualTo("segmentation");
        assertThat(objects.get(1).path("segments").get(0).path("number").asInt())
                .isEqualTo(1);
    }

    @Test
    void aRefusedFileIsALineWithAReasonAndTheOthersAreShown() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "not DICOM");

        CommandRun run = CommandRun.of("show", notes, verified(), folder.resolve("gone.dcm"), "--json");

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT_REFUSED.status());
        assertThat(run.err().lines())
                .containsExactly(
                        "overread: " + notes + ": not a DICOM file",
                        "overread: " + folder.resolve("gone.dcm") + ": no such file");
        assertThat(run.json().path("objects").get(0).path("error").asText()).isEqualTo("not a DICOM file");
        assertThat(run.json().path("objects").get(1).path("findings")).hasSize(4);
    }

    @Test
    void aPresentationStateSaysWhatStandsOnWhichImages() throws Exception {
        DataSet image = new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, "2.25.7");
        DataSet circle = new DataSet()
                .putString(Tag.GraphicAnnotationUnits, Vr.CS, "PIXEL")
                .putString(Tag.GraphicType, Vr.CS, "CIRCLE");
        circle.putFloating(Tag.GraphicData, Vr.FL, 1.5, 2.5, 3.5, 2.5);
        DataSet state = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.11.1")
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.3")
                .putString(Tag.ContentLabel, Vr.CS, "KEY")
                .putItems(Tag.ReferencedSeriesSequence, new DataSet().putItems(Tag.ReferencedImageSequence, image))
                .putItems(
                        Tag.GraphicAnnotationSequence,
                        new DataSet()
                                .putString(Tag.GraphicLayer, Vr.CS, "L")
                                .putItems(Tag.GraphicObjectSequence, circle));
        Path file = Files.write(folder.resolve("ps.dcm"), DicomWriter.toBytes(state));

        JsonNode shown = CommandRun.of("show", file, "--json")
                .assertDone()
                .json()
                .path("objects")
                .get(0);

        assertThat(shown.path("kind").asText()).isEqualTo("presentationState");
        assertThat(shown.path("images").get(0).path("sopInstanceUid").asText()).isEqualTo("2.25.7");
        assertThat(shown.path("annotations")
                        .get(0)
                        .path("graphics")
                        .get(0)
                        .path("points")
                        .toString())
                .isEqualTo("[[1.5,2.5],[3.5,2.5]]");
        assertThat(CommandRun.of("show", file).assertDone().out())
                .contains("presentation state grayscale KEY", "of 2.25.7", "CIRCLE [[1.5,2.5],[3.5,2.5]] PIXEL");
    }

    @Test
    void anImageIsNoResultObject() {
        CommandRun.of("show", org.overread.viewer.endtoend.PhantomStudy.image())
                .assertRefused(ExitCode.INPUT_REFUSED, "no result object, but SOP class 1.2.840.10008.5.1.4.1.1.2");
    }

    @Test
    void writtenLinesHaveNoControlCharactersOfTheFile() throws Exception {
        byte[] sr = Files.readAllBytes(verified());
        String bytes = new String(sr, java.nio.charset.StandardCharsets.ISO_8859_1).replace("Nodule", "No\u001b[2J");
        Path hostile = Files.write(
                folder.resolve("hostile.dcm"), bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(CommandRun.of("show", hostile).assertDone().out()).doesNotContain("\u001b");
    }
}
