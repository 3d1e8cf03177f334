package org.overread.viewer.station;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.overread.core.review.StepJournal;
import org.overread.core.store.StationStore;

/**
 * A journal of a station that may still be opening its data folder: entries wait for it, in their order.
 *
 * @param journal which one of the station's store
 */
record StationJournal<E>(CompletableFuture<Station> station, Function<StationStore, StepJournal<E>> journal)
        implements StepJournal<E> {

    @Override
    public CompletableFuture<Void> append(E entry) {
        return station.thenCompose(open -> journal.apply(open.store()).append(entry));
    }

    @Override
    public CompletableFuture<Void> retry() {
        return station.thenCompose(open -> journal.apply(open.store()).retry());
    }
}
