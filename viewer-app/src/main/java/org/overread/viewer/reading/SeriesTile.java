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
import org.overread.viewer.viewport.ProjectionView;

/** One series in the strip: small picture, number, modality, description, count. */
final class SeriesTile extends VBox {
    static final int PICTURE = 96;

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final String UNSEEN = "\u25cf ";

    private final FrameStack stack;
    private final ImageView picture = new ImageView();
    private final Label title;
    private final Label keyImages = Sheet.label("", "series-title");
    private final String named;

    SeriesTile(FrameStack stack, Runnable chosen) {
        this.stack = stack;
        getStyleClass().add("series-tile");
        StackPane frame = new StackPane(picture);
        frame.setMinSize(PICTURE, PICTURE);
        frame.setMaxSize(PICTURE, PICTURE);
        frame.setStyle("-fx-background-color: black;");
        Series series = stack.series();
        named = series.number().map(number -> number + "  ").orElse("") + series.modality() + view(stack, series);
        title = Sheet.label(named, "series-title");
        Label description = Sheet.label(series.description(), "series-text");
        description.setWrapText(true);
        description.setMaxHeight(36);
        Label count = Sheet.label(Texts.of("series.images", stack.size()), "series-text");
        getChildren().addAll(frame, title, description, count, keyImages);
        keyImages(0, 0);
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

    /** Own key images first, then those of others; no line without any. */
    void keyImages(int own, int others) {
        String ownText = own == 0 ? "" : Texts.of("keyimage.tile.own", own);
        String othersText = others == 0 ? "" : Texts.of("keyimage.tile.others", others);
        keyImages.setText((ownText + "  " + othersText).strip());
        keyImages.setVisible(own + others > 0);
        keyImages.setManaged(own + others > 0);
    }

    /** A dot before the name as long as nothing of the series has been on screen. */
    void seen(boolean now) {
        title.setText(now ? named : UNSEEN + named);
        setAccessibleHelp(now ? "" : Texts.of("series.unseen"));
    }

    /** Side and view, where they tell the images of a projection apart and the description does not say the same below. */
    private static String view(FrameStack stack, Series series) {
        return stack.size() == 1
                ? ProjectionView.of(
                                stack.frame(0).instance().header(),
                                stack.series().modality())
                        .filter(text ->
                                !text.strip().equals(series.description().strip()))
                        .map(text -> "  " + text)
                        .orElse("")
                : "";
    }
}
