package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.phantom.RadiographPhantom;
import org.overread.core.dicom.SopClass;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.segmentation.Segment;
import org.overread.core.segmentation.SegmentVolume;
import org.overread.core.segmentation.SegmentVolumes;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedLayer;

/** What lies over real images, as a reader sees it: pictures to be looked at, and what must hold on them. */
@ExtendWith(VirtualScreen.class)
class OverlayScreensTest {
    private static final int LABELS = 20;

    @TempDir
    Path folder;

    private final ReadingBench bench = new ReadingBench(new FrameReader()::read, 1440, 900);

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void twentyLabelsOnARealChestAreToldApartNamedAndChosen() throws Exception {
        Study study = RealChest.read().studies().getFirst();
        Series series = volume(study);
        bench.open(study);
        tell(
                study,
                series,
                RunState.NO_FINDINGS,
                List.of(),
                new SeriesResult(List.of(sectors(series)), List.of(), List.of(), List.of()));
        bench.picture("overlays-20-labels");
        List<PaintedLayer> painted =
                bench.read(() -> bench.seen.viewport().painted().orElseThrow().layers());
        assertThat(painted).hasSize(LABELS);
        assertThat(painted.stream().map(PaintedLayer::colour).distinct()).hasSize(LABELS);
        bench.keys(KeyCode.SEMICOLON);
        bench.picture("overlays-20-outlines");
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.picture("overlays-20-list");
    }

