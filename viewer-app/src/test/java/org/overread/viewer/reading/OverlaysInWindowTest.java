package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Rgb;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.measurement.Shape;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.study.Series;
import org.overread.viewer.overlaying.LayersOnPicture;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PaintedPoint;
import org.overread.viewer.viewport.PointLayer;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewGeometry;

/** Masks and heatmaps in a real window: where they lie, whose they are, how they are chosen. */
@ExtendWith(VirtualScreen.class)
class OverlaysInWindowTest {
    private static final CodedConcept LIVER = new CodedConcept("10200004", "SCT", "Liver");
    private static final Rgb GREEN = new Rgb(0, 255, 0);
    private static final int SLICES = 9;
    /** In the labelled block of slice 4, and its mirror image about the middle column, which is none. */
    private static final ImagePoint IN_BLOCK = new ImagePoint(15.5, 45.5);

    private final Series series = SyntheticSeries.of("1.2.3.4.5", SLICES);
    private final ReadingBench bench = new ReadingBench(SyntheticSeries::read, 1200, 800);

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aMaskLiesOnItsVoxelsWithItsOpacityAndSaysWhoseItIs() {
        open(block());
        int under = grey(shot("overlay-none"), new ImagePoint(30.5, 45.5));
        assertThat(colour(shot("overlay-mask"), IN_BLOCK)).isEqualTo(blended(under, 0.4));
        assertThat(bench.texts()).contains("AI, unverified\nLung nodule reference 1.0");
        assertThat(bench.host.shown).extracting(TrackingUid::value).containsExactly("2.25.5");
        bench.keys(KeyCode.CLOSE_BRACKET);
        assertThat(colour(shot("overlay-mask-stronger"), IN_BLOCK)).isEqualTo(blended(under, 0.5));
        bench.keys(KeyCode.DOWN);
        assertThat(isGrey(shot("overlay-mask-next"), IN_BLOCK)).isTrue();
        assertThat(bench.texts()).doesNotContain("AI, unverified");
    }

    @Test
    void onAMirroredAndARotatedViewItStaysOnItsVoxels() {
        open(block());
        bench.keys(KeyCode.SHIFT, KeyCode.V);
        WritableImage flipped = shot("overlay-flipped");
        assertThat(isGrey(flipped, IN_BLOCK)).isFalse();
        assertThat(isGrey(flipped, new ImagePoint(64 - 15.5, 45.5))).isTrue();
        bench.keys(KeyCode.SHIFT, KeyCode.R);
        WritableImage turned = shot("overlay-flipped-rotated");
        assertThat(isGrey(turned, IN_BLOCK)).isFalse();
        assertThat(isGrey(turned, new ImagePoint(45.5, 15.5))).isTrue();
    }

    @Test
    void onAnMprPlaneItLiesWhereItsVoxelsLieInThePatient() {
        open(block());
        bench.keys(KeyCode.F7);
        for (int i = 0; i < 100 && bench.read(() -> bench.seen.planes()).isEmpty(); i++) {
            bench.settle();
        }
        // 15.5, 45.5 of slice 4 in the patient; on slice 4 before and behind it, and two slices above it, there is none
        PatientPoint inside = new PatientPoint(-22 + 15 * 0.7, -22 + 45 * 0.7, 12);
        bench.read(() -> {
            bench.seen.planes().orElseThrow().moves().moveTo(inside);
            return null;
        });
        bench.settle();
        VirtualScreen.await(bench.read(() -> bench.seen.planes().orElseThrow().whenPainted()));
        bench.picture("overlay-mpr");
        for (PlanePane pane : bench.read(() -> bench.seen.planes().orElseThrow().panes())) {
            assertThat(isGreen(pane, inside)).as(pane.name().toString()).isTrue();
            assertThat(bench.read(pane::writtenTexts)).contains("AI, unverified\nLung nodule reference 1.0");
        }
        PlanePane coronal =
                bench.read(() -> bench.seen.planes().orElseThrow().panes().get(1));
        assertThat(isGreen(coronal, new PatientPoint(inside.x(), inside.y(), 18)))
                .isFalse();
        assertThat(isGreen(coronal, new PatientPoint(inside.x() + 14, inside.y(), 12)))
                .isFalse();
        bench.keys(KeyCode.Q);
        bench.settle();
        VirtualScreen.await(bench.read(() -> bench.seen.planes().orElseThrow().whenPainted()));
        assertThat(isGreen(coronal, inside)).isFalse();
    }

