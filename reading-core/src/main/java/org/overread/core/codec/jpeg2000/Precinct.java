package org.overread.core.codec.jpeg2000;

import java.util.List;

/** A precinct of a resolution: what one packet of each layer is about. Not thread-safe. */
final class Precinct {
    private final List<BandPrecinct> bands;
    private final long gridX;
    private final long gridY;
    private int nextLayer;

    /** {@code gridX}, {@code gridY}: where position progressions meet it on the reference grid. */
    Precinct(List<BandPrecinct> bands, long gridX, long gridY) {
        this.bands = bands;
        this.gridX = gridX;
        this.gridY = gridY;
    }

    List<BandPrecinct> bands() {
        return bands;
    }

    long gridX() {
        return gridX;
    }

    long gridY() {
        return gridY;
    }

    /** The layer of the packet that comes next. */
    int nextLayer() {
        return nextLayer;
    }

    void packetRead() {
        nextLayer++;
    }
}
