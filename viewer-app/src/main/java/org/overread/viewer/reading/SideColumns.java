package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.overread.findings.panel.FindingsPanel;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.measuring.MeasurementList;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.theme.Theme;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Thumbnails;

/** Series strip and findings panel: built after the first image, since controls take time to come. */
final class SideColumns {
    private final ReadingScreen screen;
    private final ReadingController controller;
    private final Measuring measuring;
    private final KeyImages keyImages;
    private final Thumbnails thumbnails;
    private Optional<SeriesStrip> strip = Optional.empty();
    private Optional<FindingsPanel> panel = Optional.empty();
    private Optional<MeasurementList> measured = Optional.empty();

    SideColumns(
            ReadingScreen screen,
            ReadingController controller,
            Measuring measuring,
            KeyImages keyImages,
            Thumbnails thumbnails) {
        this.screen = screen;
        this.controller = controller;
        this.measuring = measuring;
        this.keyImages = keyImages;
        this.thumbnails = thumbnails;
    }

    void build() {
        if (strip.isEmpty()) {
            Theme.dressControls(screen);
            strip = Optional.of(new SeriesStrip(thumbnails, controller.places()));
            panel = Optional.of(new FindingsPanel(controller.model()));
            measured = Optional.of(new MeasurementList(measuring, controller::slice));
            screen.sides(strip.get(), new FindingsColumn(panel.get(), measured.get()));
            refresh();
        }
    }

    void foldMeasurements() {
        measured.ifPresent(MeasurementList::toggle);
    }

    boolean built() {
        return strip.isPresent();
    }

    void refresh() {
        List<FrameStack> stacks = controller.reading().map(StudyReading::stacks).orElse(List.of());
        strip.ifPresent(s -> {
            s.show(stacks, controller.places().current(), controller.hanging()::isSeen);
            s.keyImages(keyImages);
        });
    }

    /** Whether the key was the panel's; before the panel is on screen none is. */
    boolean handleKey(KeyEvent event) {
        return panel.filter(view -> view.handleKey(event)).isPresent();
    }

    /** Whether keys that move within a form belong to the panel now. */
    boolean panelHoldsFocus() {
        return panel.filter(FindingsPanel::holdsFocus).isPresent();
    }

    void keyboardLost() {
        panel.ifPresent(FindingsPanel::keyboardLost);
    }
}
