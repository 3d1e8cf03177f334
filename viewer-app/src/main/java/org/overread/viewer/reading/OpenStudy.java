package org.overread.viewer.reading;

import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;

/** A study to be read, with its review and what was drawn on it and picked out of it, as they stand, and what of it cannot be looked at. */
public record OpenStudy(
        Study study,
        FindingReview review,
        StudyAnnotations annotations,
        StudyKeyImages keyImages,
        UnseenFiles unseen) {}
