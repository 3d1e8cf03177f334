package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DicomReader;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.Shape;
import org.overread.core.report.MeasurementReading;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportIds;
import org.overread.core.report.StationIdentity;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/** Measuring with real mouse and keys in the real window. The series has pixels of 0.7 mm. */
@ExtendWith(VirtualScreen.class)
class MeasuringTest {
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

    // --- hands ------------------------------------------------------------------------------------------------------

    private void at(double column, double row) {
        at(0, column, row);
    }

    private void at(int viewport, double column, double row) {
        Point2D place = bench.read(() -> {
            Viewport view = bench.seen.viewports().viewports().get(viewport);
            return view.localToScene(view.painted().orElseThrow().geometry().toView(new ImagePoint(column, row)));
        });
        bench.mouseTo(place.getX(), place.getY());
    }

    private void drag(double column0, double row0, double column1, double row1) {
        at(column0, row0);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        at((column0 + column1) / 2, (row0 + row1) / 2);
        at(column1, row1);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void click(double column, double row) {
        at(column, row);
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
    }

    private List<Annotation> drawn() {
        return bench.read(() -> bench.annotations.all());
    }

    private Shape only() {
        assertThat(drawn()).hasSize(1);
        return drawn().getFirst().shape();
    }

    private List<DrawnItem> painted(int viewport) {
        return bench.read(
                () -> bench.seen.drawn(bench.seen.viewports().viewports().get(viewport)));
    }

    private List<String> values() {
        return painted(0).getLast().values();
    }

    private static void assertNear(ImagePoint point, double column, double row) {
        assertThat(Math.hypot(point.column() - column, point.row() - row)).isLessThan(0.2);
    }

    private int slice() {
        return bench.read(() -> bench.seen.viewport().painted().orElseThrow().position());
    }

    // --- tools ------------------------------------------------------------------------------------------------------

    @Test
    void aLengthIsDraggedAndTellsItsMillimetres() {
        bench.keys(KeyCode.L);
        drag(10, 10, 40, 50);
        Shape.Length line = (Shape.Length) only();
        assertNear(line.from(), 10, 10);
        assertNear(line.to(), 40, 50);
        double right = 0.7
                * Math.hypot(
                        line.to().column() - line.from().column(),
                        line.to().row() - line.from().row());
        assertThat(values()).containsExactly(String.format(Locale.ROOT, "%.1f mm", right));
        bench.picture("measure-length");
        assertThat(slice()).as("the drag was the tool's, not a scroll").isEqualTo(10);
        drag(20, 10, 20, 30);
        assertThat(drawn()).as("the tool draws one").hasSize(1);
        assertThat(slice()).isNotEqualTo(10);
    }

    @Test
    void aLengthIsAlsoDrawnByTwoClicks() {
        bench.keys(KeyCode.C);
        click(10, 10);
        at(30, 20);
        assertThat(drawn()).isEmpty();
        click(40, 10);
        assertThat(values()).containsExactly("21.0 mm");
    }

    @Test
    void anAngleHasThreeClicks() {
        bench.keys(KeyCode.SHIFT, KeyCode.A);
        click(40, 30);
        click(20, 30);
        click(20, 10);
        assertThat(only()).isInstanceOf(Shape.Angle.class);
        assertThat(values()).containsExactly("90.0°");
        bench.picture("measure-angle");
    }

    @Test
    void aCobbAngleAndTwoDiametersHaveTwoDragsEach() {
        bench.keys(KeyCode.SHIFT, KeyCode.C);
        drag(10, 10, 30, 10);
        assertThat(drawn()).isEmpty();
        drag(10, 40, 30, 20);
        assertThat(values()).containsExactly("45.0°");
        bench.keys(KeyCode.SHIFT, KeyCode.D);
        drag(38, 20, 50, 20);
        drag(44, 16, 44, 24);
        assertThat(values()).containsExactly("long 8.4 mm", "short 5.6 mm");
        bench.picture("measure-cobb-and-diameters");
    }

    @Test
    void anEllipseTellsAreaAndHounsfieldUnits() {
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        drag(4, 40, 24, 60);
        assertThat(only()).isInstanceOf(Shape.Ellipse.class);
        assertThat(values()).hasSize(3);
        assertThat(values().get(0)).matches("15[345]\\.\\d mm²");
        assertThat(values().get(1)).isEqualTo("mean 1000  SD 0.0 HU");
        assertThat(values().get(2)).isEqualTo("min 1000  max 1000");
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        drag(34, 10, 54, 30);
        assertThat(values().get(2)).isEqualTo("min 1000  max 2000");
        bench.picture("measure-ellipse");
    }

    @Test
    void outlinesAreClickedOrDrawnByHand() {
        bench.keys(KeyCode.SHIFT, KeyCode.G);
        click(10, 10);
        click(20, 10);
        click(20, 20);
        click(10, 20);
        bench.keys(KeyCode.ENTER);
        assertThat(((Shape.Polygon) only()).points()).hasSize(4);
        assertThat(values().getFirst()).matches("(48|49)\\.\\d mm²");
        bench.keys(KeyCode.SHIFT, KeyCode.F);
        at(40, 40);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 0; i <= 12; i++) {
            at(50 - 10 * Math.cos(i * Math.PI / 6), 45 - 8 * Math.sin(i * Math.PI / 6));
        }
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        assertThat(drawn()).hasSize(2);
        assertThat(((Shape.Polygon) drawn().get(1).shape()).points()).hasSizeGreaterThan(10);
        bench.picture("measure-outlines");
    }

