package org.overread.core.worklist;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The studies that this station knows of. Thread: any; blocking; never the user interface's. */
public interface StudyIndex {

    /** Adds studies, or takes what is new of those known: a study is known by its UID, Patient ID and issuer. */
    void put(Collection<WorklistStudy> studies);

    /** Forgets a study; its images stay where they are. */
    void remove(WorklistStudy study);

    /** The lines that hold, in order. */
    List<WorklistStudy> search(StudySearch search);

    /** How many studies hold, whatever the search's page. */
    long count(StudySearch search);

    /** The studies whose source is a folder or something within it. */
    List<WorklistStudy> within(String folder);

    /** All studies with a UID: more than one where patients differ. */
    List<WorklistStudy> studies(String studyInstanceUid);

    /** Other studies of the same patient, by Patient ID and issuer, the newest first; none where the ID is unknown. */
    List<WorklistStudy> priors(WorklistStudy study);

    long size();

    /** The study with a source; empty where none has it. */
    Optional<WorklistStudy> fromSource(String source);
}
