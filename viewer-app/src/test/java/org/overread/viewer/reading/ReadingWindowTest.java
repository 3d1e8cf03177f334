package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/** The real window, worked by real keys and a real mouse: what is seen of the images. */
@ExtendWith(VirtualScreen.class)
class ReadingWindowTest {
    private final Series chest = SyntheticSeries.of("1.2.3", 20, "2 slices are missing between 12.0 and 21.0 mm");
    private final Series other = SyntheticSeries.of("1.2.4", 5);
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        bench = new ReadingBench(SyntheticSeries::read, 1200, 800);
        bench.open(ReadingBench.study(chest, other));
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void theLargestVolumeOpensAtItsMiddleUnderThePatientsName() {
        assertSliceOnScreen(10);
        assertThat(bench.texts())
                .contains("DOE, JANE", "77 y", "born 1933-05-01", "ID C3N-00247", "acc A-4711")
                .contains("CT CHEST W CONTRAST", "2010-02-27", "Reader RADIO, RITA")
                .contains("2 slices are missing");
    }

    @Test
    void keysScrollAndTheNumberIsThatOfThePixels() {
        bench.keys(KeyCode.DOWN);
        assertSliceOnScreen(11);
        bench.keys(KeyCode.UP);
        bench.keys(KeyCode.UP);
        assertSliceOnScreen(9);
        bench.keys(KeyCode.END);
        assertSliceOnScreen(19);
        bench.keys(KeyCode.PAGE_UP);
        assertSliceOnScreen(14);
        bench.keys(KeyCode.HOME);
        assertSliceOnScreen(0);
        bench.keys(KeyCode.UP);
        assertSliceOnScreen(0);
    }

    @Test
    void wheelAndLeftDragScroll() {
        bench.mouseTo(500, 400);
        bench.mouse(robot -> robot.mouseWheel(3));
        assertSliceOnScreen(13);
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouseTo(500, 430);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        assertSliceOnScreen(15);
    }

    @Test
    void numberKeysChooseWindowsAndTheFilesOwnComeLast() {
        bench.keys(KeyCode.DIGIT1);
        assertThat(window()).isEqualTo(new VoiWindow(-600, 1500, "Lung"));
        assertSliceOnScreen(10);
        bench.keys(KeyCode.DIGIT3);
        assertThat(window()).isEqualTo(new VoiWindow(450, 1800, "Bone"));
        assertSliceOnScreen(10);
        bench.keys(KeyCode.DIGIT9);
        assertThat(window()).isEqualTo(new VoiWindow(-600, 1500, "File: LUNG"));
    }

