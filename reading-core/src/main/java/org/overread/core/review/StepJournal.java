package org.overread.core.review;

import java.util.concurrent.CompletableFuture;

/**
 * Where a reader's steps are made durable, each with its audit record in the same transaction.
 *
 * <p>Entries keep their order: when one is on disk, so is every one before it. An entry that could not be written is kept
 * and tried again before the next one.
 *
 * @param <E> what is written of one step
 */
@FunctionalInterface
public interface StepJournal<E> {

    /**
     * Returns at once; completes when the entry is on disk, exceptionally when it is not.
     *
     * @throws IllegalArgumentException where the entry cannot be written down at all; it is then not part of the journal
     */
    CompletableFuture<Void> append(E entry);

    /** Tries again to write what could not be written; completes when nothing is left, exceptionally when something is. */
    default CompletableFuture<Void> retry() {
        return CompletableFuture.failedFuture(new IllegalStateException("this journal does not try again"));
    }
}
