package org.overread.core.inference;

/** How a run stands; each looks different to the reader (invariant I10). */
public enum RunState {
    NOT_ELIGIBLE,
    QUEUED,
    RUNNING,
    /** Past its deadline: the study is read in the standard workflow; results are offered when they come. */
    LATE,
    FAILED,
    NO_FINDINGS,
    FINDINGS,
    /** It has ended well, and what it found is kept from the reader until he has read himself, or asks. */
    HELD,
    /** The series has more images now than it was given; a later run stands in its place. */
    SUPERSEDED,
    SILENT
}
