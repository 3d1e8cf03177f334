package org.overread.viewer.viewport;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.FontWeight;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;

/** The band above and the edge around what is of an earlier study; nothing is seen of it over the study being read. */
public final class PriorBand extends Region {
    /** Pixels from above that it takes. */
    public static final double HEIGHT = 26;

    private static final double BASELINE = 18;
    private static final double PAD = 12;
    private static final double EDGE = 3;

    private final Rectangle strip = new Rectangle();
    private final OneLine text = new OneLine(14, FontWeight.BOLD, Palette.ON_PRIOR);
    private final Border edge = new Border(new BorderStroke(
            Palette.PRIOR, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(EDGE), Insets.EMPTY));

    public PriorBand() {
        setMouseTransparent(true);
        setManaged(false);
        strip.setFill(Palette.PRIOR);
        strip.setHeight(HEIGHT);
        getChildren().addAll(strip, text);
        set(Optional.empty());
    }

    /** Empty: it is the study being read. */
    public void set(Optional<String> which) {
        text.set(which.orElse(""));
        strip.setVisible(which.isPresent());
        setBorder(which.isPresent() ? edge : null);
        requestLayout();
    }

    /** How much of the height it takes now. */
    public double taken() {
        return strip.isVisible() ? HEIGHT : 0;
    }

    /** All that it says, whether or not there is room for it. */
    public String whole() {
        return text.whole();
    }

    @Override
    protected void layoutChildren() {
        strip.setWidth(getWidth());
        text.fit(getWidth() - 2 * PAD);
        text.at((getWidth() - text.width()) / 2, BASELINE);
    }
}
