package org.overread.core.review;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.overread.core.inference.InferenceStatus;

/** Where model runs and their findings are kept, and where a review is taken up again. */
public interface FindingStore {

    /**
     * Stores a run as it stands, its findings, and the audit record of its state, all or nothing. Recording it again adds
     * what is new only; a finding that is known by its tracking UID stays as it was first claimed. Returns at once.
     *
     * <p>Errors: completes exceptionally where a silent run is said to be silent no more.
     */
    CompletableFuture<Void> recordRun(InferenceStatus run);

    /** Notes that a reader asked for the results of a run that came late; they are part of the review from then on. */
    CompletableFuture<Void> takeUp(String runUid, ReaderIdentity reader);

    /** What is known of a study's review, as of one moment. Blocking. */
    StoredReview review(String studyInstanceUid);

    /** Studies that models have run on and that are not signed, those run on last first, at most a number of them. Blocking. */
    List<String> unread(int most);
}
