package org.overread.core.inference;

import java.time.Duration;
import java.time.Instant;
import org.overread.core.study.Series;

/**
 * One model on one series, or on one and those beside it.
 *
 * @param volumes gives each series of the input
 * @param studyComplete when the last image of the study had arrived: the deadline's clock starts here
 * @param deadline how long after {@code studyComplete} the reader is kept waiting for a result
 * @param firstNumber the number that the first finding gets
 * @param terms on what terms the result reaches readers
 */
public record InferenceRequest(
        FindingDetector detector,
        String studyInstanceUid,
        RunInput input,
        VolumeSource volumes,
        Instant studyComplete,
        Duration deadline,
        int firstNumber,
        ReleaseTerms terms,
        RunPriority priority) {

    /** The deadline where a site sets none. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** A run on the study on screen, shown at once. */
    public InferenceRequest(
            FindingDetector detector,
            String studyInstanceUid,
            Series series,
            VolumeSource volumes,
            Instant studyComplete,
            Duration deadline,
            int firstNumber) {
        this(
                detector,
                studyInstanceUid,
                RunInput.of(series),
                volumes,
                studyComplete,
                deadline,
                firstNumber,
                ReleaseTerms.AT_ONCE,
                RunPriority.ON_SCREEN);
    }

    /** The series that results lie on. */
    public Series series() {
        return input.series();
    }
}
