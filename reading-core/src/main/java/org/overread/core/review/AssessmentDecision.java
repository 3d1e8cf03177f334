package org.overread.core.review;

/** What a reader decided on a finding. No decision is an absent assessment, "not assessed". */
public enum AssessmentDecision {
    ACCEPTED,
    MODIFIED,
    REJECTED,
    /** A reader's own finding: the AI missed it. */
    ADDED
}
