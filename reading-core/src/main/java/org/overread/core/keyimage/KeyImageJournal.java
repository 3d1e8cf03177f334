package org.overread.core.keyimage;

import java.util.concurrent.CompletableFuture;

/** Where the steps with key images are made durable, each with its audit record, as those of a review are. */
public interface KeyImageJournal {

    /**
     * Returns at once; completes when the entry is on disk, exceptionally when it is not: it is then kept, and written
     * before the next one.
     */
    CompletableFuture<Void> append(KeyImageEntry entry);

    /** Tries again to write what could not be written; completes when nothing is left, exceptionally when something is. */
    CompletableFuture<Void> retry();
}
