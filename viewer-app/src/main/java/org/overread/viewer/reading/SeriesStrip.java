package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Thumbnails;

/** The study's series, one below the other. */
final class SeriesStrip extends ScrollPane {
    static final double WIDTH = 124;

    private final Thumbnails thumbnails;
    private final Consumer<FrameStack> chosen;
    private final VBox tiles = new VBox();
    private List<FrameStack> shown = List.of();

    SeriesStrip(Thumbnails thumbnails, Consumer<FrameStack> chosen) {
        this.thumbnails = thumbnails;
        this.chosen = chosen;
        getStyleClass().add("series-strip");
        setContent(tiles);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setFocusTraversable(false);
    }

    /** Shows the series of a study, and which of them is on screen. */
    void show(List<FrameStack> stacks, Optional<FrameStack> current) {
        if (!stacks.equals(shown)) {
            shown = stacks;
            tiles.getChildren().setAll(stacks.stream().map(this::tile).toList());
        }
        tiles.getChildren().forEach(node -> {
            SeriesTile tile = (SeriesTile) node;
            tile.shown(current.equals(Optional.of(tile.stack())));
        });
    }

    private SeriesTile tile(FrameStack stack) {
        SeriesTile tile = new SeriesTile(stack, () -> chosen.accept(stack));
        thumbnails.request(stack, SeriesTile.PICTURE, SeriesTile.PICTURE, tile::picture);
        return tile;
    }
}
