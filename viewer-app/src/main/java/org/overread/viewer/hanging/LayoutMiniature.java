package org.overread.viewer.hanging;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.overread.viewer.viewport.ViewLayout;

/** A layout in small. */
final class LayoutMiniature extends Pane {
    private static final double WIDTH = 72;
    private static final double HEIGHT = 54;
    private static final double GAP = 2;

    LayoutMiniature(ViewLayout layout) {
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        for (ViewLayout.Cell cell : layout.cells()) {
            Region image = new Region();
            image.getStyleClass().add("layout-cell");
            image.setPrefSize(cell.width() * WIDTH - GAP, cell.height() * HEIGHT - GAP);
            image.relocate(cell.x() * WIDTH, cell.y() * HEIGHT);
            getChildren().add(image);
        }
    }
}
