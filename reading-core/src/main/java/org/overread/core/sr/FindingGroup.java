package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;

import java.util.List;
import org.overread.core.finding.Unit;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.Assessment;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/**
 * The measurement group of one stated finding (TID 1410, 1411), with the reader's assessment.
 *
 * <p>The observer is the device where the reader accepted a model's finding as it is; of a modified or added finding it is
 * the reader, inherited from the root. The algorithm that found it is named either way.
 */
final class FindingGroup {
    private final ClaimItems claims;
    private final DicomTimes times;

    FindingGroup(ClaimItems claims, DicomTimes times) {
        this.claims = claims;
        this.times = times;
    }

    ContentItem of(ReviewedFinding reviewed) {
        Assessment assessment = reviewed.assessment().orElseThrow();
        ContentItem group = claims.begin(reviewed.finding(), times.dateTime(assessment.at()));
        if (assessment.decision() == AssessmentDecision.ACCEPTED) {
            ClaimItems.model(reviewed.finding()).ifPresent(device -> AlgorithmItems.addDeviceObserver(group, device));
        }
        claims.add(group, reviewed, List.of());
        ReportedNumber.certainty(reviewed)
                .ifPresent(percent ->
                        group.add(CONTAINS, ContentItem.number(FindingConcepts.CERTAINTY, percent, Unit.PERCENT)));
        return group.add(
                        CONTAINS,
                        ContentItem.code(ReportCodes.READER_ASSESSMENT, ReportCodes.of(assessment.decision())))
                .add(CONTAINS, ContentItem.text(Concepts.COMMENT, FindingStatement.of(reviewed)));
    }
}
