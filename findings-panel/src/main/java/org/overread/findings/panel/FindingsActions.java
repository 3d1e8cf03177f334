package org.overread.findings.panel;

import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.RejectionReason;

/** What a reader asks for in the panel; its host does it. Called on the panel's user-interface thread. */
public interface FindingsActions {
    void accept(TrackingUid uid);

    void reject(TrackingUid uid, RejectionReason reason);

    void modify(TrackingUid uid, FindingClaim claim);

    /** Centre and zoom the image on the finding. */
    void goTo(TrackingUid uid);

    /** Let the reader move the finding's box on the image. */
    void editBox(TrackingUid uid);

    void undo();

    void redo();

    /** Hide or show all AI marks. */
    void toggleAi();

    /** Take up the results of a run that came after its deadline. */
    void showLateResults();

    void sign();
}
