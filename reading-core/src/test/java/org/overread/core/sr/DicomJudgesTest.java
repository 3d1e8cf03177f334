package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** What programs that we did not write say about our documents; each is shown a bad one too, lest it be silent always. */
class DicomJudgesTest {
    private static final String SEG_PIXELS = """
            import pydicom, sys
            seg = pydicom.dcmread(sys.argv[1])
            frames = seg.pixel_array.reshape(-1, seg.Rows, seg.Columns)
            for group, frame in zip(seg.PerFrameFunctionalGroupsSequence, frames):
                z = float(group.PlanePositionSequence[0].ImagePositionPatient[2])
                rows, columns = frame.nonzero()
                print(z, *[f"{c},{r}" for c, r in zip(columns, rows)])
            """;

    @TempDir
    Path folder;

    private Path sr;
    private Path seg;

    @BeforeEach
    void write() throws Exception {
        List<FrozenDocument> documents = new DicomReportWriter(ExampleReport.STATION).write(ExampleReport.content());
        sr = Files.write(folder.resolve("sr.dcm"), documents.get(0).bytes());
        seg = Files.write(folder.resolve("seg.dcm"), documents.get(1).bytes());
    }

    @Test
    void dciodvfyFindsNoErrors() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Judge.assertNoErrors(sr, "Comprehensive3DSR");
        Judge.assertNoErrors(seg, "Segmentation");
    }

    @Test
    void dciodvfyFindsNoErrorsWithoutStatedFindings() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        List<FrozenDocument> documents =
                new DicomReportWriter(ExampleReport.STATION).write(ExampleReport.of(ExampleStudy.ct(), List.of()));
        Judge.assertNoErrors(Files.write(sr, documents.get(0).bytes()), "Comprehensive3DSR");
    }

    @Test
    void dciodvfyFindsTheErrorInABadOne() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        DataSet unverifiable = DicomReader.read(sr).dataSet().remove(Tag.VerifyingObserverSequence);
        DicomWriter.write(unverifiable, sr);

        Judge verdict = Judge.ask("dciodvfy", "-new", sr.toString());
        assertThat(verdict.exitCode()).isNotZero();
        assertThat(verdict.output()).containsPattern("(?m)^Error.*VerifyingObserverSequence");
    }

    @Test
    void dsrdumpReadsTheTree() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dcmtk not installed");
        Judge dump = Judge.ask("dsrdump", "+Pl", sr.toString());

        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output())
                .contains("Comprehensive 3D SR Document", "VERIFIED", ExampleStudy.PATIENT_NAME)
                .contains("\"Diameter\")=\"17.2\" (mm,UCUM,\"millimeter\")")
                .contains("(POLYLINE,5.5/1.25,8.5/1.25,8.5/4.75,5.5/4.75,5.5/1.25)");
    }

    @Test
    void dsrdumpRefusesABadOne() throws Exception {
        assumeTrue(Judge.installed("dsrdump"), "dcmtk not installed");
        DataSet document = DicomReader.read(sr).dataSet();
        document.items(Tag.ContentSequence).forEach(item -> item.remove(Tag.RelationshipType));
        DicomWriter.write(document, sr);

        assertThat(Judge.ask("dsrdump", "+Pl", sr.toString()).exitCode()).isNotZero();
    }

    @Test
    void pydicomFindsTheSegmentsPixelsWhereTheMaskPutThem() throws Exception {
        assumeTrue(pydicom(), "python3-pydicom not installed");
        Judge pixels = Judge.ask("/usr/bin/python3", "-c", SEG_PIXELS, seg.toString());

        assertThat(pixels.output().lines()).containsExactly("-211.0 8,6", "-208.5 2,3 2,4 2,5 3,5");
    }

    @Test
    void pydicomSeesAGapBetweenFrames() throws Exception {
        assumeTrue(pydicom(), "python3-pydicom not installed");
        DataSet document = DicomReader.read(seg).dataSet();
        byte[] gapAfterEachFrame = {0, 0, 0, 0, 0, 0, 0, 0x40, 0x01, 0, 0, 0, 0, 0, 0, 0};
        DicomWriter.write(document.putBytes(Tag.PixelData, Vr.OB, gapAfterEachFrame), seg);

        Judge pixels = Judge.ask("/usr/bin/python3", "-c", SEG_PIXELS, seg.toString());
        assertThat(pixels.output().lines())
                .as("a gap after the first frame shifts the second")
                .containsExactly("-211.0 8,6", "-208.5 1,0");
    }

    @Test
    void documentsOfARealStudySatisfyTheJudges() throws Exception {
        Path data = Path.of(System.getProperty("overread.testdata", "absent"), "ct-chest");
        assumeTrue(Files.isDirectory(data), "real CT not at hand");
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Study study = new StudyIngest()
                .ingest(List.of(data), (done, total) -> {})
                .studies()
                .get(0);

        List<FrozenDocument> documents = new DicomReportWriter(ExampleReport.STATION).write(realContent(study));

        assertThat(documents).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR, DocumentKind.SEG);
        Judge.assertNoErrors(Files.write(sr, documents.get(0).bytes()), "Comprehensive3DSR");
        Judge.assertNoErrors(Files.write(seg, documents.get(1).bytes()), "Segmentation");
        assertThat(Judge.ask("dsrdump", sr.toString()).exitCode()).isZero();
    }

    /** A block of pixels on three slices of the tumour, accepted. */
    private static ReportContent realContent(Study study) {
        List<Instance> instances = study.series().get(0).instances();
        List<MaskFrame> frames = new ArrayList<>();
        boolean[] all = new boolean[512];
        java.util.Arrays.fill(all, true);
        for (int k = 30; k < 33; k++) {
            frames.add(MaskFrame.of(new FrameRef(instances.get(k).sopInstanceUid(), 1), 101, 158, 16, 32, all));
        }
        FrameRef key = frames.get(1).frame();
        ImagePlane plane = instances.get(31).plane().orElseThrow();
        FindingClaim claim = ExampleReport.claim(
                Codes.MASS,
                Laterality.RIGHT,
                new Mark.Box(key, 101, 158, 117, 190),
                Optional.of(new Mark.Mask(frames)));
        Finding finding = new Finding(
                new TrackingUid("2.25.801"),
                1,
                study.studyInstanceUid(),
                study.series().get(0).seriesInstanceUid(),
                plane.frameOfReferenceUid(),
                new FindingOrigin.Model(ExampleReport.MODEL, "2.25.600"),
                claim,
                Optional.empty(),
                Optional.empty());
        ReviewedFinding accepted =
                ExampleReport.reviewed(finding, AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
        return new ReportContent(
                ExampleReport.IDS,
                study,
                ExampleReport.READER,
                ExampleReport.SIGNED_AT,
                ExampleReport.ZONE,
                List.of(accepted),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static boolean pydicom() throws Exception {
        return Judge.installed("python3")
                && Judge.ask("/usr/bin/python3", "-c", "import pydicom, numpy").exitCode() == 0;
    }
}