    private boolean isGreen(PlanePane pane, PatientPoint at) {
        int colour = bench.read(() -> {
            ImagePoint pixel = pane.shown().orElseThrow().plane().toImage(at);
            return pane.image().orElseThrow().getPixelReader().getArgb((int) pixel.column(), (int) pixel.row());
        });
        return (colour >> 8 & 0xFF) > (colour & 0xFF) + 50;
    }

    @Test
    void mapsAreLetGoWithTheirStudy() throws Exception {
        WeakReference<ResultMap> map = mapped();
        bench.window.nothingOpen();
        bench.settle();
        bench.host.review = null;
        for (int turn = 0; turn < 50 && map.get() != null; turn++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(map.get()).isNull();
    }

    private WeakReference<ResultMap> mapped() {
        ResultMap map = block();
        open(map);
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.keys(KeyCode.ESCAPE);
        return new WeakReference<>(map);
    }

    @Test
    void onAnotherStudysImageInTheSameFrameOfReferenceItIsNot() {
        open(block());
        LayersOnPicture layers = bench.read(() -> new LayersOnPicture(
                Optional.of("1.2.840.1"), ((LayersOnPicture) painted().request().layer()).layers()));
        StackFrame here = bench.read(() -> painted().request().frame());
        ViewGeometry geometry = bench.read(() -> painted().geometry());
        int[] picture = new int[(int) geometry.viewWidth() * (int) geometry.viewHeight()];
        assertThat(layers.paint(here, geometry, picture)).isNotEmpty();
        here.instance().header().putString(Tag.StudyInstanceUID, Vr.UI, "1.2.840.2");
        assertThat(layers.paint(here, geometry, picture)).isEmpty();
    }

    private PaintedFrame painted() {
        return bench.seen.viewport().painted().orElseThrow();
    }

    @Test
    void anOutlineLeavesTheInsideToBeSeen() {
        open(block());
        bench.keys(KeyCode.SEMICOLON);
        WritableImage shown = shot("overlay-outline");
        assertThat(isGrey(shown, IN_BLOCK)).isTrue();
        assertThat(isGrey(shown, new ImagePoint(10.05, 45.5))).isFalse();
    }

    @Test
    void aMapOfOneFrameLiesOnNoOther() {
        FrameRef frame = new FrameRef(series.instances().get(4).sopInstanceUid(), 1);
        float[] values = new float[8 * 8];
        values[5 * 8 + 1] = 0.9f;
        open(new ResultMap.ScoreMap(
                "heat",
                new MapGrid.OnFrame(frame, 8, 8, new ImagePoint(0, 0), 8, 8),
                label(1, Optional.empty()),
                Optional.of(new ModelScore(0.5)),
                values));
        // the cell's centre is at column 12, row 44
        assertThat(isGrey(shot("overlay-heat"), new ImagePoint(12, 44))).isFalse();
        assertThat(isGrey(shot("overlay-heat"), new ImagePoint(12, 44 + 7))).isTrue();
        bench.keys(KeyCode.DOWN);
        assertThat(isGrey(shot("overlay-heat-next"), new ImagePoint(12, 44))).isTrue();
    }

    @Test
    void theVolumeOfAMaskIsKeptFromTheListOnceAsAMeasurementThatCanBeTakenBack() {
        open(block());
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.keys(KeyCode.K);
        bench.keys(KeyCode.K);
        shot("overlay-kept");
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.annotations.all()).singleElement().satisfies(kept -> {
            Shape.MaskVolume mask = (Shape.MaskVolume) kept.shape();
            assertThat(mask.millilitres()).as("121 voxels of 0.7 × 0.7 × 3 mm").isCloseTo(0.17787, within(1e-6));
            assertThat(mask.source()).isEqualTo("Lung nodule reference 1.0");
            assertThat(mask.segment()).isEmpty();
            assertThat(kept.label()).isEqualTo("Liver");
        });
        assertThat(bench.read(() -> bench.seen.measuring().items()))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.values()).containsExactly("0.18 ml");
                    assertThat(item.author()).isEqualTo("mask of Lung nodule reference 1.0");
                });
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(bench.annotations.all()).isEmpty();
    }

    @Test
    void qHidesItAndWItsClassAndTheListItsLabelByKeyAlone() {
        open(block());
        bench.keys(KeyCode.Q);
        assertThat(isGrey(shot("overlay-q"), IN_BLOCK)).isTrue();
        bench.keys(KeyCode.Q);
        assertThat(isGrey(shot("overlay-q-again"), IN_BLOCK)).isFalse();
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        shot("overlay-list");
        assertThat(listed()).contains("Liver", "Lung nodule reference 1.0", "AI, unverified");
        assertThat(listed()).as("121 voxels of 0.7 × 0.7 × 3 mm").contains("0.18 ml");
        bench.keys(KeyCode.SPACE);
        assertThat(isGrey(shot("overlay-label-off"), IN_BLOCK)).isTrue();
        bench.keys(KeyCode.SPACE);
        bench.keys(KeyCode.OPEN_BRACKET);
        assertThat(listed()).contains("30 %");
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.SPACE);
        assertThat(isGrey(shot("overlay-model-off"), IN_BLOCK)).isTrue();
        bench.keys(KeyCode.SPACE);
        bench.keys(KeyCode.ESCAPE);
        assertThat(isGrey(shot("overlay-model-on"), IN_BLOCK)).isFalse();
    }

    @Test
    void whatASilentModelMappedIsOnNoPictureAndInNoList() {
        bench.open(ReadingBench.study(series));
        InferenceStatus run =
                run(List.of(), result(block()), new ReleaseTerms(RolloutPhase.SILENT, ReadingMode.CONCURRENT));
        bench.window.inference(new ResultRelease(model -> RolloutPhase.SILENT).toReader(run));
        bench.settle();
        assertThat(isGrey(shot("overlay-silent"), IN_BLOCK)).isTrue();
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        assertThat(bench.texts()).contains("No masks, heatmaps or marks of a model");
    }

    @Test
    void lateMapsWaitUntilTheReaderAsks() {
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(RunState.LATE, List.of(), result(block()), ReleaseTerms.AT_ONCE));
        bench.settle();
        assertThat(isGrey(shot("overlay-late"), IN_BLOCK)).isTrue();
        bench.keys(KeyCode.T);
        assertThat(isGrey(shot("overlay-late-asked"), IN_BLOCK)).isFalse();
    }

    @Test
    void aHigherThresholdTakesOpenFindingsAwayButNeverADecidedOne() {
        bench.host.ranges = List.of(new OperatingRange(Codes.NODULE, 0.3, 0.1, 1));
        List<Finding> findings = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            // scores 1, 0.5, 0.33
            findings.add(ReadingBench.onSlice(n, series, 4, new ImagePoint(10 + 14 * n, 30), 7));
        }
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(findings, SeriesResult.NONE, ReleaseTerms.AT_ONCE));
        bench.settle();
        assertThat(marks()).containsExactly(1, 2, 3);
        bench.read(() -> {
            bench.script.findings().select(findings.get(2).trackingUid());
            return null;
        });
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        assertThat(listed()).contains("from 0.30, as set");
        for (int i = 0; i < 9; i++) {
            bench.keys(KeyCode.RIGHT);
        }
        shot("overlay-threshold");
        assertThat(listed()).contains("from 0.6");
        assertThat(marks()).containsExactly(1, 3);
        assertThat(rows()).containsExactly(1, 3);
        // regions below the operating point were never reported: it cannot be undercut
        for (int i = 0; i < 30; i++) {
            bench.keys(KeyCode.LEFT);
        }
        assertThat(listed()).contains("from 0.30, as set");
        assertThat(rows()).containsExactly(1, 2, 3);
    }

    @Test
    void classScoresStandInThePanelWithTheirCertaintyAndThoseBelowTheOperatingPointOnlyAsANumber() {
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(
                List.of(),
                new SeriesResult(
                        List.of(),
                        List.of(
                                score("Pneumothorax", 0.91, true, true),
                                score("Effusion", 0.7, true, false),
                                score("Nodule", 0.1, false, false)),
                        List.of(),
                        List.of()),
                ReleaseTerms.AT_ONCE));
        bench.settle();
        shot("overlay-scores");
        String panel = bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".ai-scores .text"));
        assertThat(panel)
                .contains("Pneumothorax", "91 %", "critical", "Effusion", "70 %", "1 below its operating point")
                .doesNotContain("Nodule");
    }

    @Test
    void aLandmarkIsMarkedOnItsFrameAloneAndHiddenWithAllAiAndInTheList() {
        FrameRef frame = new FrameRef(series.instances().get(4).sopInstanceUid(), 1);
        ImagePoint at = new ImagePoint(15.5, 45.5);
        KeyPoint apex = new KeyPoint(Codes.NODULE, frame, at, Optional.empty(), Optional.of(new ModelScore(0.8)));
        KeyPoint elsewhere = new KeyPoint(
                Codes.NODULE, new FrameRef("1.2.3.99", 1), at, Optional.empty(), Optional.of(new ModelScore(0.8)));
        bench.open(ReadingBench.study(series));
        SeriesResult whole = new SeriesResult(List.of(), List.of(), List.of(), List.of(apex, elsewhere));
        bench.window.inference(run(List.of(), whole, ReleaseTerms.AT_ONCE));
        bench.settle();
        assertThat(points()).extracting(PaintedPoint::at).containsExactly(at);
        assertThat(hasOrangeAround(shot("overlay-landmark"), at)).isTrue();
        assertThat(isGrey(shot("overlay-landmark"), at))
                .as("its middle is left to be seen")
                .isTrue();
        assertThat(bench.texts()).contains("AI, unverified\nLung nodule reference 1.0");
        assertThat(bench.host.shown).extracting(TrackingUid::value).containsExactly("2.25.5");
        assertThat(bench.read(() -> bench.script.findings().sentences().next())).contains("landmarks");
        bench.keys(KeyCode.DOWN);
        assertThat(points()).isEmpty();
        assertThat(hasOrangeAround(shot("overlay-landmark-next"), at)).isFalse();
        assertThat(bench.texts()).doesNotContain("AI, unverified");
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.Q);
        assertThat(hasOrangeAround(shot("overlay-landmark-q"), at)).isFalse();
        bench.keys(KeyCode.Q);
        assertThat(points()).hasSize(1);
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.keys(KeyCode.SPACE);
        bench.settle();
        assertThat(points()).isEmpty();
    }

    @Test
    void wHidesLandmarksWithTheFindingsOfTheirClass() {
        FrameRef frame = new FrameRef(series.instances().get(4).sopInstanceUid(), 1);
        KeyPoint apex =
                new KeyPoint(Codes.NODULE, frame, new ImagePoint(15.5, 45.5), Optional.empty(), Optional.empty());
        Finding nodule = ReadingBench.onSlice(1, series, 4, new ImagePoint(40, 30), 7);
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(
                List.of(nodule),
                new SeriesResult(List.of(), List.of(), List.of(), List.of(apex)),
                ReleaseTerms.AT_ONCE));
        bench.settle();
        assertThat(points()).hasSize(1);
        bench.read(() -> {
            bench.script.findings().select(nodule.trackingUid());
            return null;
        });
        bench.keys(KeyCode.W);
        bench.settle();
        assertThat(points()).isEmpty();
    }

    @Test
    void landmarksOfASilentModelAreOnNoPicture() {
        FrameRef frame = new FrameRef(series.instances().get(4).sopInstanceUid(), 1);
        KeyPoint apex =
                new KeyPoint(Codes.NODULE, frame, new ImagePoint(15.5, 45.5), Optional.empty(), Optional.empty());
        bench.open(ReadingBench.study(series));
        InferenceStatus silent = run(
                List.of(),
                new SeriesResult(List.of(), List.of(), List.of(), List.of(apex)),
                new ReleaseTerms(RolloutPhase.SILENT, ReadingMode.CONCURRENT));
        bench.window.inference(new ResultRelease(model -> RolloutPhase.SILENT).toReader(silent));
        bench.settle();
        assertThat(points()).isEmpty();
        assertThat(bench.texts()).doesNotContain("unverified");
    }

    private List<PaintedPoint> points() {
        return bench.read(() -> bench.seen.viewport().getChildrenUnmodifiable().stream()
                .filter(PointLayer.class::isInstance)
                .flatMap(layer -> ((PointLayer) layer).drawn().stream())
                .toList());
    }

    /** Whether the arms of a cross, or what else has a colour, lie next to a place of the image. */
    private boolean hasOrangeAround(WritableImage shown, ImagePoint at) {
        Point2D view = bench.read(() -> painted().geometry().toView(at));
        return IntStream.rangeClosed(-9, 9)
                .map(off -> shown.getPixelReader().getArgb((int) view.getX() + off, (int) view.getY()) & 0xFFFFFF)
                .anyMatch(colour -> colour == 0xE69F00);
    }

    @Test
    void aRunWithNothingAtItsOperatingPointLeavesTheStudyInTheStandardWorkflow() {
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(List.of(), SeriesResult.NONE, ReleaseTerms.AT_ONCE));
        bench.settle();
        assertThat(bench.read(() -> bench.script.findings().sentences().next()))
                .contains("reached the model's operating point", "standard workflow");
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    private void open(ResultMap map) {
        bench.open(ReadingBench.study(series));
        bench.window.inference(run(List.of(), result(map), ReleaseTerms.AT_ONCE));
        bench.settle();
    }

    /** Columns 10…20, rows 40…50 of slice 4. */
    private static ResultMap block() {
        int size = SyntheticSeries.SIZE;
        byte[] labels = new byte[size * size * SLICES];
        for (int row = 40; row <= 50; row++) {
            for (int column = 10; column <= 20; column++) {
                labels[(4 * size + row) * size + column] = 1;
            }
        }
        return new ResultMap.LabelMap("organs", grid(), List.of(label(1, Optional.of(GREEN))), labels);
    }

    private static MapGrid grid() {
        VolumeGeometry geometry = new VolumeGeometry(
                SyntheticSeries.FRAME_OF_REFERENCE,
                SyntheticSeries.SIZE,
                SyntheticSeries.SIZE,
                SLICES,
                new PatientPoint(-22, -22, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                0.7,
                0.7,
                3);
        return new MapGrid.InVolume(geometry, List.of());
    }

    private static MapLabel label(int index, Optional<Rgb> colour) {
        Measurement volume =
                new Measurement(Codes.VOLUME, 121 * 0.7 * 0.7 * 3 / 1000, Unit.MILLILITRE, Measurement.Source.MODEL);
        return new MapLabel(index, LIVER, Optional.empty(), colour, Optional.of(volume));
    }

    private static SeriesResult result(ResultMap map) {
        return new SeriesResult(List.of(map), List.of(), List.of(), List.of());
    }

    private static ClassScore score(String name, double score, boolean positive, boolean critical) {
        return new ClassScore(
                new CodedConcept("X" + name, "99TEST", name),
                new ModelScore(score),
                Optional.of(positive),
                critical,
                Optional.of(new CertaintyOfFinding(100 * score)));
    }

    private static InferenceStatus run(List<Finding> findings, SeriesResult whole, ReleaseTerms terms) {
        return run(findings.isEmpty() ? RunState.NO_FINDINGS : RunState.FINDINGS, findings, whole, terms);
    }

    private static InferenceStatus run(RunState state, List<Finding> findings, SeriesResult whole, ReleaseTerms terms) {
        return new InferenceStatus(
                "2.25.5",
                ReadingBench.MODEL,
                ReadingBench.STUDY,
                "1.2.3.4.5",
                state,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofMillis(8400),
                true,
                findings,
                whole,
                RunDetails.of(terms, ""));
    }

    // --- what is read -----------------------------------------------------------------------------------------------

    private WritableImage shot(String name) {
        return bench.image(bench.picture(name));
    }

    private int colour(WritableImage shown, ImagePoint at) {
        Point2D view = bench.read(
                () -> bench.seen.viewport().painted().orElseThrow().geometry().toView(at));
        return shown.getPixelReader().getArgb((int) view.getX(), (int) view.getY()) & 0xFFFFFF;
    }

    private int grey(WritableImage shown, ImagePoint at) {
        assertThat(isGrey(shown, at)).isTrue();
        return colour(shown, at) & 0xFF;
    }

    private boolean isGrey(WritableImage shown, ImagePoint at) {
        int colour = colour(shown, at);
        return (colour >> 16) == (colour & 0xFF) && (colour >> 8 & 0xFF) == (colour & 0xFF);
    }

    /** Green over a grey level. */
    private static int blended(int under, double opacity) {
        double alpha = Math.round(opacity * 255) / 255.0;
        int other = (int) Math.round(under * (1 - alpha));
        int green = (int) Math.round(255 * alpha + under * (1 - alpha));
        return other << 16 | green << 8 | other;
    }

    private String listed() {
        return bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".overlay-list .text"));
    }

    private List<Integer> marks() {
        return bench.read(() -> bench.seen.viewport().marks().outcome().painted().stream()
                .map(OverlayShape::number)
                .sorted()
                .toList());
    }

    private List<Integer> rows() {
        return bench.read(() ->
                bench.script.findings().rows().stream().map(row -> row.number()).toList());
    }
}
