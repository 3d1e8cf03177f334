package org.overread.viewer.reading;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A narrow page at the left edge that leaves the images to be seen and worked with by the mouse. */
final class SideSheet extends StackPane {
    private static final double TOP = 52;

    SideSheet(Region page) {
        page.getStyleClass().add("side-sheet");
        page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        setAlignment(page, Pos.TOP_LEFT);
        setPadding(new Insets(TOP, 0, TOP, 0));
        getChildren().add(page);
    }
}
