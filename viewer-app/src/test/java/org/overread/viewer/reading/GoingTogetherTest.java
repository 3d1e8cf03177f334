package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Study;
import org.overread.example.SyntheticStudies;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/** What a protocol wants to go together does, in the real window, and R puts all of it back. */
@ExtendWith(VirtualScreen.class)
class GoingTogetherTest {
    /** By which two cells differ in width. */
    private static final double A_PIXEL_OF_THE_VIEW = 0.25;

    private final StationsPriors priors = new StationsPriors();
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        bench = new ReadingBench(
                WindowSettings.standard(DrawnPixels::read, ReadingBench.READER)
                        .with(HangingSources.of(CompletableFuture.completedFuture(HangingFiles.shipped()), priors)),
                1500,
                900);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void twoWindowsOfOneHeadScrollAndZoomTogetherAndRPutsBothBackInTheirWindows() {
        bench.open(SyntheticStudies.ctHead("1.2.1", "20260101"));
        bench.keys(KeyCode.SPACE);
        assertThat(windowName(0)).isEqualTo("Subdural");
        int before = position(0);
        pointAt(0);
        bench.mouse(robot -> robot.mouseWheel(2));
        assertThat(position(0)).isEqualTo(before + 2);
        assertThat(position(1)).as("scrolls along").isEqualTo(before + 2);

        bench.keys(KeyCode.SHIFT, KeyCode.EQUALS);
        assertThat(look(0).fitted()).as("Shift and = is +").isFalse();
        assertThat(look(1).scale()).as("zooms along").isCloseTo(look(0).scale(), within(A_PIXEL_OF_THE_VIEW));
        bench.keys(KeyCode.DIGIT3);
        assertThat(windowName(0)).isEqualTo("Bone");
        assertThat(windowName(1)).as("windows are not linked in this step").isEqualTo("Stroke");
        bench.picture("together-head");

        bench.keys(KeyCode.R);
        assertThat(windowName(0)).isEqualTo("Subdural");
        assertThat(windowName(1)).isEqualTo("Stroke");
        assertThat(look(0).fitted()).isTrue();
        assertThat(look(1).fitted()).isTrue();
        assertThat(position(0)).as("the slice stays").isEqualTo(before + 2);
    }

