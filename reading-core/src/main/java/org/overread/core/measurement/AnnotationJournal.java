package org.overread.core.measurement;

import java.util.concurrent.CompletableFuture;

/** Where the steps with annotations are made durable, each with its audit record, as those of a review are. */
public interface AnnotationJournal {

    /**
     * Returns at once; completes when the entry is on disk, exceptionally when it is not: it is then kept, and written
     * before the next one.
     */
    CompletableFuture<Void> append(AnnotationEntry entry);

    /** Tries again to write what could not be written; completes when nothing is left, exceptionally when something is. */
    CompletableFuture<Void> retry();
}
