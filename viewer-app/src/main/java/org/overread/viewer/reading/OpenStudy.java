package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.ingest.Quarantined;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;

/**
 * A study to be read, with its review and what was drawn on it, as they stand.
 *
 * @param unread files that came with it and could not be read
 */
public record OpenStudy(Study study, FindingReview review, StudyAnnotations annotations, List<Quarantined> unread) {
    public OpenStudy {
        unread = List.copyOf(unread);
    }
}
