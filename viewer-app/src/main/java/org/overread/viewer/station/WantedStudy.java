package org.overread.viewer.station;

import java.util.Optional;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;

/**
 * Which study of those found is to be opened.
 *
 * @param studyInstanceUid empty for the first one
 * @param patientId that the worklist showed; empty where it showed none, or none was chosen
 */
record WantedStudy(Optional<String> studyInstanceUid, Optional<String> patientId) {

    static WantedStudy uid(Optional<String> studyInstanceUid) {
        return new WantedStudy(studyInstanceUid, Optional.empty());
    }

    /** The study of that line: of that patient too, since one UID may be two patients' by mistake. */
    static WantedStudy of(WorklistStudy line) {
        return new WantedStudy(
                Optional.of(line.studyInstanceUid()),
                Optional.of(line.patient().id().strip()).filter(id -> !id.isEmpty()));
    }

    boolean is(Study study) {
        return hasUid(study)
                && patientId
                        .filter(id -> !id.equals(study.patient().id().strip()))
                        .isEmpty();
    }

    /** Whether it is the UID that was chosen, whoever's study. */
    boolean hasUid(Study study) {
        return studyInstanceUid
                .filter(uid -> !uid.equals(study.studyInstanceUid()))
                .isEmpty();
    }
}
