package org.overread.core.inference;

/** Whose turn it is first; within one priority, in the order asked for. */
public enum RunPriority {
    /** The study that a reader is looking at; a run of lower priority gives way to it. */
    ON_SCREEN,
    /** A study that is likely to be read next. */
    PREFETCHED,
    /** A study of the worklist, so that urgent ones are read first. */
    TRIAGE
}
