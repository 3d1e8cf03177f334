package org.overread.findings.panel;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/** A thin line that fills from the left; its place is kept while there is nothing to show. */
final class ProgressLine extends Region {
    private static final double HEIGHT = 3;
    private final Region done = new Region();
    private double fraction;

    ProgressLine() {
        getStyleClass().add("progress-line");
        done.getStyleClass().add("progress-line-done");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().add(done);
    }

    void show(OptionalDouble progress) {
        fraction = Math.clamp(progress.orElse(0), 0.0, 1.0);
        pseudoClassStateChanged(PanelStyles.ACTIVE, progress.isPresent());
        done.setVisible(progress.isPresent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        done.resizeRelocate(0, 0, Math.round(getWidth() * fraction), getHeight());
    }
}
