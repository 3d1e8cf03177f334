package org.overread.core.document;

import java.util.Arrays;
import java.util.Optional;

/** How a content item relates to the one above it (PS3.3 C.17.3.2.4). */
public enum Relationship {
    CONTAINS("CONTAINS"),
    HAS_OBS_CONTEXT("HAS OBS CONTEXT"),
    HAS_ACQ_CONTEXT("HAS ACQ CONTEXT"),
    HAS_CONCEPT_MOD("HAS CONCEPT MOD"),
    HAS_PROPERTIES("HAS PROPERTIES"),
    INFERRED_FROM("INFERRED FROM"),
    SELECTED_FROM("SELECTED FROM"),
    /** Of the root: it has none. */
    ROOT("ROOT"),
    /** Absent, or a term that the standard does not have. */
    UNKNOWN("UNKNOWN");

    private final String term;

    Relationship(String term) {
        this.term = term;
    }

    /** The standard's term. */
    public String term() {
        return term;
    }

    static Optional<Relationship> ofTerm(String term) {
        return Arrays.stream(values())
                .filter(one -> one != ROOT && one != UNKNOWN && one.term.equals(term))
                .findFirst();
    }
}
