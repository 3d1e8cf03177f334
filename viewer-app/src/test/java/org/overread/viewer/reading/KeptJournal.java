package org.overread.viewer.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.overread.core.review.StepJournal;

/** A journal in memory, that can be made to fail. */
final class KeptJournal<E> implements StepJournal<E> {
    final List<E> entries = new ArrayList<>();
    boolean failing;

    @Override
    public CompletableFuture<Void> append(E entry) {
        if (failing) {
            return CompletableFuture.failedFuture(new IOException("disk full"));
        }
        entries.add(entry);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> retry() {
        return failing
                ? CompletableFuture.failedFuture(new IOException("disk full"))
                : CompletableFuture.completedFuture(null);
    }
}
