package org.overread.viewer.viewport;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.overread.viewer.theme.KeyNames;
import org.overread.viewer.theme.Palette;

/** Text over an image, on a dim plate, so that it can be read on white as on black. */
public final class ImageText extends Group implements KeyNames.Writes {
    private static final double PAD = 4;

    private final Rectangle plate = new Rectangle();
    private final Text text = new Text();
    private String written = "";
    private double widest = Double.MAX_VALUE;

    public ImageText(double size, TextAlignment alignment) {
        text.setFont(Font.font(size));
        text.setTextOrigin(VPos.TOP);
        text.setTextAlignment(alignment);
        text.setLineSpacing(2);
        text.setFill(Palette.TEXT);
        plate.setFill(Color.color(0, 0, 0, 0.72));
        plate.setArcWidth(6);
        plate.setArcHeight(6);
        getChildren().addAll(plate, text);
        setMouseTransparent(true);
        setManaged(false);
        fitPlate();
    }

    public void set(String content) {
        written = content;
        String named = KeyNames.in(this, content);
        if (!named.equals(text.getText())) {
            text.setText(named);
            fit();
        }
    }

    @Override
    public void keysChanged() {
        set(written);
        getParent().requestLayout();
    }

    public String get() {
        return text.getText();
    }

    public void colour(Color colour) {
        text.setFill(colour);
    }

    /** Breaks lines that are longer; shorter ones stay, and the plate is no wider than they are. */
    public void wrap(double width) {
        if (widest != width) {
            widest = width;
            fit();
        }
    }

    public double width() {
        return text.getLayoutBounds().getWidth();
    }

    public double height() {
        return text.getLayoutBounds().getHeight();
    }

    /** Puts the text's upper left corner there. */
    public void at(double x, double y) {
        setLayoutX(Math.round(x));
        setLayoutY(Math.round(y));
    }

    private void fit() {
        text.setWrappingWidth(0);
        if (width() > widest) {
            text.setWrappingWidth(widest);
        }
        fitPlate();
    }

    private void fitPlate() {
        plate.setVisible(!text.getText().isEmpty());
        plate.setX(-PAD);
        plate.setY(-PAD / 2);
        plate.setWidth(width() + 2 * PAD);
        plate.setHeight(height() + PAD);
    }
}
