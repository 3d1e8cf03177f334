package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Laterality;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.example.ExampleStudy;

/** A map of three labels that is like none of its mirror images, as a Segmentation; the frames from the head down. */
class LabelMapSegmentationTest {
    private static final int COLUMNS = ExampleStudy.COLUMNS;
    private static final int ROWS = ExampleStudy.ROWS;
    private static final int SLICES = ExampleStudy.SLICES;

    @TempDir
    Path folder;

    @Test
    void eachLabelOfAnatomyIsASegmentOnItsOwnFrames() throws Exception {
        List<UnverifiedDocument> documents = write(run(map()));
        assertThat(documents)
                .extracting(UnverifiedDocument::kind)
                .containsExactly(UnverifiedDocument.Kind.SR, UnverifiedDocument.Kind.SEG);

        DataSet seg = DicomReader.read(documents.get(1).bytes()).dataSet();

        List<DataSet> segments = seg.items(Tag.SegmentSequence);
        assertThat(segments)
                .extracting(segment -> segment.string(Tag.SegmentLabel).orElseThrow())
                .containsExactly("Left Lung", "Heart");
        assertThat(segments)
                .extracting(segment -> segment.string(Tag.SegmentAlgorithmType).orElseThrow())
                .containsOnly("AUTOMATIC");
        assertThat(code(segments.get(0), Tag.SegmentedPropertyTypeCodeSequence)).isEqualTo("39607008");
        assertThat(code(segments.get(0), Tag.SegmentedPropertyCategoryCodeSequence))
                .isEqualTo("123037004");
        DataSet type =
                segments.get(0).items(Tag.SegmentedPropertyTypeCodeSequence).getFirst();
        assertThat(code(type, Tag.SegmentedPropertyTypeModifierCodeSequence)).isEqualTo("7771000");
        assertThat(seg.string(Tag.SeriesDescription).orElseThrow()).contains("unverified");
        assertThat(drawn(seg)).isEqualTo(expected());
    }

    @Test
    void dciodvfyFindsNoErrors() throws Exception {
        assumeTrue(Judge.installed("dciodvfy"), "dicom3tools not installed");
        Judge.assertNoErrors(file(write(run(map())).get(1)), "Segmentation");
    }

    @Test
    void aMapWithoutAnatomyGivesNoSegmentation() {
        byte[] findingsOnly = map().indices().clone();
        for (int i = 0; i < findingsOnly.length; i++) {
            findingsOnly[i] = (byte) (findingsOnly[i] == 3 ? 3 : 0);
        }
        ResultMap.LabelMap map = new ResultMap.LabelMap("labels", grid(), labels(), findingsOnly);

        assertThat(write(run(map))).hasSize(1);
    }

    /** "slice column row segment" of all pixels that a segmentation sets, the slice by the image it was made from. */
    private static List<String> drawn(DataSet seg) {
        List<String> drawn = new ArrayList<>();
        ByteBuffer bits = seg.bytes(Tag.PixelData).orElseThrow();
        List<DataSet> frames = seg.items(Tag.PerFrameFunctionalGroupsSequence);
        for (int n = 0; n < frames.size(); n++) {
            int segment = frames.get(n)
                    .items(Tag.SegmentIdentificationSequence)
                    .getFirst()
                    .integer(Tag.ReferencedSegmentNumber)
                    .orElseThrow();
            String source = frames.get(n)
                    .items(Tag.DerivationImageSequence)
                    .getFirst()
                    .items(Tag.SourceImageSequence)
                    .getFirst()
                    .string(Tag.ReferencedSOPInstanceUID)
                    .orElseThrow();
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                int bit = n * COLUMNS * ROWS + i;
                if ((bits.get(bit >> 3) >> (bit & 7) & 1) == 1) {
                    drawn.add(source + " " + i % COLUMNS + " " + i / COLUMNS + " " + segment);
                }
            }
        }
        drawn.sort(null);
        return drawn;
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        ResultMap.LabelMap map = map();
        for (int k = 0; k < SLICES; k++) {
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                int label = map.index(i % COLUMNS, i / COLUMNS, k);
                if (label == 1 || label == 2) {
                    String uid = ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, SLICES - 1 - k);
                    expected.add(uid + " " + i % COLUMNS + " " + i / COLUMNS + " " + label);
                }
            }
        }
        expected.sort(null);
        return expected;
    }

    /** 1 towards column 0 and the first slice, 2 in a corner, 3 at one voxel. */
    private static ResultMap.LabelMap map() {
        byte[] indices = new byte[COLUMNS * ROWS * SLICES];
        for (int k = 0; k < SLICES; k++) {
            for (int j = 0; j < ROWS; j++) {
                for (int i = 0; i < COLUMNS; i++) {
                    boolean first = i < 4 - k && j < 5;
                    boolean second = i > 6 && j > 4 && k > 2;
                    indices[(k * ROWS + j) * COLUMNS + i] = (byte) (first ? 1 : second ? 2 : 0);
                }
            }
        }
        indices[5] = 3;
        return new ResultMap.LabelMap("labels", grid(), labels(), indices);
    }

    private static List<MapLabel> labels() {
        return List.of(
                label(1, "39607008", "Lung", Optional.of(Laterality.LEFT), false),
                label(2, "80891009", "Heart", Optional.empty(), false),
                label(3, "27925004", "Nodule", Optional.empty(), true));
    }

    private static MapLabel label(int index, String value, String meaning, Optional<Laterality> side, boolean finding) {
        return new MapLabel(
                index, new CodedConcept(value, "SCT", meaning), side, Optional.empty(), Optional.empty(), finding);
    }

    private static MapGrid grid() {
        VolumeGeometry geometry = new VolumeGeometry(
                ExampleStudy.FRAME_OF_REFERENCE,
                COLUMNS,
                ROWS,
                SLICES,
                new PatientPoint(-143.25, -287.5, -203.5),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, -1),
                0.625,
                0.75,
                2.5);
        List<FrameRef> frames = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            frames.add(new FrameRef(ExampleStudy.instanceUid(ExampleStudy.SERIES_UID, SLICES - 1 - k), 1));
        }
        return new MapGrid.InVolume(geometry, frames);
    }

    private static UnverifiedRun run(ResultMap map) {
        UnverifiedRun plain = ExampleRun.of(ExampleStudy.ct(), RunState.NO_FINDINGS, List.of());
        InferenceStatus run = new InferenceStatus(
                "2.25.600",
                ExampleReport.MODEL,
                ExampleStudy.STUDY_UID,
                ExampleStudy.SERIES_UID,
                RunState.NO_FINDINGS,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofSeconds(3),
                true,
                List.of(),
                new SeriesResult(List.of(map), List.of(), List.of(), List.of()),
                RunDetails.PLAIN);
        return new UnverifiedRun(plain.study(), run, plain.operatingPoint(), plain.ids(), plain.writtenAt());
    }

    private static List<UnverifiedDocument> write(UnverifiedRun run) {
        return new UnverifiedReportWriter(ExampleReport.STATION).write(run);
    }

    private Path file(UnverifiedDocument document) throws Exception {
        return Files.write(folder.resolve(document.sopInstanceUid() + ".dcm"), document.bytes());
    }

    private static String code(DataSet item, int sequence) {
        return item.items(sequence).getFirst().string(Tag.CodeValue).orElseThrow();
    }
}
