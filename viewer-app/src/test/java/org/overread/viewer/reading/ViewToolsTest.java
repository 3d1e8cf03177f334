package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.finding.Mark;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Shape;
import org.overread.core.study.Series;
import org.overread.viewer.tools.ViewPicture;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SyntheticSeries;

/** Turning, colours and scale in a real window, on an image whose bright disc lies off its middle on both axes. */
@ExtendWith(VirtualScreen.class)
class ViewToolsTest {
    private static final ImagePoint DISC = new ImagePoint(44.5, 20.5);

    private final Series series = SyntheticSeries.of("1.2.3.4.5", 9);
    private final ReadingBench bench = new ReadingBench(SyntheticSeries::read, 1200, 800);

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aFlippedImageIsMirroredWithItsLettersMarksAndPointerAndSaysSo() {
        Finding finding = ReadingBench.onSlice(1, series, 4, DISC, 8);
        bench.open(ReadingBench.study(series));
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(finding)));
        bench.settle();
        Point2D before = disc();
        String letters = bench.texts();
        bench.keys(KeyCode.SHIFT, KeyCode.V);
        assertThat(bench.texts()).contains("Mirrored: left and right exchanged on screen");
        double width = bench.read(() -> bench.seen.viewport().getWidth());
        Point2D after = disc();
        assertThat(after.getX()).isCloseTo(width - before.getX(), within(1e-6));
        WritableImage shown = bench.image(bench.picture("tools-flipped"));
        assertThat(level(shown, after.add(9, 0))).isGreaterThan(level(shown, before) + 20);
        // R is at the right edge now, L at the left; nothing is at the place where it was
        assertThat(letters).contains("\nR\nL\nA\nP");
        assertThat(bench.texts()).contains("\nL\nR\nA\nP");
        // the pointer on the disc reads the disc
        pointTo(after.add(9, 0));
        assertThat(bench.texts()).containsPattern("column 4\\d  row 20");
        // without the other texts the warning stays
        bench.keys(KeyCode.I);
        assertThat(bench.texts()).contains("Mirrored").doesNotContain("\nL\nR\nA\nP");
        bench.keys(KeyCode.I);
        bench.keys(KeyCode.R);
        assertThat(bench.texts()).doesNotContain("Mirrored");
        assertThat(disc()).isEqualTo(before);
    }

    @Test
    void measuresDrawnOnARotatedImageAreWhatTheyAreOnTheUprightOne() {
        bench.open(ReadingBench.study(series));
        bench.keys(KeyCode.SHIFT, KeyCode.R);
        assertThat(bench.texts()).contains("Rotated 90°").contains("\nP\nA\nR\nL");
        // along what runs down the view: a row of the image
        Point2D from = bench.read(() -> painted().geometry().toView(new ImagePoint(10, 30)));
        Point2D to = bench.read(() -> painted().geometry().toView(new ImagePoint(30, 30)));
        assertThat(to.getX()).isCloseTo(from.getX(), within(1e-9));
        assertThat(to.getY()).isGreaterThan(from.getY());
        bench.keys(KeyCode.L);
        drag(from, to);
        Annotation drawn = bench.annotations.all().getFirst();
        assertThat(drawn.shape().points().getFirst().column()).isCloseTo(10, within(0.15));
        assertThat(drawn.shape().points().getLast().column()).isCloseTo(30, within(0.15));
        assertThat(((Shape.Length) drawn.shape()).points().getLast().row()).isCloseTo(30, within(0.15));
        bench.picture("tools-rotated-measured");
        assertThat(bench.texts()).contains("Rotated 90°");
        // an arrow key moves what is selected as it is seen: up in the view is to the left in the image
        bench.keys(KeyCode.SHIFT, KeyCode.X);
        bench.keys(KeyCode.UP);
        Annotation nudged = bench.annotations.all().getFirst();
        assertThat(nudged.shape().points().getFirst().column()).isCloseTo(9, within(0.15));
        assertThat(nudged.shape().points().getFirst().row()).isCloseTo(30, within(0.15));
    }

    @Test
    void aBoxInHandIsMovedAsItIsSeenOnARotatedAndMirroredImage() {
        Finding finding = ReadingBench.onSlice(1, series, 4, DISC, 8);
        bench.open(ReadingBench.study(series));
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(finding)));
        bench.keys(KeyCode.SHIFT, KeyCode.R);
        bench.keys(KeyCode.SHIFT, KeyCode.V);
        bench.read(() -> {
            Mark.Box box = finding.claim().box();
            bench.seen.viewport().marks().edit(finding.trackingUid(), box);
            return null;
        });
        Point2D middle = disc();
        Point2D wanted = bench.read(() -> painted().geometry().toView(new ImagePoint(34.5, 25.5)));
        drag(middle, wanted);
        Mark.Box moved =
                bench.read(() -> bench.seen.viewport().marks().editedBox().orElseThrow());
        bench.picture("tools-turned-box");
        assertThat((moved.column0() + moved.column1()) / 2).isCloseTo(34.5, within(0.2));
        assertThat((moved.row0() + moved.row1()) / 2).isCloseTo(25.5, within(0.2));
    }

    @Test
    void theScaleBarIsAsLongAsItSaysZoomedToo() {
        bench.open(ReadingBench.study(series));
        bench.picture("tools-scale");
        assertThat(bench.texts()).contains("\n1 cm");
        bench.keys(KeyCode.EQUALS);
        for (int i = 0; i < 12; i++) {
            bench.keys(KeyCode.EQUALS);
        }
        bench.picture("tools-scale-zoomed");
        assertThat(bench.texts()).contains("\n1 mm");
    }

    @Test
    void coloursAreChosenByKeySaidAndLeftAgain() {
        bench.open(ReadingBench.study(series));
        assertThat(bench.texts()).doesNotContain("Colours");
        bench.keys(KeyCode.SHIFT, KeyCode.L);
        bench.picture("tools-hot-iron");
        assertThat(bench.texts()).contains("Colours Hot Iron");
        for (int i = 0; i < 8; i++) {
            bench.keys(KeyCode.SHIFT, KeyCode.L);
        }
        assertThat(bench.texts()).doesNotContain("Colours");
    }

    @Test
    void cineRunsByTheClockAndEndsWhenTheReaderScrolls() throws Exception {
        bench.open(ReadingBench.study(series));
        bench.keys(KeyCode.PERIOD);
        assertThat(bench.texts()).contains("Cine 15 frames/s: the file does not say how fast");
        bench.keys(KeyCode.SHIFT, KeyCode.COMMA);
        assertThat(bench.texts()).contains("Cine 18.8 frames/s, chosen");
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 60 && seen.size() < 9; i++) {
            Thread.sleep(20);
            seen.add(bench.read(() ->
                    bench.seen.viewport().painted().map(PaintedFrame::position).orElse(-1)));
        }
        assertThat(seen).contains(0, 4, 8);
        bench.keys(KeyCode.HOME);
        bench.keys(KeyCode.DOWN);
        Thread.sleep(200);
        assertThat(bench.texts()).contains("Cine stopped");
    }

    @Test
    void theLensShowsThePixelsUnderThePointerLargerAndOfTheFrameOnScreenOnly() {
        bench.open(ReadingBench.study(series));
        bench.keys(KeyCode.SHIFT, KeyCode.Z);
        pointTo(disc());
        WritableImage shown = bench.image(bench.picture("tools-lens"));
        // the disc is 5 pixels in radius: in the lens it fills all of it
        assertThat(level(shown, disc().add(100, 0))).isGreaterThan(200);
        bench.keys(KeyCode.DOWN);
        WritableImage next = bench.image(bench.picture("tools-lens-next"));
        assertThat(level(next, disc().add(100, 0))).isGreaterThan(200);
        bench.keys(KeyCode.SHIFT, KeyCode.Z);
        WritableImage without = bench.image(bench.picture("tools-lens-off"));
        assertThat(level(without, disc().add(100, 0))).isLessThan(120);
    }

    @Test
    void anImageIsShownPixelForPixelAndSaysWhyItsTrueSizeIsNotKnown() {
        bench.open(ReadingBench.study(series));
        bench.keys(KeyCode.F11);
        assertThat(bench.texts()).contains("Zoom 100 %", "One pixel of the screen");
        bench.keys(KeyCode.F11);
        assertThat(bench.texts()).contains("the size of the screen's pixels is not in the settings");
        assertThat(bench.<Boolean>read(() -> painted().geometry().fitted())).isTrue();
    }

    @Test
    void aCopyOfTheViewNamesNoPatientAndSaysWhatNobodyHasVerified() {
        Finding finding = ReadingBench.onSlice(1, series, 4, DISC, 8);
        bench.open(ReadingBench.study(series));
        bench.keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(bench.texts()).contains("View copied, without the patient's name");
        assertThat(bench.read(() -> ViewPicture.notes(bench.seen.viewport())))
                .containsExactly("Copy of a screen view, not for diagnosis.");
        double height =
                bench.read(() -> Clipboard.getSystemClipboard().getImage().getHeight());
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(finding)));
        bench.settle();
        assertThat(bench.read(() -> ViewPicture.notes(bench.seen.viewport())))
                .contains("Contains AI marks that no reader has verified.");
        bench.keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(bench.<Double>read(
                        () -> Clipboard.getSystemClipboard().getImage().getHeight()))
                .isGreaterThan(height);
        bench.keys(KeyCode.SHIFT, KeyCode.B);
        bench.keys(KeyCode.CONTROL, KeyCode.C);
        assertThat(bench.texts()).contains("View copied, with the patient's name");
        bench.read(() -> {
            ScreenPicture.write(
                    Clipboard.getSystemClipboard().getImage(), Path.of("target", "screens", "tools-copy.png"));
            return null;
        });
    }

    // --- what is done and read --------------------------------------------------------------------------------------

    private PaintedFrame painted() {
        return bench.seen.viewport().painted().orElseThrow();
    }

    private Point2D disc() {
        return bench.read(() -> painted().geometry().toView(DISC));
    }

    private Point2D inWindow(Point2D view) {
        Bounds bounds = bench.read(() -> {
            var viewport = bench.seen.viewport();
            return viewport.localToScene(viewport.getLayoutBounds());
        });
        return view.add(bounds.getMinX(), bounds.getMinY());
    }

    private void pointTo(Point2D view) {
        Point2D at = inWindow(view);
        bench.mouseTo(at.getX() + 1, at.getY());
        bench.mouseTo(at.getX(), at.getY());
    }

    private void drag(Point2D from, Point2D to) {
        pointTo(from);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        pointTo(from.midpoint(to));
        pointTo(to);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private static int level(WritableImage shown, Point2D at) {
        return shown.getPixelReader().getArgb((int) at.getX(), (int) at.getY()) & 0xFF;
    }
}
