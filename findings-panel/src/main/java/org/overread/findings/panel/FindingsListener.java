package org.overread.findings.panel;

/** Told what changed in a {@link FindingsModel}, so that a view redraws that and no more. */
public interface FindingsListener {

    /** The rows are other ones, or more, or fewer. */
    void rowsReplaced();

    /** One row stands where it stood and says something else. */
    void rowChanged(int index);

    /** Another finding is selected, or the selected one says something else. */
    void selectionChanged();

    /** Reading, rejecting, editing (and the draft as it is typed), signing. */
    void modeChanged();

    /** Anything around the rows: counter, AI state, messages, report draft, signature, delivery. */
    void statusChanged();
}
