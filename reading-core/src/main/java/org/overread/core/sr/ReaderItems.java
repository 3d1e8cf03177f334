package org.overread.core.sr;

import static org.overread.core.sr.Relationship.HAS_OBS_CONTEXT;

import org.overread.core.review.ReaderIdentity;

/** The reader who signs, as the observer of a whole document (PS3.16 TID 1001, 1002, 1003). */
final class ReaderItems {

    /** Makes him the observer of everything below, unless a group says otherwise. */
    static void add(ContentItem root, ReaderIdentity reader) {
        root.add(HAS_OBS_CONTEXT, ContentItem.code(Concepts.OBSERVER_TYPE, Concepts.PERSON))
                .add(HAS_OBS_CONTEXT, ContentItem.person(Concepts.PERSON_NAME, reader.personName()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.PERSON_ORGANIZATION, reader.organization()))
                .add(HAS_OBS_CONTEXT, ContentItem.code(Concepts.PERSON_ROLE, Concepts.VERIFYING));
    }

    private ReaderItems() {}
}
