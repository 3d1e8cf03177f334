package org.overread.findings.panel;

import java.util.Optional;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.RejectionReason;

/**
 * What a reader asks for in the panel; its host does it. Called on the panel's user-interface thread.
 *
 * <p>A decision, undo and redo take effect during the call: the host has told the panel the new {@code ReviewState}
 * when it returns. A decision that is not in it by then counts as refused, and the panel stays where it is.
 */
public interface FindingsActions {
    void accept(TrackingUid uid);

    void reject(TrackingUid uid, RejectionReason reason);

    void modify(TrackingUid uid, FindingClaim claim);

    /** Centre and zoom the image on the finding. */
    void goTo(TrackingUid uid);

    /** Let the reader move the finding's box on the image; the result comes back by {@link FindingsModel#takeBox}. */
    void editBox(TrackingUid uid);

    /** The edit that the box belonged to was saved or given up: leave box editing on the image. */
    default void endBoxEdit(TrackingUid uid) {}

    void undo();

    void redo();

    /** Hide or show all AI marks. */
    void toggleAi();

    /** Take up the results of a run that came after its deadline. */
    void showLateResults();

    /** The reader's own reading is done: results for a second reading may be shown. */
    default void commitReading() {}

    /** How to stop a run that has not ended; empty where the host cannot, and the panel then offers no button. */
    default Optional<Runnable> stopRun(String runUid) {
        return Optional.empty();
    }

    /**
     * Sign: the reader has confirmed. May return before it is done; it ends with a {@code ReviewState} that is signed,
     * or with {@link FindingsModel#signingFailed}.
     */
    void sign();
}
