package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Finding;
import org.overread.core.inference.RunState;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.example.ExampleStudy;

/** What programs that we did not write say about unverified documents; each is shown a bad one too. */
class UnverifiedJudgesTest {
    @TempDir
    Path folder;

    @Test
    void dciodvfyFindsNoErrors() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        List<Path> found = write(ExampleRun.found());
        Judge.assertNoErrors(found.get(0), "Comprehensive3DSR");
        Judge.assertNoErrors(found.get(1), "Segmentation");

        List<Path> none = write(ExampleRun.of(ExampleStudy.ct(), RunState.NO_FINDINGS, List.of()));
        assertThat(none).hasSize(1);
        Judge.assertNoErrors(none.get(0), "Comprehensive3DSR");
    }

    @Test
    void dciodvfyFindsTheErrorInOneThatClaimsToBeVerified() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Path sr = write(ExampleRun.found()).get(0);
        DataSet forged = DicomReader.read(sr).dataSet().putString(Tag.VerificationFlag, Vr.CS, "VERIFIED");
        DicomWriter.write(forged, sr);

        assertThat(Judge.ask("dciodvfy", "-new", sr.toString()).exitCode()).isNotZero();
    }

    @Test
    void dsrdumpReadsTheTreeAndItsStatus() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dcmtk not installed");
        Judge dump =
                Judge.ask("dsrdump", "+Pl", write(ExampleRun.found()).get(0).toString());

        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output())
                .contains("PARTIAL", "UNVERIFIED", "PRELIMINARY", ExampleStudy.PATIENT_NAME)
                .contains("All algorithms succeeded; with findings")
                .contains("\"Certainty of Finding\")=\"96\"", "\"Model score\")=\"0.91\"")
                .doesNotContain("Verifying Observer");
    }

    @Test
    void dsrdumpRefusesABadOne() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dcmtk not installed");
        Path sr = write(ExampleRun.found()).get(0);
        DataSet document = DicomReader.read(sr).dataSet();
        document.items(Tag.ContentSequence).forEach(item -> item.remove(Tag.RelationshipType));
        DicomWriter.write(document, sr);

        assertThat(Judge.ask("dsrdump", "+Pl", sr.toString()).exitCode()).isNotZero();
    }

    /** One group at a time: of one with a segment and one with a box, PixelMed tries both against the same template. */
    @Test
    void pixelMedFindsTheTreeByTheTemplatesAndABadOneNot() throws Exception {
        PixelMed.assumeInstalled();
        Path sr = folder;
        for (Finding finding : ExampleRun.findings()) {
            sr = write(ExampleRun.of(ExampleStudy.ct(), RunState.FINDINGS, List.of(finding)))
                    .get(0);
            Judge verdict = PixelMed.ask(sr);
            assertThat(verdict.output()).contains("Found Root Template TID_1500", "IOD validation complete");
            assertThat(PixelMed.errors(verdict)).isEmpty();
        }

        DataSet boxWithoutImage = DicomReader.read(sr).dataSet();
        ContentTree.child(ContentTree.group(boxWithoutImage, uid -> uid.equals("2.25.702")), "111030")
                .remove(Tag.ContentSequence);
        DicomWriter.write(boxWithoutImage, sr);
        assertThat(PixelMed.errors(PixelMed.ask(sr))).isNotEmpty();
    }

    private List<Path> write(UnverifiedRun run) throws Exception {
        List<UnverifiedDocument> documents = new UnverifiedReportWriter(ExampleReport.STATION).write(run);
        List<Path> files = new ArrayList<>();
        for (UnverifiedDocument document : documents) {
            files.add(Files.write(folder.resolve(document.sopInstanceUid() + ".dcm"), document.bytes()));
        }
        return files;
    }
}
