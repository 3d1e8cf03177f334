package org.overread.viewer.viewport;

import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.PixelSpacing;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;

/**
 * A bar of a round length in mm or cm, across the view, and where that length holds; nothing where the spacing is not
 * known.
 */
final class ScaleBar extends Group {
    private static final double SIZE = 12;
    private static final double THICKNESS = 3;
    private static final double END = 9;
    private static final double LARGEST_SHARE = 0.25;
    private static final double MM_PER_CM = 10;
    private static final double[] STEPS = {5, 2, 1};

    private final Rectangle line = bar();
    private final Rectangle first = bar();
    private final Rectangle last = bar();
    private final ImageText text = new ImageText(SIZE, TextAlignment.CENTER);
    private double length;

    ScaleBar() {
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(line, first, last, text);
        setVisible(false);
    }

    /** Takes up how large the image is now; empty: its spacing is not known. */
    void show(ViewGeometry geometry, Optional<PixelSpacing> spacing) {
        setVisible(spacing.isPresent());
        spacing.ifPresent(known -> {
            double perMm = pixelsPerMm(geometry, known);
            double mm = roundLength(geometry.viewWidth() * LARGEST_SHARE / perMm);
            length = mm * perMm;
            text.set(lengthText(mm) + where(known));
            text.wrap(geometry.viewWidth() - 2 * END);
            place();
        });
    }

    /** View pixels to a millimetre, across the view: along the rows of the image, or its columns where it lies on its side. */
    static double pixelsPerMm(ViewGeometry geometry, PixelSpacing spacing) {
        return geometry.turn().onItsSide()
                ? geometry.rowScale() / spacing.betweenRowsMm()
                : geometry.scale() / spacing.betweenColumnsMm();
    }

    /** The largest of 1, 2, 5, 10, … that is not longer. */
    static double roundLength(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : STEPS) {
            if (step * power <= most * (1 + 1e-12)) {
                return step * power;
            }
        }
        return power;
    }

    static String lengthText(double mm) {
        return mm < MM_PER_CM
                ? Texts.of("viewport.scaleMm", Texts.number(mm, mm < 1 ? (int) Math.ceil(-Math.log10(mm)) : 0))
                : Texts.of("viewport.scaleCm", Texts.number(mm / MM_PER_CM, 0));
    }

    private static String where(PixelSpacing spacing) {
        return spacing.origin().inImagedPlane() ? "" : "  " + SpacingText.where(spacing.origin());
    }

    /** What it says; empty where there is none. */
    String content() {
        return isVisible() ? text.get() : "";
    }

    /** View pixels. */
    double length() {
        return length;
    }

    double width() {
        return isVisible() ? Math.max(length, text.width()) : 0;
    }

    double height() {
        return isVisible() ? END + text.height() : 0;
    }

    /** Puts its middle and lower edge there. */
    void at(double middle, double bottom) {
        setLayoutX(Math.round(middle));
        setLayoutY(Math.round(bottom - height()));
    }

    private void place() {
        double left = -length / 2;
        put(line, left, END - THICKNESS, length, THICKNESS);
        put(first, left, 0, 1, END);
        put(last, left + length - 1, 0, 1, END);
        text.at(-text.width() / 2, END + 2);
    }

    private static void put(Rectangle bar, double x, double y, double width, double height) {
        bar.setX(x);
        bar.setY(y);
        bar.setWidth(width);
        bar.setHeight(height);
    }

    private static Rectangle bar() {
        Rectangle bar = new Rectangle();
        bar.setFill(Palette.TEXT);
        bar.setStroke(Palette.IMAGE);
        bar.setStrokeType(StrokeType.OUTSIDE);
        return bar;
    }
}