    @Test
    void yLetsTheImagesOfAStepGoTheirOwnWayUntilTheNextStep() {
        bench.open(SyntheticStudies.ctHead("1.2.1", "20260101"));
        bench.keys(KeyCode.SPACE);
        int before = position(1);
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.DOWN);
        assertThat(position(0)).isEqualTo(before + 1);
        assertThat(position(1)).isEqualTo(before);
        bench.keys(KeyCode.SHIFT, KeyCode.SPACE);
        bench.keys(KeyCode.SPACE);
        bench.keys(KeyCode.DOWN);
        assertThat(position(1)).isEqualTo(position(0));
    }

    @Test
    void breastsStayAtOneScaleBackToBackWhereverTheReaderZoomsAndMoves() {
        bench.open(SyntheticStudies.mammography("1.2.1", "20260101"));
        bench.keys(KeyCode.EQUALS);
        bench.keys(KeyCode.EQUALS);
        assertThat(look(1).scale()).isCloseTo(look(0).scale(), within(1e-9));

        double wall = look(0).columns() - look(0).centre().column();
        assertThat(look(1).centre().column()).as("from the chest wall").isCloseTo(wall, within(A_PIXEL_OF_THE_VIEW));
        pointAt(0);
        bench.mouse(robot -> robot.mousePress(MouseButton.MIDDLE));
        bench.mouse(robot -> robot.mouseMove(robot.getMouseX() + 40, robot.getMouseY() + 24));
        bench.mouse(robot -> robot.mouseRelease(MouseButton.MIDDLE));
        double further = look(0).columns() - look(0).centre().column();
        assertThat(further).isGreaterThan(wall);
        assertThat(look(1).centre().column())
                .as("moved the other way across")
                .isCloseTo(further, within(A_PIXEL_OF_THE_VIEW));
        assertThat(look(1).centre().row()).isCloseTo(look(0).centre().row(), within(0.01));
        bench.picture("together-breasts");

        bench.keys(KeyCode.R);
        assertThat(look(0).toImage(look(0).viewWidth(), 0).column()).isCloseTo(look(0).columns(), within(0.01));
        assertThat(look(1).toImage(0, 0).column()).isCloseTo(0, within(0.01));
        assertThat(look(1).scale()).isEqualTo(look(0).scale());
    }

    @Test
    void aWindowThatIsDraggedIsDraggedOnTheOtherBreastToo() {
        bench.open(SyntheticStudies.mammography("1.2.1", "20260101"));
        VoiWindow right = window(0);
        VoiWindow left = window(1);
        pointAt(0);
        bench.mouse(robot -> robot.mousePress(MouseButton.SECONDARY));
        bench.mouse(robot -> robot.mouseMove(robot.getMouseX() + 50, robot.getMouseY() + 30));
        bench.mouse(robot -> robot.mouseRelease(MouseButton.SECONDARY));
        assertThat(window(0).width()).isNotEqualTo(right.width());
        assertThat(window(1).width() / left.width()).isCloseTo(window(0).width() / right.width(), within(0.01));
    }

    @Test
    void aPriorBesideScrollsZoomsAndIsWindowedWithTheStudy() {
        priors.studies.add(SyntheticStudies.ctChest("1.2.7", "20240105"));
        bench.open(SyntheticStudies.ctChest("1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        int before = position(1);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DIGIT3);
        assertThat(position(1)).isEqualTo(before + 2);
        assertThat(windowName(1)).isEqualTo("Bone");
        double scale = look(1).scale();
        bench.keys(KeyCode.EQUALS);
        assertThat(look(1).scale()).isGreaterThan(scale);
        bench.picture("together-prior");
    }

    /** A window in HU says nothing of milligrams of iodine. */
    @Test
    void aPriorThatIsAMapOfIodineIsNotSeenInTheWindowOfHounsfieldUnits() {
        Study map = SyntheticStudies.ctChest("1.2.7", "20240105");
        map.series().stream()
                .flatMap(series -> series.instances().stream())
                .forEach(image -> image.header().putString(Tag.RescaleType, Vr.LO, "MGML"));
        priors.studies.add(map);
        bench.open(SyntheticStudies.ctChest("1.2.1", "20260101"));
        bench.settle();
        bench.keys(KeyCode.DIGIT3);
        bench.keys(KeyCode.SHIFT, KeyCode.P);
        bench.settle();
        assertThat(windowName(0)).isEqualTo("Bone");
        assertThat(windowName(1)).isNotEqualTo("Bone");
        bench.keys(KeyCode.DIGIT2);
        assertThat(windowName(1)).isNotEqualTo(windowName(0));
        int before = position(1);
        bench.keys(KeyCode.DOWN);
        assertThat(position(1)).as("scrolls along").isNotEqualTo(before);
    }

    private List<Viewport> viewports() {
        return bench.seen.viewports().viewports();
    }

    private int position(int index) {
        return bench.read(() -> viewports().get(index).view().position());
    }

    private ViewGeometry look(int index) {
        return bench.read(() -> viewports().get(index).view().geometry().orElseThrow());
    }

    private VoiWindow window(int index) {
        return bench.read(() -> (VoiWindow)
                viewports().get(index).painted().orElseThrow().window().orElseThrow());
    }

    private String windowName(int index) {
        return window(index).explanation();
    }

    private void pointAt(int index) {
        var place = bench.read(() -> {
            Viewport viewport = viewports().get(index);
            return viewport.localToScene(viewport.getWidth() / 2, viewport.getHeight() / 2);
        });
        bench.mouseTo(place.getX(), place.getY());
    }
}
