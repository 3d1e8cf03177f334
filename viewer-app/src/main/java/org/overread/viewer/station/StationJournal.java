package org.overread.viewer.station;

import java.util.concurrent.CompletableFuture;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.ReviewJournal;

/** The journal of a station that may still be opening its data folder: entries wait for it, in their order. */
final class StationJournal implements ReviewJournal {
    private final CompletableFuture<Station> station;

    StationJournal(CompletableFuture<Station> station) {
        this.station = station;
    }

    @Override
    public CompletableFuture<Void> append(ReviewEntry entry) {
        return station.thenCompose(open -> open.store().reviewJournal().append(entry));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return station.thenCompose(open -> open.store().reviewJournal().retry());
    }
}