    @Test
    void arrowAndNoteAreWrittenOn() {
        bench.keys(KeyCode.SHIFT, KeyCode.S);
        drag(44, 20, 54, 10);
        bench.keys(KeyCode.S);
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.SHIFT, KeyCode.T);
        click(20, 40);
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.ENTER);
        assertThat(drawn()).extracting(Annotation::label).containsExactly("s", "a");
        assertThat(drawn()).noneMatch(Annotation::measures);
        bench.picture("measure-arrow-and-note");
    }

    @Test
    void escLeavesTheToolAndWhatWasBegun() {
        bench.keys(KeyCode.L);
        click(10, 10);
        bench.keys(KeyCode.ESCAPE);
        click(40, 10);
        assertThat(drawn()).isEmpty();
    }

    // --- editing ----------------------------------------------------------------------------------------------------

    @Test
    void aPointOrTheWholeIsDraggedAlsoAfterZoomAndPan() {
        bench.keys(KeyCode.L);
        drag(10, 10, 40, 10);
        bench.keys(KeyCode.ADD);
        drag(40, 10, 40, 30);
        assertNear(((Shape.Length) only()).to(), 40, 30);
        drag(25, 20, 30, 20);
        assertNear(((Shape.Length) only()).from(), 15, 10);
        assertNear(((Shape.Length) only()).to(), 45, 30);
        bench.picture("measure-selected");
        assertThat(slice()).isEqualTo(10);
    }

    @Test
    void arrowsMoveWhatIsSelectedAndOnlyThat() {
        bench.keys(KeyCode.L);
        drag(10, 10, 40, 10);
        Shape.Length before = (Shape.Length) only();
        bench.keys(KeyCode.DOWN);
        assertThat(only()).as("nothing is selected: the key scrolls").isEqualTo(before);
        assertThat(slice()).isEqualTo(11);
        bench.keys(KeyCode.UP);
        click(20, before.from().row());
        bench.keys(KeyCode.RIGHT);
        bench.keys(KeyCode.SHIFT, KeyCode.DOWN);
        Shape.Length after = (Shape.Length) only();
        assertThat(after.from().column()).isEqualTo(before.from().column() + 1);
        assertThat(after.to().row()).isEqualTo(before.to().row() + 0.1);
        bench.keys(KeyCode.PAGE_DOWN);
        int there = slice();
        bench.keys(KeyCode.DOWN);
        assertThat(only()).as("what is not seen is not moved").isEqualTo(after);
        assertThat(slice()).isEqualTo(there + 1);
        bench.keys(KeyCode.DELETE);
        assertThat(drawn()).isEmpty();
    }

    @Test
    void undoTakesBackWhateverWasDoneLast() {
        Finding found = ReadingBench.onSlice(1, chest, 10, new ImagePoint(44, 20), 7);
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(found)));
        bench.keys(KeyCode.L);
        drag(10, 10, 40, 10);
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.L);
        drag(10, 40, 40, 40);
        assertThat(drawn()).hasSize(2);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawn()).hasSize(1);
        assertThat(decisions()).isEqualTo(1);
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawn()).hasSize(1);
        assertThat(decisions()).isZero();
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawn()).isEmpty();
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(drawn()).hasSize(1);
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(decisions()).isEqualTo(1);
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(drawn()).hasSize(2);
    }

    private long decisions() {
        return bench.read(() -> (long) bench.host.review.state().stated().size());
    }

    // --- where it is shown ------------------------------------------------------------------------------------------

    @Test
    void itIsPaintedOnItsOwnFrameInEveryViewportAndOnNoOther() {
        bench.keys(KeyCode.L);
        drag(10, 10, 40, 10);
        bench.keys(KeyCode.F3);
        assertThat(painted(0)).hasSize(1);
        assertThat(painted(1)).as("another series").isEmpty();
        bench.keys(KeyCode.DOWN);
        assertThat(painted(0)).as("another slice").isEmpty();
        bench.keys(KeyCode.UP);
        assertThat(painted(0)).hasSize(1);
        at(1, 30, 30);
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        bench.keys(KeyCode.L);
        at(1, 10, 20);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        at(1, 20, 20);
        at(1, 30, 20);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        assertThat(painted(0)).hasSize(1);
        assertThat(painted(1)).hasSize(1);
        assertThat(drawn().get(1).place().seriesInstanceUid()).isEqualTo("1.2.4");
        bench.picture("measure-two-viewports");
        bench.window.nothingOpen();
        bench.settle();
        assertThat(bench.read(() -> bench.seen.measuring().items())).isEmpty();
        bench.open(ReadingBench.study(chest));
        assertThat(painted(0))
                .as("a study's annotations come from its own store alone")
                .isEmpty();
    }

    @Test
    void theListTellsWhatIsMeasuredAndACopyIsText() {
        draw(1);
        bench.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(bench.read(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("m0: 14.0 mm");
        bench.keys(KeyCode.HOME);
        bench.keys(KeyCode.SHIFT, KeyCode.X);
        assertThat(slice()).as("the selected one is brought up").isEqualTo(10);
        assertThat(bench.read(() -> bench.seen.measuring().selected())).isPresent();
        bench.picture("measure-one");
    }

    @Test
    void aHundredMeasurementsAreListedAndPainted() {
        draw(100);
        assertThat(painted(0)).hasSize(100);
        double signature = bench.read(() -> {
            Node sign = bench.stage().getScene().lookup("#findings-sign");
            return sign.localToScene(sign.getLayoutBounds()).getMaxY();
        });
        double list = bench.read(() -> {
            Node measured = bench.stage().getScene().lookup(".measurement-list");
            return measured.localToScene(measured.getLayoutBounds()).getMinY();
        });
        assertThat(signature).as("the list leaves the signature on the screen").isLessThanOrEqualTo(list);
        bench.picture("measure-hundred");
    }

    @Test
    void whatIsMeasuredIsPartOfWhatIsSigned() {
        draw(2);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.picture("measure-signing");
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.host.measured).isEqualTo(drawn());
    }

    @Test
    void whatAReportOfTheStudyMeasuredIsShownOnItsFrameUnderItsAuthorAndNotChanged() throws Exception {
        Study study = ReadingBench.study(chest);
        FrameRef frame = new FrameRef(chest.instances().get(10).sopInstanceUid(), 1);
        Annotation line = new Annotation(
                TrackingUid.create(),
                new AnnotationPlace(ReadingBench.STUDY, "1.2.3", Optional.empty(), frame),
                new Shape.Length(new ImagePoint(10, 30), new ImagePoint(40, 30)),
                "adrenal",
                ReadingBench.READER,
                Instant.EPOCH);
        byte[] sr = new DicomReportWriter(new StationIdentity("Overread", "Overread", "0", "1"))
                .write(new ReportContent(
                        ReportIds.create(),
                        study,
                        ReadingBench.READER,
                        Instant.EPOCH,
                        ZoneOffset.UTC,
                        List.of(),
                        List.of(),
                        List.of(),
                        MeasurementReading.of(study, List.of(line)),
                        List.of()))
                .getFirst()
                .bytes();
        Instance report = Instance.of(Path.of("sr.dcm"), DicomReader.read(sr));
        Series reports = new Series("1.2.9", "SR", Optional.of(9), "", "", List.of(report), false, List.of());
        bench.open(ReadingBench.study(chest, reports));
        // reports are read after the first image, on another thread
        for (int turn = 0; turn < 100 && painted(0).isEmpty(); turn++) {
            bench.settle();
        }
        DrawnItem shown = painted(0).getFirst();
        assertThat(shown.label()).isEqualTo("adrenal");
        assertThat(shown.values()).containsExactly("Length 21.0 mm");
        assertThat(shown.author()).isEqualTo("RADIO RITA, verified report");
        assertThat(shown.editable()).isFalse();
        drag(25, 30, 25, 40);
        assertThat(painted(0).getFirst().shape()).isEqualTo(shown.shape());
        assertThat(drawn()).isEmpty();
        bench.keys(KeyCode.DOWN);
        assertThat(painted(0)).isEmpty();
        bench.keys(KeyCode.UP);
        bench.picture("measure-reported");
    }

    @Test
    void theKeyTableTellsTheTools() {
        bench.read(() -> {
            bench.stage().setWidth(1280);
            bench.stage().setHeight(800);
            return null;
        });
        bench.settle();
        bench.keys(KeyCode.F1);
        bench.picture("measure-keys");
        assertThat(bench.sheetTexts()).contains("Measuring", "two diameters", "Ctrl+Shift+C");
    }

    private void draw(int count) {
        FrameRef frame =
                bench.read(() -> bench.seen.viewport().painted().orElseThrow().ref());
        bench.read(() -> {
            for (int i = 0; i < count; i++) {
                double row = 3 + 5 * (i / 10);
                double column = 2 + 6 * (i % 10);
                bench.annotations.add(
                        new AnnotationPlace(ReadingBench.STUDY, "1.2.3", Optional.empty(), frame),
                        new Shape.Length(
                                new ImagePoint(column, row), new ImagePoint(column + (count == 1 ? 20 : 4), row)),
                        "m" + i);
            }
            return null;
        });
        bench.settle();
    }
}
