package org.overread.viewer.pattern;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;

/** The grey-scale test pattern over the whole window, one level for each pixel of the display, and what to look for in it. */
public final class TestPattern extends Region {
    private static final double FOOT = 92;
    private static final double MARGIN = 16;

    private final ImageView picture = new ImageView();
    private final Text text = new Text(Texts.of("pattern.text"));
    private int width;
    private int height;

    public TestPattern() {
        setBackground(Background.fill(Color.BLACK));
        setAccessibleText(Texts.of("pattern.text"));
        picture.setSmooth(false);
        picture.setManaged(false);
        text.setManaged(false);
        text.setFill(Palette.TEXT);
        getChildren().addAll(picture, text);
    }

    @Override
    protected void layoutChildren() {
        double size = TextSize.of(this);
        double scale = outputScale() * size;
        double foot = FOOT;
        int wide = Math.max(1, (int) Math.floor(getWidth() * scale));
        int high = Math.max(1, (int) Math.floor((getHeight() - foot) * scale));
        if (wide != width || high != height) {
            width = wide;
            height = high;
            WritableImage image = new WritableImage(wide, high);
            image.getPixelWriter().setPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), argb(), 0, wide);
            picture.setImage(image);
        }
        picture.setFitWidth(wide / scale);
        picture.setFitHeight(high / scale);
        text.setWrappingWidth(getWidth() - 2 * MARGIN);
        text.relocate(MARGIN, getHeight() - foot + MARGIN / 2);
    }

    private int[] argb() {
        byte[] levels = new GreyPattern(width, height).levels();
        int[] argb = new int[levels.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xff000000 | (levels[i] & 0xff) * 0x010101;
        }
        return argb;
    }

    private double outputScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }
}
