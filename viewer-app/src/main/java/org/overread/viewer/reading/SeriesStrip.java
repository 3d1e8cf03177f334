package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Thumbnails;

/** The study's series, one below the other. */
final class SeriesStrip extends ScrollPane {
    static final double WIDTH = 124;

    private final Thumbnails thumbnails;
    private final SeriesPlaces places;
    private final VBox tiles = new VBox();
    private List<FrameStack> shown = List.of();

    SeriesStrip(Thumbnails thumbnails, SeriesPlaces places) {
        this.thumbnails = thumbnails;
        this.places = places;
        getStyleClass().add("series-strip");
        setContent(tiles);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setFocusTraversable(false);
    }

    /** Shows the series of a study, which of them is on screen, and which have not been seen yet. */
    void show(List<FrameStack> stacks, Optional<FrameStack> current, Predicate<FrameStack> seen) {
        if (!stacks.equals(shown)) {
            shown = stacks;
            tiles.getChildren().setAll(stacks.stream().map(this::tile).toList());
        }
        tiles.getChildren().forEach(node -> {
            SeriesTile tile = (SeriesTile) node;
            tile.shown(current.equals(Optional.of(tile.stack())));
            tile.seen(seen.test(tile.stack()));
        });
    }

    /** Says how many key images each series has. */
    void keyImages(KeyImages keyImages) {
        tiles.getChildren().forEach(node -> {
            SeriesTile tile = (SeriesTile) node;
            tile.keyImages(keyImages.own(tile.stack()), keyImages.others(tile.stack()));
        });
    }

    private SeriesTile tile(FrameStack stack) {
        SeriesTile tile = new SeriesTile(stack, () -> places.turnTo(stack));
        places.drag().source(tile, stack);
        thumbnails.request(stack, SeriesTile.PICTURE, SeriesTile.PICTURE, tile::picture);
        return tile;
    }
}
