package org.overread.viewer.reading;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;

/** A page laid over the window because the reader asked for it; Esc or a click beside it closes it. */
final class Sheet extends StackPane {
    Sheet(String title, Node body, Runnable close) {
        getStyleClass().add("sheet-backdrop");
        VBox page = new VBox(label(title, "sheet-title"), body, label(Texts.of("sheet.close"), "sheet-hint"));
        page.getStyleClass().add("sheet");
        page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(page, Pos.CENTER);
        getChildren().add(page);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
    }

    static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
