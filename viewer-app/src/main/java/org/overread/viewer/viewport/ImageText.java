package org.overread.viewer.viewport;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.overread.viewer.theme.Palette;

/** Text over an image: light, on a dark twin of itself, so that it can be read on white as on black. */
final class ImageText extends Group {
    private final Text shadow = new Text();
    private final Text text = new Text();

    ImageText(double size, TextAlignment alignment) {
        for (Text one : new Text[] {shadow, text}) {
            one.setFont(Font.font(size));
            one.setTextOrigin(VPos.TOP);
            one.setTextAlignment(alignment);
        }
        shadow.setFill(Color.BLACK);
        shadow.setStroke(Color.BLACK);
        shadow.setStrokeWidth(2);
        shadow.setOpacity(0.8);
        text.setFill(Palette.TEXT);
        getChildren().addAll(shadow, text);
        setMouseTransparent(true);
        setManaged(false);
    }

    void set(String content) {
        if (!content.equals(text.getText())) {
            text.setText(content);
            shadow.setText(content);
        }
    }

    String get() {
        return text.getText();
    }

    void colour(Color colour) {
        text.setFill(colour);
    }

    void wrap(double width) {
        text.setWrappingWidth(width);
        shadow.setWrappingWidth(width);
    }

    double width() {
        return text.getLayoutBounds().getWidth();
    }

    double height() {
        return text.getLayoutBounds().getHeight();
    }
}
