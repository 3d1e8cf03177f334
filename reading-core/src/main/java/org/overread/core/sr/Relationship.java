package org.overread.core.sr;

/** How a content item relates to its parent (PS3.3 C.17.3.2.4). */
enum Relationship {
    CONTAINS,
    HAS_CONCEPT_MOD,
    HAS_OBS_CONTEXT,
    INFERRED_FROM,
    SELECTED_FROM;

    /** Relationship Type (0040,A010). */
    String term() {
        return name().replace('_', ' ');
    }
}
