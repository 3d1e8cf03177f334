package org.overread.viewer.station;

import java.util.concurrent.CompletableFuture;
import org.overread.core.measurement.AnnotationEntry;
import org.overread.core.measurement.AnnotationJournal;

/** Where a station keeps what is drawn; it may still be opening its data folder: entries wait for it, in their order. */
final class StationAnnotationJournal implements AnnotationJournal {
    private final CompletableFuture<Station> station;

    StationAnnotationJournal(CompletableFuture<Station> station) {
        this.station = station;
    }

    @Override
    public CompletableFuture<Void> append(AnnotationEntry entry) {
        return station.thenCompose(open -> open.store().annotations().append(entry));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return station.thenCompose(open -> open.store().annotations().retry());
    }
}
