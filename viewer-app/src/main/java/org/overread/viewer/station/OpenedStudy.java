package org.overread.viewer.station;

import java.time.Instant;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;

/**
 * A study that has been read.
 *
 * @param complete when its last file had been read: the clock of AI deadlines starts here
 * @param review still empty
 * @param annotations still empty
 * @param keyImages still empty
 */
public record OpenedStudy(
        Study study, Instant complete, FindingReview review, StudyAnnotations annotations, StudyKeyImages keyImages) {}
