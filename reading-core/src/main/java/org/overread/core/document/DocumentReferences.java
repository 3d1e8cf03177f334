package org.overread.core.document;

import java.util.List;
import java.util.stream.Stream;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.StudyReference;

/**
 * What a document points at outside its tree (PS3.3 C.17.2).
 *
 * @param predecessors documents that this one takes up or replaces
 * @param identical copies of this document in other studies
 * @param currentEvidence Current Requested Procedure Evidence
 * @param otherEvidence Pertinent Other Evidence
 */
public record DocumentReferences(
        List<StudyReference> predecessors,
        List<StudyReference> identical,
        List<StudyReference> currentEvidence,
        List<StudyReference> otherEvidence) {
    public DocumentReferences {
        predecessors = List.copyOf(predecessors);
        identical = List.copyOf(identical);
        currentEvidence = List.copyOf(currentEvidence);
        otherEvidence = List.copyOf(otherEvidence);
    }

    /** All evidence. */
    public Stream<InstanceReference> evidence() {
        return Stream.concat(currentEvidence.stream(), otherEvidence.stream())
                .flatMap(study -> study.series().stream())
                .flatMap(series -> series.instances().stream());
    }
}
