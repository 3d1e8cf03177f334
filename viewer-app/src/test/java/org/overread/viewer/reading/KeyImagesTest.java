package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.Shape;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportIds;
import org.overread.core.report.StationIdentity;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SyntheticSeries;

/** Key images by real keys in the real window: of the frame on screen and no other, apart from those of others. */
@ExtendWith(VirtualScreen.class)
class KeyImagesTest {
    private static final ReaderIdentity OTHER = new ReaderIdentity("WEBER^EVA", "Clinic", "weber", "99TEST");

    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private final Series second = SyntheticSeries.of("1.2.4", 10);
    private ReadingBench bench;

    @BeforeEach
    void open() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(chest, second));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static FrameRef frame(Series series, int k) {
        return new FrameRef(series.instances().get(k).sopInstanceUid(), 1);
    }

    private List<FrameRef> marked() {
        return bench.read(
                () -> bench.keyImages.own().stream().map(KeyImage::frame).toList());
    }

    private FrameRef onScreen() {
        return bench.read(() -> bench.seen.viewport().painted().orElseThrow().ref());
    }

    private String tiles() {
        return bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".series-tile .text"));
    }

    /** A selection of frames as another station would write it. */
    private static DataSet selection(Study study, ReaderIdentity author, FrameRef... frames) throws Exception {
        List<KeyImage> images = List.of(frames).stream()
                .map(frame -> new KeyImage(
                        TrackingUid.create(),
                        new AnnotationPlace(ReadingBench.STUDY, "1.2.3", Optional.empty(), frame),
                        author,
                        Instant.EPOCH))
                .toList();
        byte[] kos = new DicomReportWriter(new StationIdentity("Other", "Other", "0", "1"))
                .write(new ReportContent(
                        ReportIds.create(),
                        study,
                        author,
                        Instant.EPOCH,
                        ZoneOffset.UTC,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        images,
                        List.of()))
                .getLast()
                .bytes();
        return DicomReader.read(kos).dataSet();
    }

    private static Series selections(DataSet... documents) throws Exception {
        List<Instance> instances = new ArrayList<>();
        for (DataSet document : documents) {
            instances.add(Instance.of(Path.of("kos.dcm"), fileOf(document)));
        }
        return new Series("1.2.9", "KO", Optional.of(9), "", "", instances, false, List.of());
    }

    private static DicomFile fileOf(DataSet document) throws Exception {
        return DicomReader.read(DicomWriter.toBytes(document));
    }

    @Test
    void aKeyMarksTheFrameOnScreenAndNoOther() {
        FrameRef shown = onScreen();
        assertThat(bench.texts()).doesNotContain("Key image");
        bench.keys(KeyCode.K);
        assertThat(marked()).containsExactly(shown);
        assertThat(bench.marked.entries).hasSize(1);
        assertThat(bench.texts()).contains("◆ Key image, yours", "Marked as key image");
        assertThat(tiles()).contains("◆ 1");
        bench.picture("keyimage-marked");
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).doesNotContain("Key image, yours");
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.I);
        assertThat(bench.texts()).as("stays when texts are hidden").contains("Key image, yours");
        bench.keys(KeyCode.K);
        assertThat(marked()).isEmpty();
        assertThat(bench.texts()).doesNotContain("Key image, yours");
        assertThat(tiles()).doesNotContain("◆");
        assertThat(bench.marked.entries).hasSize(2);
    }

    @Test
    void theNextKeyImageIsBroughtUpAcrossSeriesAndAroundTheEnd() {
        bench.keys(KeyCode.SHIFT, KeyCode.K);
        assertThat(bench.texts()).contains("No image of this study is marked");
        bench.keys(KeyCode.HOME);
        bench.keys(KeyCode.K);
        bench.keys(KeyCode.END);
        bench.keys(KeyCode.K);
        bench.keys(KeyCode.SPACE);
        bench.keys(KeyCode.HOME);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.K);
        assertThat(marked()).containsExactly(frame(chest, 0), frame(chest, 19), frame(second, 1));
        bench.keys(KeyCode.SHIFT, KeyCode.K);
        assertThat(onScreen()).isEqualTo(frame(chest, 0));
        assertThat(bench.texts()).contains("Key image 1 of 3");
        bench.keys(KeyCode.SHIFT, KeyCode.K);
        assertThat(onScreen()).isEqualTo(frame(chest, 19));
        bench.keys(KeyCode.SHIFT, KeyCode.K);
        assertThat(onScreen()).isEqualTo(frame(second, 1));
    }

    @Test
    void undoTakesBackWhateverWasDoneLastHereOrInMeasuring() {
        bench.keys(KeyCode.K);
        FrameRef shown = onScreen();
        bench.read(() -> bench.annotations.add(
                new AnnotationPlace(ReadingBench.STUDY, "1.2.3", Optional.empty(), shown),
                new Shape.Length(new ImagePoint(1, 1), new ImagePoint(9, 1)),
                ""));
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.K);
        assertThat(marked()).hasSize(2);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(marked()).containsExactly(shown);
        assertThat(bench.read(() -> bench.annotations.all())).hasSize(1);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(marked()).containsExactly(shown);
        assertThat(bench.read(() -> bench.annotations.all())).isEmpty();
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(marked()).isEmpty();
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(marked()).containsExactly(shown);
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(bench.read(() -> bench.annotations.all())).hasSize(1);
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(marked()).hasSize(2);
    }

    @Test
    void whatIsMarkedIsSaidBeforeTheSignatureAndPartOfWhatIsSigned() {
        bench.keys(KeyCode.K);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.K);
        List<FrameRef> marked = marked();
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.picture("keyimage-signing");
        assertThat(bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".draft-text .text")))
                .contains("2 key images");
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.host.keyImages).extracting(KeyImage::frame).isEqualTo(marked);
    }

    @Test
    void keyImagesOfOthersAreNamedWithTitleAndAuthorAndNotChanged() throws Exception {
        Study study = ReadingBench.study(chest, second);
        DataSet picked = selection(study, OTHER, frame(chest, 4));
        DataSet rejecting = selection(study, OTHER, frame(chest, 6));
        rejecting
                .items(Tag.ConceptNameCodeSequence)
                .getFirst()
                .putString(Tag.CodeValue, Vr.SH, "113001")
                .putString(Tag.CodeMeaning, Vr.LO, "Rejected for Quality Reasons");
        bench.open(ReadingBench.study(chest, second, selections(picked, rejecting)));
        for (int turn = 0; turn < 100 && !tiles().contains("◇"); turn++) {
            bench.settle();
        }
        assertThat(tiles()).contains("◇ 1").doesNotContain("◆");
        bench.keys(KeyCode.SHIFT, KeyCode.K);
        assertThat(onScreen()).isEqualTo(frame(chest, 4));
        assertThat(bench.texts()).contains("◇ Key image: Of Interest  ·  WEBER EVA  ·  1970-01-01");
        bench.keys(KeyCode.K);
        assertThat(marked()).containsExactly(frame(chest, 4));
        assertThat(bench.texts()).contains("◆ Key image, yours", "◇ Key image: Of Interest");
        bench.picture("keyimage-others");
        bench.keys(KeyCode.K);
        assertThat(marked()).isEmpty();
        assertThat(bench.texts()).contains("◇ Key image: Of Interest");
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).doesNotContain("Key image:");
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).contains("Not to be used: Rejected for Quality Reasons  ·  WEBER EVA");
        bench.picture("keyimage-rejected");
    }

    @Test
    void nothingOfOneStudysKeyImagesStaysUnderTheNext() {
        bench.keys(KeyCode.K);
        assertThat(bench.texts()).contains("Key image, yours");
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.7", 20)));
        assertThat(bench.texts()).doesNotContain("Key image, yours");
        assertThat(Set.copyOf(marked())).isEmpty();
    }
}
