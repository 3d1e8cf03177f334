package org.overread.findings.panel;

import org.overread.core.finding.TrackingUid;

/** What the reader is in the middle of. */
public sealed interface PanelMode {
    PanelMode READING = new Reading();

    /** Nothing: keys decide. */
    record Reading() implements PanelMode {}

    /** Choosing the reason to reject this finding, and no other. */
    record Rejecting(TrackingUid uid) implements PanelMode {}

    record Editing(FindingDraft draft) implements PanelMode {}

    /** Asked to sign, not yet confirmed. */
    record ConfirmingSignature() implements PanelMode {}

    /** Confirmed; the host is writing and closing. */
    record Signing() implements PanelMode {}
}
