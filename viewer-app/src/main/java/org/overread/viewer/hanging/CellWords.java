package org.overread.viewer.hanging;

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
import javafx.scene.text.TextAlignment;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.ImageText;
import org.overread.viewer.viewport.Viewport;

/** What is said in a viewport about what hangs there: the place's name, what is missing or stands in, and what is a prior. */
final class CellWords extends Region {
    private static final double STRIP = 26;
    private static final double BASELINE = 18;
    private static final double PAD = 12;
    private static final double EDGE = 3;

    private final Viewport viewport;
    private final ImageText missing = new ImageText(15, TextAlignment.CENTER);
    private final Rectangle strip = new Rectangle();
    private final OneLine prior = new OneLine(14, FontWeight.BOLD, Palette.ON_PRIOR);
    private final Border edge = new Border(new BorderStroke(
            Palette.PRIOR, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(EDGE), Insets.EMPTY));
    private String place = "";
    private String cautions = "";
    private String identity = "";

    CellWords(Viewport viewport) {
        this.viewport = viewport;
        setMouseTransparent(true);
        setManaged(false);
        missing.colour(Palette.SECONDARY);
        strip.setFill(Palette.PRIOR);
        strip.setHeight(STRIP);
        getChildren().addAll(missing, strip, prior);
        viewport.addLayer(this);
        viewport.widthProperty().addListener((observed, before, now) -> fill());
        viewport.heightProperty().addListener((observed, before, now) -> fill());
        fill();
        prior(Optional.empty(), "");
    }

    private void fill() {
        resize(viewport.getWidth(), viewport.getHeight());
    }

    /** @param mustKnow what the reader must know; empty where there is nothing */
    void says(String name, String mustKnow, String whatIsMissing) {
        place = name;
        cautions = mustKnow;
        missing.set(whatIsMissing);
        tell();
    }

    /** Marks what is on screen as a prior's; empty: it is the study being read. @param differing in what it contradicts that study */
    void prior(Optional<String> which, String differing) {
        identity = differing;
        prior.set(which.orElse(""));
        strip.setVisible(which.isPresent());
        setBorder(which.isPresent() ? edge : null);
        tell();
    }

    private void tell() {
        String both = identity.isEmpty() || cautions.isEmpty() ? identity + cautions : identity + "\n" + cautions;
        viewport.place(place, both, strip.isVisible() ? STRIP : 0);
        requestLayout();
    }

    /** All that is said, for tests. */
    String content() {
        return String.join("\n", prior.whole(), identity, place, cautions, missing.get())
                .strip();
    }

    @Override
    protected void layoutChildren() {
        strip.setWidth(getWidth());
        prior.fit(getWidth() - 2 * PAD);
        prior.at((getWidth() - prior.width()) / 2, BASELINE);
        missing.wrap(Math.clamp(getWidth() - 4 * PAD, 40, 460));
        missing.at((getWidth() - missing.width()) / 2, getHeight() * 0.42);
    }
}
