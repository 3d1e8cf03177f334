package org.overread.viewer.station;

import java.util.concurrent.CompletableFuture;
import org.overread.core.keyimage.KeyImageEntry;
import org.overread.core.keyimage.KeyImageJournal;

/** Where a station keeps the frames that are picked out; it may still be opening its data folder: entries wait for it, in their order. */
final class StationKeyImageJournal implements KeyImageJournal {
    private final CompletableFuture<Station> station;

    StationKeyImageJournal(CompletableFuture<Station> station) {
        this.station = station;
    }

    @Override
    public CompletableFuture<Void> append(KeyImageEntry entry) {
        return station.thenCompose(open -> open.store().keyImages().append(entry));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return station.thenCompose(open -> open.store().keyImages().retry());
    }
}
