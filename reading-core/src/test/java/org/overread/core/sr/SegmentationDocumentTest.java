package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class SegmentationDocumentTest {
    private final DicomReportWriter writer = new DicomReportWriter(ExampleReport.STATION);

    @Test
    void pixelsLieWhereTheMaskPutThem() throws Exception {
        DataSet seg = segs(ExampleReport.content()).get(0);

        assertThat(seg.integer(Tag.NumberOfFrames))
                .as("empty frames are left out")
                .hasValue(2);
        assertThat(pixels(seg, 0)).as("slice 2").containsExactly("8,6");
        assertThat(pixels(seg, 1)).as("slice 3").containsExactly("2,3", "2,4", "2,5", "3,5");
        assertThat(position(seg, 0)).containsExactly(-143.25, -287.5, -211);
        assertThat(position(seg, 1)).containsExactly(-143.25, -287.5, -208.5);
        assertThat(sourceImage(seg, 0)).isEqualTo(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 2));
        assertThat(sourceImage(seg, 1)).isEqualTo(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, 3));
    }

    @Test
    void geometryIsThatOfTheSourceFrames() throws Exception {
        DataSet seg = segs(ExampleReport.content()).get(0);

        assertThat(seg.integer(Tag.Rows)).hasValue(7);
        assertThat(seg.integer(Tag.Columns)).hasValue(9);
        assertThat(seg.string(Tag.FrameOfReferenceUID)).contains(ExampleStudy.FRAME_OF_REFERENCE);
        DataSet shared = seg.item(Tag.SharedFunctionalGroupsSequence).orElseThrow();
        DataSet measures = shared.item(Tag.PixelMeasuresSequence).orElseThrow();
        assertThat(measures.numbers(Tag.PixelSpacing)).as("rows first").containsExactly(0.75, 0.625);
        assertThat(measures.number(Tag.SliceThickness)).hasValue(2.5);
        assertThat(measures.number(Tag.SpacingBetweenSlices)).hasValue(2.5);
        assertThat(shared.item(Tag.PlaneOrientationSequence).orElseThrow().numbers(Tag.ImageOrientationPatient))
                .containsExactly(1, 0, 0, 0, 1, 0);
    }

    @Test
    void eachFindingIsASegmentOfItsOwn() throws Exception {
        ReviewedFinding second = accepted(3, dot(3, 0, 0));
        DataSet seg = segs(ExampleReport.of(ExampleStudy.ct(), List.of(ExampleReport.accepted(1), second)))
                .get(0);

        assertThat(seg.items(Tag.SegmentSequence))
                .extracting(segment -> segment.string(Tag.TrackingUID).orElseThrow())
                .containsExactly("2.25.701", "2.25.703");
        assertThat(seg.integer(Tag.NumberOfFrames)).hasValue(3);
        assertThat(dimensions(seg, 0)).containsExactly(1, 1);
        assertThat(dimensions(seg, 1)).containsExactly(1, 2);
        assertThat(dimensions(seg, 2)).containsExactly(2, 2);
        assertThat(pixels(seg, 2)).containsExactly("0,0");
        assertThat(pixels(seg, 1)).as("not the other's").doesNotContain("0,0");
    }

    @Test
    void algorithmTypeTellsWhoDrewTheSegment() throws Exception {
        ReviewedFinding untouched = ExampleReport.accepted(1);
        FindingClaim claim = untouched.claim();
        FindingClaim redrawn = new FindingClaim(
                claim.label(),
                claim.site(),
                claim.laterality(),
                claim.centre(),
                claim.box(),
                claim.measurements(),
                Optional.of(dot(2, 4, 4)));
        ReviewedFinding edited = ExampleReport.reviewed(
                ExampleReport.ai(2, claim), AssessmentDecision.MODIFIED, Optional.empty(), Optional.of(redrawn));
        ReviewedFinding relabelled = ExampleReport.reviewed(
                ExampleReport.ai(3, claim),
                AssessmentDecision.MODIFIED,
                Optional.empty(),
                Optional.of(claim.withLabel(Codes.MASS)));
        Finding own = new Finding(
                new TrackingUid("2.25.704"),
                4,
                ExampleStudy.STUDY_UID,
                ExampleStudy.SERIES_UID,
                ExampleStudy.FRAME_OF_REFERENCE,
                new FindingOrigin.Reader(),
                redrawn,
                Optional.empty(),
                Optional.empty());
        ReviewedFinding readers =
                ExampleReport.reviewed(own, AssessmentDecision.ADDED, Optional.empty(), Optional.empty());

        DataSet seg = segs(ExampleReport.of(ExampleStudy.ct(), List.of(untouched, edited, relabelled, readers)))
                .get(0);
        assertThat(seg.items(Tag.SegmentSequence))
                .extracting(segment -> segment.string(Tag.SegmentAlgorithmType).orElseThrow())
                .containsExactly("AUTOMATIC", "SEMIAUTOMATIC", "AUTOMATIC", "MANUAL");
        assertThat(seg.items(Tag.SegmentSequence).get(0).string(Tag.SegmentAlgorithmName))
                .contains("Lung nodule reference");
        assertThat(seg.items(Tag.SegmentSequence).get(3).contains(Tag.SegmentAlgorithmName))
                .isFalse();
    }

    @Test
    void sideStandsWithTheSegment() throws Exception {
        DataSet segment =
                segs(ExampleReport.content()).get(0).items(Tag.SegmentSequence).get(0);

        DataSet region = segment.item(Tag.AnatomicRegionSequence).orElseThrow();
        assertThat(region.string(Tag.CodeValue)).contains("39607008");
        assertThat(region.item(Tag.AnatomicRegionModifierSequence).flatMap(side -> side.string(Tag.CodeValue)))
                .contains("24028007");
    }

    @Test
    void withoutMasksThereIsNoSegmentation() {
        ReportContent content =
                ExampleReport.of(ExampleStudy.ct(), List.of(ExampleReport.modified(2), ExampleReport.readersOwn(4)));

        assertThat(writer.write(content)).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR);
    }

    @Test
    void maskWithoutPlaneIsStatedByItsBox() throws Exception {
        Series series = ExampleStudy.series(ExampleStudy.SERIES_UID, 9, 7);
        List<Instance> instances = series.instances().stream()
                .map(i -> new Instance(
                        i.file(),
                        i.transferSyntaxUid(),
                        i.sopInstanceUid(),
                        i.sopClassUid(),
                        1,
                        Optional.empty(),
                        i.header()))
                .toList();
        Study study = ExampleStudy.study(List.of(
                new Series(series.seriesInstanceUid(), "CT", Optional.of(2), "", "", instances, false, List.of())));

        List<FrozenDocument> documents = writer.write(ExampleReport.content(study));

        assertThat(documents).extracting(FrozenDocument::kind).containsExactly(DocumentKind.SR);
        DataSet sr = DicomReader.read(documents.get(0).bytes()).dataSet();
        assertThat(ContentTree.has(ContentTree.groups(sr).get(0), "111030")).isTrue();
    }

    @Test
    void masksOnTwoSeriesBecomeTwoSegmentationsOfDifferentUid() throws Exception {
        String thick = ExampleStudy.STUDY_UID + ".2";
        Study study = ExampleStudy.study(
                List.of(ExampleStudy.series(ExampleStudy.SERIES_UID, 9, 7), ExampleStudy.series(thick, 4, 4)));
        FrameRef other = new FrameRef(ExampleStudy.instanceUid(thick, 5), 1);
        Mark.Mask mask = new Mark.Mask(List.of(MaskFrame.of(other, 3, 3, 1, 1, new boolean[] {true})));

        List<DataSet> segs = segs(ExampleReport.of(study, List.of(ExampleReport.accepted(1), accepted(3, mask))));

        assertThat(segs).hasSize(2);
        assertThat(segs.get(1).string(Tag.SOPInstanceUID))
                .isNotEqualTo(segs.get(0).string(Tag.SOPInstanceUID));
        assertThat(segs.get(1).integer(Tag.Columns)).hasValue(4);
        assertThat(pixels(segs.get(1), 0)).containsExactly("3,3");
    }

    @Test
    void maskBeyondItsFrameIsRefused() {
        Mark.Mask beyond =
                new Mark.Mask(List.of(MaskFrame.of(ExampleReport.frame(1), 8, 0, 2, 1, new boolean[] {true, true})));

        assertThatThrownBy(() -> writer.write(ExampleReport.of(ExampleStudy.ct(), List.of(accepted(1, beyond)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beyond its frame");
    }

    private static Mark.Mask dot(int slice, int column, int row) {
        return new Mark.Mask(
                List.of(MaskFrame.of(ExampleReport.frame(slice), column, row, 1, 1, new boolean[] {true})));
    }

    private static ReviewedFinding accepted(int number, Mark.Mask mask) {
        FindingClaim claim = ExampleReport.claim(
                Codes.NODULE, Laterality.RIGHT, ExampleReport.box(2, 1, 2, 4, 5), Optional.of(mask));
        return ExampleReport.reviewed(
                ExampleReport.ai(number, claim), AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
    }

    private List<DataSet> segs(ReportContent content) throws Exception {
        List<DataSet> segs = new ArrayList<>();
        for (FrozenDocument document : writer.write(content)) {
            if (document.kind() == DocumentKind.SEG) {
                segs.add(DicomReader.read(document.bytes()).dataSet());
            }
        }
        return segs;
    }

    /** "column,row" of each set pixel, unpacked by PS3.5 8.1.1: pixel n of all frames is bit n, lowest bit first. */
    private static List<String> pixels(DataSet seg, int frame) {
        int columns = seg.integer(Tag.Columns).orElseThrow();
        int rows = seg.integer(Tag.Rows).orElseThrow();
        ByteBuffer data = seg.bytes(Tag.PixelData).orElseThrow();
        List<String> set = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            int bit = frame * columns * rows + i;
            if ((data.get(bit / 8) >> (bit % 8) & 1) == 1) {
                set.add(i % columns + "," + i / columns);
            }
        }
        return set;
    }

    private static DataSet perFrame(DataSet seg, int frame) {
        return seg.items(Tag.PerFrameFunctionalGroupsSequence).get(frame);
    }

    private static double[] position(DataSet seg, int frame) {
        return perFrame(seg, frame)
                .item(Tag.PlanePositionSequence)
                .orElseThrow()
                .numbers(Tag.ImagePositionPatient);
    }

    private static double[] dimensions(DataSet seg, int frame) {
        return perFrame(seg, frame).item(Tag.FrameContentSequence).orElseThrow().numbers(Tag.DimensionIndexValues);
    }

    private static String sourceImage(DataSet seg, int frame) {
        return perFrame(seg, frame)
                .item(Tag.DerivationImageSequence)
                .flatMap(derivation -> derivation.item(Tag.SourceImageSequence))
                .flatMap(source -> source.string(Tag.ReferencedSOPInstanceUID))
                .orElseThrow();
    }
}
