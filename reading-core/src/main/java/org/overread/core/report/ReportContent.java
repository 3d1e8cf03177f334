package org.overread.core.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Study;

/**
 * What a reader signed.
 *
 * @param stated accepted, modified and reader-made findings, and no others (invariant I3)
 * @param rejected kept for the record; stated in no document
 * @param notAssessed AI marks without a decision; recorded as such, stated in no document
 * @param measurements what the reader measured, with its numbers; verified by the signature
 * @param keyImages the frames that this reader has picked out of this study, in the order in which he did
 * @param runs the model runs whose results were on offer
 */
public record ReportContent(
        ReportIds ids,
        Study study,
        ReaderIdentity reader,
        Instant signedAt,
        ZoneId zone,
        List<ReviewedFinding> stated,
        List<ReviewedFinding> rejected,
        List<Finding> notAssessed,
        List<MeasuredAnnotation> measurements,
        List<KeyImage> keyImages,
        List<InferenceStatus> runs) {
    public ReportContent {
        stated = List.copyOf(stated);
        rejected = List.copyOf(rejected);
        notAssessed = List.copyOf(notAssessed);
        measurements = List.copyOf(measurements);
        keyImages = List.copyOf(keyImages);
        runs = List.copyOf(runs);
        if (!stated.stream().allMatch(ReviewedFinding::stated)) {
            throw new IllegalArgumentException("a finding that no reader has verified may not be stated");
        }
        if (!keyImages.stream().allMatch(image -> image.reader().equals(reader))) {
            throw new IllegalArgumentException("a key image that another reader than the signing one has marked");
        }
    }

    /** A reading without key images. */
    public ReportContent(
            ReportIds ids,
            Study study,
            ReaderIdentity reader,
            Instant signedAt,
            ZoneId zone,
            List<ReviewedFinding> stated,
            List<ReviewedFinding> rejected,
            List<Finding> notAssessed,
            List<MeasuredAnnotation> measurements,
            List<InferenceStatus> runs) {
        this(ids, study, reader, signedAt, zone, stated, rejected, notAssessed, measurements, List.of(), runs);
    }
}
