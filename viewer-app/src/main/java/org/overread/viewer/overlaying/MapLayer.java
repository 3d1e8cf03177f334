package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.overread.viewer.viewport.PaintedLayer;

/** Something that lies over pictures: a mask, a heatmap, a segment. Never changed once made. Thread: any. */
interface MapLayer {

    /** What it has in a picture; empty where it does not belong there. */
    Optional<Painted> on(PictureGrid picture);

    /** Whether rows of one picture may be asked for by several threads at once. */
    default boolean rowsApart() {
        return false;
    }

    /**
     * A layer in one picture.
     *
     * @param legend of what it had, once all rows have been asked for
     */
    record Painted(ColourRow row, Supplier<List<PaintedLayer>> legend) {}
}
