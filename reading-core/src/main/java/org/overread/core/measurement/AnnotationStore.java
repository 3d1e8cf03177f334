package org.overread.core.measurement;

import java.util.List;

/** The annotations of all studies, as they are kept. */
public interface AnnotationStore extends AnnotationJournal {

    /** Every step with an annotation of this study and no other, oldest first. Blocking. */
    List<AnnotationEntry> entries(String studyInstanceUid);
}
