package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/** Several images side by side: each keeps its own series, keys go to the active one, marks stay on their own frame. */
@ExtendWith(VirtualScreen.class)
class SeveralViewportsTest {
    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private final Series second = SyntheticSeries.of("1.2.4", 10);
    private final Finding found = ReadingBench.onSlice(1, chest, 4, new ImagePoint(44, 20), 7);
    private ReadingBench bench;

    @BeforeEach
    void openTwoSeries() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(chest, second));
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aFurtherViewportTakesTheNextSeriesAndKeysGoToTheActiveOne() {
        bench.keys(KeyCode.F3);
        assertThat(seriesShown()).containsExactly("1.2.3", "1.2.4");
        bench.keys(KeyCode.TAB);
        bench.keys(KeyCode.DOWN);
        assertThat(positions()).containsExactly(10, 6);
        bench.keys(KeyCode.TAB);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        assertThat(positions()).containsExactly(12, 6);
        bench.picture("two-viewports");
    }

    @Test
    void aClickMakesAViewportTheActiveOne() {
        bench.keys(KeyCode.F3);
        Point2D place = bench.read(() -> {
            Viewport right = bench.seen.viewports().viewports().get(1);
            return right.localToScene(right.getWidth() / 2, right.getHeight() / 2);
        });
        bench.mouseTo(place.getX(), place.getY());
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        bench.keys(KeyCode.V);
        assertThat(bench.read(() -> bench.seen.viewports().viewports().stream()
                        .map(viewport -> viewport.view().presentation().inverted())
                        .toList()))
                .containsExactly(false, true);
    }

    @Test
    void aFindingIsBroughtUpWhereItsSeriesIsShownAndNowhereElse() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(found)));
        bench.keys(KeyCode.F3);
        bench.keys(KeyCode.TAB);
        bench.keys(KeyCode.D);
        assertThat(seriesShown()).containsExactly("1.2.3", "1.2.4");
        assertThat(positions()).containsExactly(4, 5);
        assertThat(marksPainted()).containsExactly(1, 0);
        assertThat(bench.read(() -> bench.seen.viewport()
                        == bench.seen.viewports().viewports().get(0)))
                .isTrue();
    }

    @Test
    void oneImageFillsTheRoomAndGivesItBack() {
        bench.keys(KeyCode.F4);
        assertThat(visible()).isEqualTo(4);
        bench.keys(KeyCode.F6);
        assertThat(visible()).isEqualTo(1);
        bench.keys(KeyCode.F6);
        assertThat(visible()).isEqualTo(4);
        bench.picture("four-viewports");
    }

    @Test
    void whatASmallerLayoutHasNoRoomForKeepsItsView() {
        bench.keys(KeyCode.F3);
        bench.keys(KeyCode.TAB);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.F2);
        assertThat(seriesShown()).containsExactly("1.2.3");
        bench.keys(KeyCode.F3);
        assertThat(positions()).containsExactly(10, 6);
    }

    @Test
    void whenAStudyIsClosedNoViewportKeepsAPixel() {
        bench.keys(KeyCode.F3);
        bench.window.nothingOpen();
        bench.settle();
        assertThat(bench.read(() -> bench.seen.viewports().all().stream()
                        .map(Viewport::painted)
                        .allMatch(Optional::isEmpty)))
                .isTrue();
    }

    private List<String> seriesShown() {
        return bench.read(() -> bench.seen.viewports().viewports().stream()
                .map(viewport -> viewport.painted()
                        .map(painted -> painted.request().stack().series().seriesInstanceUid())
                        .orElse(""))
                .toList());
    }

    private List<Integer> positions() {
        return bench.read(() -> bench.seen.viewports().viewports().stream()
                .map(viewport -> viewport.painted().orElseThrow().position())
                .toList());
    }

    private List<Integer> marksPainted() {
        return bench.read(() -> bench.seen.viewports().viewports().stream()
                .map(viewport -> viewport.marks().outcome().painted().size())
                .toList());
    }

    private long visible() {
        return bench.read(() -> bench.seen.viewports().all().stream()
                .filter(Viewport::isVisible)
                .count());
    }
}
