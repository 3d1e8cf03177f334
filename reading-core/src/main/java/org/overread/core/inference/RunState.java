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
    SILENT
}
