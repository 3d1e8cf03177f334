package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;

/** A reader draws a layout of his own with the mouse, in the real window, and has it again by one digit. */
@ExtendWith(VirtualScreen.class)
class OwnLayoutsTest {
    private final Kept kept = new Kept();
    private ReadingBench bench;

    private static final class Kept implements ScreenPreferences {
        private List<ViewLayout> layouts = List.of();

        @Override
        public List<ViewLayout> layouts() {
            return layouts;
        }

        @Override
        public void keepLayouts(List<ViewLayout> all) {
            layouts = all;
        }

        @Override
        public CompletableFuture<Void> keepTextPercent(int percent) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> keepKeys(KeyBindings keys) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @BeforeEach
    void openWindow() {
        bench = new ReadingBench(
                WindowSettings.standard(SyntheticSeries::read, ReadingBench.READER)
                        .with(KeyBindings.standard(), kept),
                1400,
                900);
        bench.open(ReadingBench.study(
                SyntheticSeries.of("1.2.3", 5), SyntheticSeries.of("1.2.4", 5), SyntheticSeries.of("1.2.5", 5)));
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void oneLargeImageWithTwoSmallOnesBesideItIsDrawnKeptAndChosenByItsDigit() {
        bench.keys(KeyCode.F8);
        drag(0, 10);
        drag(3, 3);
        drag(7, 11);
        bench.picture("layout-free");
        assertThat(bench.sheetTexts()).contains("3 images");
        bench.keys(KeyCode.ENTER);
        assertThreeWithALargeOne();

        bench.keys(KeyCode.F2);
        bench.keys(KeyCode.F8);
        assertThat(bench.sheetTexts()).contains("Your own, by digit");
        bench.picture("layout-own");
        bench.keys(KeyCode.DIGIT1);
        assertThreeWithALargeOne();

        bench.close();
        openWindow();
        bench.keys(KeyCode.F8);
        bench.keys(KeyCode.DIGIT1);
        assertThreeWithALargeOne();
    }

    @Test
    void whatIsDrawnOverAnImageTakesItsPlaceAndBackspaceStartsAnew() {
        bench.keys(KeyCode.F8);
        drag(0, 15);
        drag(0, 13);
        assertThat(bench.sheetTexts()).contains("1 image  ");
        bench.keys(KeyCode.BACK_SPACE);
        VirtualScreen.until(() -> !bench.sheetTexts().contains("1 image  "));
        // the plain grid is the one under the mouse
        Point2D second = middle(5);
        bench.mouseTo(second.getX() + 3, second.getY());
        bench.mouseTo(second.getX(), second.getY());
        bench.keys(KeyCode.ENTER);
        assertThat(bench.read(() -> bench.seen.viewports().viewports().size())).isEqualTo(4);
        assertThat(kept.layouts).as("a plain grid is kept for nobody").isEmpty();
    }

    @Test
    void eachOfTwoKeepsItsDigitHoweverOftenItIsChosen() {
        bench.keys(KeyCode.F8);
        drag(0, 10);
        drag(3, 3);
        drag(7, 11);
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.F8);
        drag(0, 3);
        drag(4, 15);
        bench.keys(KeyCode.ENTER);
        for (int time = 0; time < 2; time++) {
            assertThat(chosen(KeyCode.DIGIT2)).isEqualTo(2);
            assertThat(chosen(KeyCode.DIGIT1)).isEqualTo(3);
        }
        assertThat(kept.layouts).extracting(ViewLayout::size).containsExactly(3, 2);
    }

    private int chosen(KeyCode digit) {
        bench.keys(KeyCode.F8);
        bench.keys(digit);
        bench.settle();
        return bench.read(() -> bench.seen.viewports().viewports().size());
    }

    private void assertThreeWithALargeOne() {
        bench.settle();
        List<Viewport> shown = bench.read(() -> bench.seen.viewports().viewports());
        assertThat(shown).hasSize(3);
        assertThat(shown)
                .allSatisfy(
                        viewport -> assertThat(bench.read(viewport::painted)).isPresent());
        double whole = bench.read(() -> bench.seen.viewports().getWidth());
        double height = bench.read(() -> bench.seen.viewports().getHeight());
        assertThat(shown.get(0).getWidth()).isCloseTo(whole * 3 / 4, within(2.0));
        assertThat(shown.get(0).getHeight()).isCloseTo(height, within(2.0));
        assertThat(shown.get(1).getWidth()).isCloseTo(whole / 4, within(2.0));
        assertThat(shown.get(1).getHeight()).isCloseTo(height / 3, within(2.0));
        assertThat(shown.get(2).getHeight()).isCloseTo(height * 2 / 3, within(2.0));
    }

    /** From one place of the field to another, numbered row by row from 0. */
    private void drag(int from, int to) {
        Point2D end = middle(to);
        Point2D start = middle(from);
        bench.mouseTo(start.getX(), start.getY());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        for (int step = 1; step <= 5; step++) {
            Point2D at = start.interpolate(end, step / 5.0);
            bench.mouseTo(at.getX() + (from == to ? step : 0), at.getY());
        }
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private Point2D middle(int number) {
        return bench.read(() -> {
            List<Bounds> cells = new ArrayList<>();
            bench.stage().getScene().getRoot().lookupAll(".layout-cell").stream()
                    .filter(cell -> cell.getLayoutBounds().getWidth() == 44)
                    .forEach(cell -> cells.add(cell.localToScene(cell.getLayoutBounds())));
            cells.sort((one, other) -> one.getMinY() == other.getMinY()
                    ? Double.compare(one.getMinX(), other.getMinX())
                    : Double.compare(one.getMinY(), other.getMinY()));
            return new Point2D(cells.get(number).getCenterX(), cells.get(number).getCenterY());
        });
    }
}
