package org.overread.core.review;

import java.util.concurrent.CompletableFuture;

/** Where the steps of a review are made durable, each with its audit record in the same transaction. */
public interface ReviewJournal {

    /** Returns at once; completes when the entry is on disk, exceptionally when it is not. Entries keep their order. */
    CompletableFuture<Void> append(ReviewEntry entry);
}
