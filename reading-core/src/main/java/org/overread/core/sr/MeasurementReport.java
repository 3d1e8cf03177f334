package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;
import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;

import org.overread.core.dicom.DataSet;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ImagingProcedure;
import org.overread.core.report.ReportContent;
import org.overread.core.review.ReviewedFinding;

/** The content tree of a report: TID 1500 "Measurement Report", one measurement group for each stated finding and each measurement. */
final class MeasurementReport {
    private final ReportContent content;
    private final FindingGroup groups;
    private final AnnotationGroup measured;

    MeasurementReport(ReportContent content, Evidence evidence, SegmentationPlan plan, DicomTimes times) {
        this.content = content;
        this.groups = new FindingGroup(new ClaimItems(content.ids()::observationUid, evidence, plan), times);
        this.measured = new AnnotationGroup(content.ids()::observationUid, evidence, content.reader(), times);
    }

    DataSet root() {
        ContentItem root = ContentItem.container(Concepts.IMAGING_MEASUREMENT_REPORT, "1500")
                .add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.LANGUAGE, Concepts.ENGLISH));
        ReaderItems.add(root, content.reader());
        root.add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.PROCEDURE_REPORTED, ImagingProcedure.of(content.study())));
        return root.add(
                        CONTAINS,
                        content.stated().isEmpty() && content.measurements().isEmpty()
                                ? nothingStated()
                                : measurements())
                .toDataSet();
    }

    private ContentItem measurements() {
        ContentItem container = ContentItem.container(Concepts.IMAGING_MEASUREMENTS);
        for (ReviewedFinding reviewed : content.stated()) {
            container.add(CONTAINS, groups.of(reviewed));
        }
        int number = 1;
        for (MeasuredAnnotation measurement : content.measurements()) {
            container.add(CONTAINS, measured.of(number++, measurement));
        }
        return container;
    }

    /** TID 1500 wants measurements or evaluations; that nothing is stated is said, not that nothing is there. */
    private static ContentItem nothingStated() {
        return ContentItem.container(Concepts.QUALITATIVE_EVALUATIONS)
                .add(CONTAINS, ContentItem.text(Concepts.COMMENT, FindingStatement.NONE));
    }
}
