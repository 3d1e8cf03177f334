package org.overread.viewer.reading;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.overread.core.study.Series;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;

/** One series in the strip: small picture, number, modality, description, count. */
final class SeriesTile extends VBox {
    static final int PICTURE = 96;

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final FrameStack stack;
    private final ImageView picture = new ImageView();

    SeriesTile(FrameStack stack, Runnable chosen) {
        this.stack = stack;
        getStyleClass().add("series-tile");
        StackPane frame = new StackPane(picture);
        frame.setMinSize(PICTURE, PICTURE);
        frame.setMaxSize(PICTURE, PICTURE);
        frame.setStyle("-fx-background-color: black;");
        Series series = stack.series();
        Label title = Sheet.label(
                series.number().map(number -> number + "  ").orElse("") + series.modality(), "series-title");
        Label description = Sheet.label(series.description(), "series-text");
        description.setWrapText(true);
        description.setMaxHeight(36);
        Label count = Sheet.label(Texts.of("series.images", stack.size()), "series-text");
        getChildren().addAll(frame, title, description, count);
        setOnMouseClicked(event -> chosen.run());
        setAccessibleText(title.getText() + ", " + series.description() + ", " + count.getText());
    }

    FrameStack stack() {
        return stack;
    }

    void picture(Image image) {
        picture.setImage(image);
    }

    void shown(boolean now) {
        pseudoClassStateChanged(SHOWN, now);
    }
}