    @Test
    void rightDragSetsWidthAndLevel() {
        bench.keys(KeyCode.DIGIT3);
        bench.mouseTo(500, 400);
        bench.mouse(robot -> robot.mousePress(MouseButton.SECONDARY));
        bench.mouseTo(540, 420);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.SECONDARY));
        assertThat(window().width()).isGreaterThan(1900);
        assertThat(window().center()).isGreaterThan(500);
        assertSliceOnScreen(10);
    }

    @Test
    void invertTurnsGreyAroundAndResetTurnsItBack() {
        bench.keys(KeyCode.DIGIT3);
        int plain = greyOfBackground();
        bench.keys(KeyCode.V);
        assertThat(greyOfBackground()).isCloseTo(255 - plain, within(2));
        assertThat(bench.texts()).contains("inverted");
        bench.keys(KeyCode.R);
        assertThat(bench.texts()).doesNotContain("inverted");
        assertThat(window().center()).isEqualTo(1000);
    }

    @Test
    void controlWheelZoomsAboutThePointerAndMiddleDragPans() {
        bench.mouseTo(400, 300);
        ImagePoint before = pointer(400, 300);
        bench.mouse(robot -> {
            robot.keyPress(KeyCode.CONTROL);
            robot.mouseWheel(-2);
            robot.keyRelease(KeyCode.CONTROL);
        });
        ImagePoint after = pointer(400, 300);
        assertThat(after.column()).isCloseTo(before.column(), within(0.02));
        assertThat(after.row()).isCloseTo(before.row(), within(0.02));
        assertThat(geometry().fitted()).isFalse();
        assertSliceOnScreen(10);
        bench.mouse(robot -> robot.mousePress(MouseButton.MIDDLE));
        bench.mouseTo(430, 320);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.MIDDLE));
        assertThat(pointer(430, 320).column()).isCloseTo(before.column(), within(0.02));
        bench.keys(KeyCode.F);
        assertThat(geometry().fitted()).isTrue();
    }

    @Test
    void thePixelUnderThePointerIsReadWithItsUnit() {
        Point2D disc = onScreen(new ImagePoint(44.5, 20.5));
        bench.mouseTo(disc.getX(), disc.getY());
        assertThat(bench.texts()).contains("column 44  row 20   2000 HU");
    }

    @Test
    void lettersNameTheSidesOfThePatient() {
        assertThat(bench.texts().lines()).contains("R", "L", "A", "P");
        bench.keys(KeyCode.I);
        assertThat(bench.texts().lines()).doesNotContain("R");
        assertThat(bench.texts()).as("warnings stay").contains("2 slices are missing");
    }

    @Test
    void spaceGoesThroughTheSeriesAndEachIsLeftAsItWas() {
        bench.keys(KeyCode.END);
        bench.keys(KeyCode.DIGIT3);
        bench.keys(KeyCode.SPACE);
        assertThat(painted().ref()).isEqualTo(new FrameRef("1.2.4.3", 1));
        assertThat(bench.texts()).contains("Slice 3 / 5").doesNotContain("2 slices are missing");
        bench.keys(KeyCode.SPACE);
        assertSliceOnScreen(19);
        assertThat(window().explanation()).isEqualTo("Bone");
    }

    @Test
    void theTableOfKeysComesAndGoes() {
        bench.keys(KeyCode.SHIFT, KeyCode.SLASH);
        WritableImage open = bench.picture("keys");
        assertThat(bench.sheetTexts()).contains("Keys");
        bench.keys(KeyCode.DOWN);
        assertThat(bench.texts()).contains("Slice 11 / 20");
        bench.keys(KeyCode.ESCAPE);
        WritableImage closed = bench.picture("keys-closed");
        bench.keys(KeyCode.DOWN);
        assertSliceOnScreen(11);
        assertThat(bench.sheetTexts()).isEmpty();
        assertThat(brightness(closed)).isGreaterThan(brightness(open));
    }

    @Test
    void theTableOfKeysFitsTheSmallestWindow() {
        VirtualScreen.onScreen(() -> {
            bench.stage().setWidth(900);
            bench.stage().setHeight(640);
        });
        bench.keys(KeyCode.SHIFT, KeyCode.SLASH);
        bench.picture("keys-small");
        Bounds sheet = bench.read(() -> {
            Node page = bench.stage().getScene().lookup(".sheet-backdrop .sheet");
            return page.localToScene(page.getLayoutBounds());
        });
        assertThat(sheet.getMinX()).isNotNegative();
        assertThat(sheet.getMinY()).isNotNegative();
        assertThat(sheet.getMaxX()).isLessThanOrEqualTo(900);
        assertThat(sheet.getMaxY()).isLessThanOrEqualTo(640);
    }

    @Test
    void aWindowOfAnotherSizeShowsTheSameSliceFitted() {
        VirtualScreen.onScreen(() -> {
            bench.stage().setWidth(1000);
            bench.stage().setHeight(1400);
        });
        bench.settle();
        assertSliceOnScreen(10);
        assertThat(geometry().fitted()).isTrue();
    }

    // --- questions --------------------------------------------------------------------------------------------------

    /** The slice by every sign: identity, number in words, and the grey of its pixels. */
    private void assertSliceOnScreen(int k) {
        PaintedFrame painted = painted();
        assertThat(painted.ref()).isEqualTo(new FrameRef("1.2.3." + (k + 1), 1));
        assertThat(bench.texts()).contains("Slice " + (k + 1) + " / 20");
        double grey = 255 * window().grey(100.0 * k);
        assertThat((double) greyOfBackground()).as("pixels of slice " + k).isCloseTo(grey, within(1.6));
    }

    /** Grey of the screen at an image point away from disc, texts and letters. */
    private int greyOfBackground() {
        Point2D at = onScreen(new ImagePoint(20.5, 30.5));
        WritableImage picture = VirtualScreen.await(bench.script.screenshot());
        return picture.getPixelReader().getArgb((int) at.getX(), (int) at.getY()) & 0xFF;
    }

    private Point2D onScreen(ImagePoint point) {
        Viewport viewport = bench.seen.viewport();
        return VirtualScreen.onScreen(() -> viewport.localToScene(geometry().toView(point)));
    }

    private ImagePoint pointer(double x, double y) {
        return VirtualScreen.onScreen(() -> {
            Point2D local = bench.seen.viewport().sceneToLocal(x, y);
            return geometry().toImage(local.getX(), local.getY());
        });
    }

    private PaintedFrame painted() {
        return VirtualScreen.onScreen(() -> bench.seen.viewport().painted().orElseThrow());
    }

    private ViewGeometry geometry() {
        return bench.seen.viewport().painted().orElseThrow().geometry();
    }

    private VoiWindow window() {
        return painted().window().orElseThrow().window();
    }

    private static double brightness(WritableImage picture) {
        long sum = 0;
        for (int x = 0; x < picture.getWidth(); x += 7) {
            for (int y = 0; y < picture.getHeight(); y += 7) {
                sum += picture.getPixelReader().getArgb(x, y) & 0xFF;
            }
        }
        return sum;
    }
}
