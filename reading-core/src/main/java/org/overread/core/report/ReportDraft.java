package org.overread.core.report;

import java.util.List;
import org.overread.core.finding.Finding;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.Annotation;
import org.overread.core.review.ReviewedFinding;

/**
 * What a report signed now would say, for the confirmation.
 *
 * @param stated accepted, modified and reader-made findings
 * @param rejected kept for the record, stated nowhere
 * @param notAssessed AI findings shown and left without a decision: recorded as such, stated nowhere
 * @param lateNotTakenUp AI findings that came after the deadline and that the reader did not ask for
 * @param measurements what the reader drew that can be measured: stated with its numbers
 * @param keyImages the frames that the reader has marked: named in the key object selection
 */
public record ReportDraft(
        List<ReviewedFinding> stated,
        List<ReviewedFinding> rejected,
        List<Finding> notAssessed,
        List<Finding> lateNotTakenUp,
        List<Annotation> measurements,
        List<KeyImage> keyImages) {
    public ReportDraft {
        stated = List.copyOf(stated);
        rejected = List.copyOf(rejected);
        notAssessed = List.copyOf(notAssessed);
        lateNotTakenUp = List.copyOf(lateNotTakenUp);
        measurements = List.copyOf(measurements);
        keyImages = List.copyOf(keyImages);
    }

    /** Whether a reader who confirmed the other has confirmed this: late results that came meanwhile change nothing. */
    boolean saysTheSameAs(ReportDraft other) {
        return stated.equals(other.stated)
                && rejected.equals(other.rejected)
                && notAssessed.equals(other.notAssessed)
                && measurements.equals(other.measurements)
                && keyImages.equals(other.keyImages);
    }
}
