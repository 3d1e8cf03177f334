package org.overread.core.report;

import java.util.List;
import java.util.concurrent.Executor;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.ExposureLog;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Study;

/**
 * What a reader asks to have signed.
 *
 * @param review of this study; its reader signs
 * @param annotations of this study, owned by the same thread
 * @param keyImages of this study, owned by the same thread; what the review's reader has marked is named
 * @param reviewThread runs what touches the review, on the one thread that owns it (the JavaFX thread in the viewer)
 * @param runs every model run on the study, silent ones included
 * @param confirmed what the reader was shown when confirming: what is signed says the same, or is not signed
 */
public record SigningRequest(
        Study study,
        FindingReview review,
        StudyAnnotations annotations,
        StudyKeyImages keyImages,
        Executor reviewThread,
        ExposureLog exposure,
        List<InferenceStatus> runs,
        ReportDraft confirmed) {
    public SigningRequest {
        runs = List.copyOf(runs);
    }
}
