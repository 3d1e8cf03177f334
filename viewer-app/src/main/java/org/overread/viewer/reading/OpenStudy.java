package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.ingest.Quarantined;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;

/**
 * A study to be read, with its review as it stands.
 *
 * @param unread files that came with it and could not be read
 */
public record OpenStudy(Study study, FindingReview review, List<Quarantined> unread) {
    public OpenStudy {
        unread = List.copyOf(unread);
    }
}