    @Test
    void aHeatmapLiesOnTheOpacityOfTheRadiographWithItsScale() throws Exception {
        RadiographPhantom phantom = IntStream.range(1, 50)
                .mapToObj(RadiographPhantom::of)
                .filter(one -> one.opacity().isPresent())
                .findFirst()
                .orElseThrow();
        phantom.writeTo(folder);
        Study study = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst();
        Series series = study.series().getFirst();
        RadiographPhantom.Opacity opacity = phantom.opacity().orElseThrow();
        bench.host.ranges = List.of(new OperatingRange(code("Opacity"), 0.5, 0.3, 0.9));
        bench.open(study);
        tell(
                study,
                series,
                RunState.NO_FINDINGS,
                List.of(),
                new SeriesResult(
                        List.of(heat(series, opacity.column(), opacity.row())), List.of(), List.of(), List.of()));
        WritableImage shown = bench.image(bench.picture("overlays-heatmap"));
        ImagePoint middle = new ImagePoint(opacity.column(), opacity.row());
        assertThat(coloured(shown, middle)).isTrue();
        assertThat(bench.texts()).contains("AI, unverified");
        int before = countColoured(shown);
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        for (int i = 0; i < 30; i++) {
            bench.keys(KeyCode.LEFT);
        }
        // down to the least score that the package allows, and no further
        assertThat(bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".overlay-list .text")))
                .contains("from 0.30");
        assertThat(countColoured(bench.image(bench.picture("overlays-heatmap-lower"))))
                .isGreaterThan(before);
        for (int i = 0; i < 30; i++) {
            bench.keys(KeyCode.RIGHT);
        }
        assertThat(countColoured(bench.image(bench.picture("overlays-heatmap-higher"))))
                .isLessThan(before);
    }

    @Test
    void oneFindingAndAThousandAreRead() throws Exception {
        Study study = RealChest.read().studies().getFirst();
        Series series = volume(study);
        bench.open(study);
        tell(study, series, RunState.FINDINGS, findings(study, series, 1), SeriesResult.NONE);
        bench.keys(KeyCode.D);
        bench.picture("overlays-1-finding");
        bench.open(study);
        bench.host.ranges = List.of(new OperatingRange(Codes.NODULE, 0, 0, 1));
        tell(study, series, RunState.FINDINGS, findings(study, series, 1000), SeriesResult.NONE);
        bench.keys(KeyCode.D);
        bench.picture("overlays-1000-findings");
        assertThat(bench.<Integer>read(() -> bench.script.findings().rows().size()))
                .isEqualTo(1000);
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.keys(KeyCode.RIGHT);
        bench.picture("overlays-1000-threshold");
        assertThat(bench.<Integer>read(() -> bench.script.findings().rows().size()))
                .isEqualTo(20);
        assertThat(bench.read(() -> bench.script.findings().sentences().belowThreshold()))
                .contains("980 findings are below your threshold");
    }

    @Test
    void segmentsOfAnotherSystemAreShownOnWishWithTheirSource() throws Exception {
        Path data = Path.of(System.getProperty("overread.testdata", "absent"), "dicom", "dcmqi");
        Assumptions.assumeTrue(Files.isDirectory(data), "needs the test data");
        for (String name :
                List.of("ct-3slice__01.dcm", "ct-3slice__02.dcm", "ct-3slice__03.dcm", "partial_overlaps.dcm")) {
            Files.copy(data.resolve("segmentations__" + name), folder.resolve(name));
        }
        Study study = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst();
        bench.open(study);
        assertThat(bench.read(
                        () -> bench.seen.viewport().painted().orElseThrow().layers()))
                .isEmpty();
        bench.keys(KeyCode.SHIFT, KeyCode.N);
        for (int i = 0; i < 100 && !bench.texts().contains("Results of other systems are shown"); i++) {
            bench.settle();
        }
        bench.settle();
        bench.picture("overlays-other-system");
        List<PaintedLayer> painted =
                bench.read(() -> bench.seen.viewport().painted().orElseThrow().layers());
        assertThat(painted).isNotEmpty().noneMatch(PaintedLayer::byModel);
        assertThat(bench.texts()).doesNotContain("AI, unverified");
        bench.keys(KeyCode.SHIFT, KeyCode.M);
        bench.picture("overlays-volumes");
        Instance other = study.series().stream()
                .flatMap(one -> one.instances().stream())
                .filter(one -> one.sopClassUid().equals(SopClass.SEGMENTATION))
                .findFirst()
                .orElseThrow();
        Segmentation segmentation = Segmentation.of(other);
        for (Segment segment : segmentation.segments()) {
            SegmentVolume.Known known =
                    (SegmentVolume.Known) new SegmentVolumes(segmentation, other).of(segment.number());
            assertThat(bench.read(() -> ReadingBench.writtenIn(bench.stage(), ".overlay-list .text")))
                    .contains(Texts.number(known.millilitres(), 2) + " ml");
        }
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.SHIFT, KeyCode.N);
        assertThat(bench.read(
                        () -> bench.seen.viewport().painted().orElseThrow().layers()))
                .isEmpty();
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    private void tell(Study study, Series series, RunState state, List<Finding> findings, SeriesResult whole) {
        bench.window.inference(new InferenceStatus(
                "2.25.9",
                ReadingBench.MODEL,
                study.studyInstanceUid(),
                series.seriesInstanceUid(),
                state,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofSeconds(9),
                true,
                findings,
                whole,
                RunDetails.of(ReleaseTerms.AT_ONCE, "")));
        bench.settle();
    }

    private static Series volume(Study study) {
        return study.series().stream()
                .filter(series -> series.volume().isPresent())
                .max((a, b) ->
                        Integer.compare(a.instances().size(), b.instances().size()))
                .orElseThrow();
    }

    /** Twenty sectors of a tube through the body, on a grid of its own of 96 by 96 columns and rows. */
    private static ResultMap sectors(Series series) {
        VolumeGeometry whole = series.volume().orElseThrow().geometry().orElseThrow();
        int side = 96;
        double factor = (double) whole.columns() / side;
        VolumeGeometry grid = new VolumeGeometry(
                whole.frameOfReferenceUid(),
                side,
                side,
                whole.slices(),
                whole.toPatient(factor / 2 - 0.5, factor / 2 - 0.5, 0),
                whole.alongI(),
                whole.alongJ(),
                whole.alongK(),
                whole.spacingI() * factor,
                whole.spacingJ() * factor,
                whole.spacingK());
        byte[] labels = new byte[side * side * whole.slices()];
        for (int at = 0; at < labels.length; at++) {
            double x = at % side - side / 2.0 + 0.5;
            double y = at / side % side - side / 2.0 + 0.5;
            double far = Math.hypot(x, y);
            if (far > 8 && far < 34) {
                labels[at] = (byte) (1 + (int) ((Math.atan2(y, x) + Math.PI) / (2 * Math.PI) * LABELS) % LABELS);
            }
        }
        List<MapLabel> names = IntStream.rangeClosed(1, LABELS)
                .mapToObj(
                        n -> new MapLabel(n, code("Sector " + n), Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
        return new ResultMap.LabelMap("sectors", new MapGrid.InVolume(grid, List.of()), names, labels);
    }

    private static ResultMap heat(Series series, double column, double row) {
        int side = 32;
        double cell = RadiographPhantom.SIZE / (double) side;
        MapGrid.OnFrame grid = new MapGrid.OnFrame(
                new FrameRef(series.instances().getFirst().sopInstanceUid(), 1),
                side,
                side,
                new ImagePoint(0, 0),
                cell,
                cell);
        float[] values = new float[side * side];
        for (int at = 0; at < values.length; at++) {
            ImagePoint here = grid.toImage(at % side, at / side);
            double far = Math.hypot(here.column() - column, here.row() - row) / 90;
            values[at] = (float) (0.97 * Math.exp(-far * far / 2));
        }
        return new ResultMap.ScoreMap(
                "opacity",
                grid,
                new MapLabel(1, code("Opacity"), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(new ModelScore(0.5)),
                values);
    }

    private static CodedConcept code(String name) {
        return new CodedConcept(name.replace(' ', '-'), "99TEST", name);
    }

    /** The first has score 1, the n-th 1/n. */
    private static List<Finding> findings(Study study, Series series, int count) {
        List<Finding> findings = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            int k = n % series.instances().size();
            FrameRef frame = new FrameRef(series.instances().get(k).sopInstanceUid(), 1);
            ImagePlane plane = series.instances().get(k).plane().orElseThrow();
            ImagePoint at = new ImagePoint(80 + (n * 37) % 350, 120 + (n * 53) % 270);
            findings.add(ReadingBench.finding(
                    n, study.studyInstanceUid(), series.seriesInstanceUid(), frame, plane, at, 5 + n % 9));
        }
        return findings;
    }

    // --- what is seen -----------------------------------------------------------------------------------------------

    private boolean coloured(WritableImage shown, ImagePoint at) {
        Point2D view = bench.read(
                () -> bench.seen.viewport().painted().orElseThrow().geometry().toView(at));
        return coloured(shown.getPixelReader().getArgb((int) view.getX(), (int) view.getY()));
    }

    private static int countColoured(WritableImage shown) {
        int count = 0;
        // beside the list, above the legend
        for (int y = 80; y < shown.getHeight() * 0.6; y++) {
            for (int x = 230; x < shown.getWidth(); x++) {
                count += coloured(shown.getPixelReader().getArgb(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean coloured(int colour) {
        return Math.abs((colour >> 16 & 0xFF) - (colour & 0xFF)) + Math.abs((colour >> 8 & 0xFF) - (colour & 0xFF))
                > 20;
    }
}
