package org.overread.viewer.reading;

import java.util.concurrent.CompletionException;
import javafx.application.Platform;
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

    /** On the JavaFX thread, soon. */
    static void later(Runnable action) {
        Platform.runLater(action);
    }

    /** Why something failed, without the wrapping of other threads. */
    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage();
    }

    static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
