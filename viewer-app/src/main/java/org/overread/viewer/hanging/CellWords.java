package org.overread.viewer.hanging;

import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.viewport.ImageText;
import org.overread.viewer.viewport.PriorBand;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.Viewport;

/** What is said in a viewport about what hangs there: the place's name, what is missing or stands in, and what is a prior. */
final class CellWords extends Region {
    private final Viewport viewport;
    private final ImageText missing = new ImageText(15, TextAlignment.CENTER);
    private final PriorBand band = new PriorBand();
    private String place = "";
    private String cautions = "";
    private String identity = "";

    CellWords(Viewport viewport) {
        this.viewport = viewport;
        setMouseTransparent(true);
        setManaged(false);
        missing.colour(Palette.SECONDARY);
        getChildren().addAll(missing, band);
        viewport.addLayer(this);
        viewport.widthProperty().addListener((observed, before, now) -> fill());
        viewport.heightProperty().addListener((observed, before, now) -> fill());
        fill();
    }

    private void fill() {
        resize(viewport.getWidth(), viewport.getHeight());
        band.resize(viewport.getWidth(), viewport.getHeight());
        tell();
    }

    /** @param mustKnow what the reader must know; empty where there is nothing */
    void says(String name, String mustKnow, String whatIsMissing) {
        place = name;
        cautions = mustKnow;
        missing.set(whatIsMissing);
        tell();
    }

    /** Marks what is on screen as a prior's; empty: it is the study being read. */
    void prior(Optional<PriorLabel> prior) {
        identity = prior.map(PriorLabel::differing).orElse("");
        band.set(prior.map(PriorLabel::which));
        tell();
    }

    private void tell() {
        String both = identity.isEmpty() || cautions.isEmpty() ? identity + cautions : identity + "\n" + cautions;
        viewport.texts().place(place, both, band.taken());
        requestLayout();
    }

    /** All that is said, for tests. */
    String content() {
        return String.join("\n", band.whole(), identity, place, cautions, missing.get())
                .strip();
    }

    @Override
    protected void layoutChildren() {
        missing.wrap(Math.clamp(getWidth() - 4 * 12, 40, 460));
        missing.at((getWidth() - missing.width()) / 2, getHeight() * 0.42);
    }
}
