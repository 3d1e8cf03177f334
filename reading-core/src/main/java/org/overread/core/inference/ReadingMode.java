package org.overread.core.inference;

/** When a model's findings come before the reader: part of what it is intended for, stated in its package. */
public enum ReadingMode {
    /** As soon as they are there. */
    CONCURRENT,
    /** Once the reader has committed a reading of his own. */
    SECOND_READ,
    /** Once the reader asks for them. */
    ON_REQUEST,
    /** Never: the model says which studies are to be read first, and nothing else. */
    TRIAGE_ONLY
}
