package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.viewer.viewport.SyntheticSeries;

@ExtendWith(VirtualScreen.class)
class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2160, 3840);

    private static WindowPlace at(double x, double y, double width, double height) {
        return new WindowPlace(x, y, width, height, false, true);
    }

    /** What the reader had last, as a station would keep it. */
    private static final class Kept implements ScreenPreferences {
        private final List<WindowPlace> places = new ArrayList<>();

        @Override
        public Optional<WindowPlace> place(String screens) {
            return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
        }

        @Override
        public void keepPlace(String screens, WindowPlace place) {
            places.add(place);
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

    @Test
    void aPlaceOnAScreenThatIsThereStays() {
        WindowPlace place = at(2000, 300, 2000, 3000);

        assertThat(place.within(List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void aWindowWhoseScreenHasGoneIsBroughtBackAsAWhole() {
        assertThat(at(2000, 300, 2000, 3000).within(List.of(LEFT))).isEqualTo(at(0, 0, 1920, 1080));
        assertThat(at(2500, 200, 1200, 700).within(List.of(LEFT))).isEqualTo(at(720, 200, 1200, 700));
    }

    @Test
    void aWindowHalfOutsideIsPulledIntoTheScreenThatHasMostOfIt() {
        assertThat(at(1800, -50, 1000, 800).within(List.of(LEFT, RIGHT))).isEqualTo(at(1920, 0, 1000, 800));
        assertThat(at(-300, 900, 1000, 800).within(List.of(LEFT, RIGHT))).isEqualTo(at(0, 280, 1000, 800));
    }

    @Test
    void theFirstWindowIsNoLargerThanItsScreen() {
        assertThat(WindowPlace.standard(new Rectangle2D(0, 25, 1280, 775))).isEqualTo(at(0, 25, 1280, 775));
        assertThat(WindowPlace.standard(LEFT)).isEqualTo(at(240, 90, 1440, 900));
    }

    @Test
    void aWindowOpensWhereItWasLeftWithThePanelAsItWas() throws Exception {
        Kept kept = new Kept();
        ReadingWindow first = shown(kept);
        VirtualScreen.onScreen(() -> {
            stage(first).setX(333);
            stage(first).setY(222);
            stage(first).setWidth(1111);
            stage(first).setHeight(777);
        });
        VirtualScreen.await(first.robot().press("B"));
        Thread.sleep(300);
        first.close();
        VirtualScreen.onScreen(() -> {});
        assertThat(kept.places).last().isEqualTo(new WindowPlace(333, 222, 1111, 777, false, false));

        ReadingWindow next = shown(kept);
        assertThat(VirtualScreen.onScreen(() -> stage(next).getX())).isEqualTo(333);
        assertThat(VirtualScreen.onScreen(() -> stage(next).getWidth())).isEqualTo(1111);
        next.close();
        VirtualScreen.onScreen(() -> {});
        assertThat(kept.places).as("what did not change is not written").hasSize(1);
    }

    @Test
    void thePanelIsAsWideAsTheReaderMadeIt() throws Exception {
        Kept kept = new Kept();
        ReadingWindow first = shown(kept);
        VirtualScreen.await(first.robot().press("Ctrl+Left"));
        VirtualScreen.await(first.robot().press("Ctrl+Left"));
        VirtualScreen.await(first.robot().press("Ctrl+Right"));
        first.close();
        VirtualScreen.onScreen(() -> {});
        assertThat(kept.places.getLast().panelWidth()).hasValue(400);
        ReadingWindow next = shown(kept);
        VirtualScreen.await(next.robot().press("Ctrl+Left"));
        next.close();
        VirtualScreen.onScreen(() -> {});
        assertThat(kept.places.getLast().panelWidth()).hasValue(440);
    }

    private static Stage stage(ReadingWindow window) {
        return (Stage) window.robot().scene().getWindow();
    }

    private static ReadingWindow shown(ScreenPreferences preferences) {
        ReadingWindow window = VirtualScreen.onScreen(() -> new ReadingWindow(
                new Stage(),
                new KeptHost(),
                WindowSettings.standard(SyntheticSeries::read, ReadingBench.READER)
                        .with(KeyBindings.standard(), preferences)));
        window.show();
        VirtualScreen.onScreen(() -> {});
        return window;
    }
}
