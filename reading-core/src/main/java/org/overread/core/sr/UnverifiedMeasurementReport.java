package org.overread.core.sr;

import static org.overread.core.sr.Relationship.CONTAINS;
import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.finding.Finding;
import org.overread.core.finding.Unit;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunEnding;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ImagingProcedure;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.ReviewedFinding;

/**
 * The content tree of a model's result: TID 1500 "Measurement Report", whose observer is the model, with one measurement group
 * for each finding and a summary of the run.
 */
final class UnverifiedMeasurementReport {
    private final UnverifiedRun written;
    private final ModelIdentity model;
    private final ClaimItems claims;
    private final String writtenAt;

    UnverifiedMeasurementReport(UnverifiedRun written, Evidence evidence, SegmentationPlan plan, DicomTimes times) {
        this.written = written;
        this.model = written.run().model();
        this.claims = new ClaimItems(written.ids()::observationUid, evidence, plan);
        this.writtenAt = times.dateTime(written.writtenAt().toInstant());
    }

    DataSet root() {
        List<Finding> findings = written.run().findings();
        ContentItem root = ContentItem.container(Concepts.IMAGING_MEASUREMENT_REPORT, "1500")
                .add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.LANGUAGE, Concepts.ENGLISH));
        AlgorithmItems.addDeviceObserver(root, model);
        root.add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.PROCEDURE_REPORTED, ImagingProcedure.of(written.study())));
        if (!findings.isEmpty()) {
            ContentItem measurements = ContentItem.container(Concepts.IMAGING_MEASUREMENTS);
            ReviewedFinding.notAssessed(findings).forEach(finding -> measurements.add(CONTAINS, group(finding)));
            root.add(CONTAINS, measurements);
        }
        return root.add(CONTAINS, summary()).toDataSet();
    }

    /** Certainty and score are stated as the model gave them; nothing says that anyone assessed them. */
    private ContentItem group(ReviewedFinding notAssessed) {
        Finding finding = notAssessed.finding();
        ContentItem group = claims.begin(finding, writtenAt);
        claims.add(group, notAssessed, parameters());
        finding.certainty()
                .ifPresent(certainty -> group.add(
                        CONTAINS,
                        ContentItem.number(FindingConcepts.CERTAINTY, ReportedNumber.of(certainty), Unit.PERCENT)));
        finding.score()
                .ifPresent(score -> group.add(
                        CONTAINS, ContentItem.number(ReportCodes.MODEL_SCORE, ReportedNumber.of(score), Unit.NONE)));
        return group.add(CONTAINS, ContentItem.text(Concepts.COMMENT, FindingStatement.unverified(finding, model)));
    }

    /** How the run ended, in the code of CID 6047 and in words; the one algorithm of this document has succeeded. */
    private ContentItem summary() {
        InferenceStatus run = written.run();
        ContentItem outcome = ContentItem.code(
                Concepts.PROCESSING_SUMMARY, RunEnding.code(run).orElseThrow());
        AlgorithmItems.addAlgorithm(outcome, model, parameters());
        ContentItem summary = ContentItem.container(Concepts.QUALITATIVE_EVALUATIONS)
                .add(CONTAINS, outcome)
                .add(CONTAINS, ContentItem.text(Concepts.COMMENT, words(run)))
                .add(CONTAINS, ContentItem.uid(Concepts.ANALYSED_SERIES, run.seriesInstanceUid()));
        for (ChannelSeries channel : run.details().beside()) {
            summary.add(CONTAINS, ContentItem.uid(Concepts.ANALYSED_SERIES, channel.seriesInstanceUid()));
        }
        return summary;
    }

    private String words(InferenceStatus run) {
        int found = run.findings().size();
        return "Result of AI (" + FindingStatement.name(model) + ") that no reader has assessed: "
                + (found == 0 ? "no findings" : found == 1 ? "1 finding" : found + " findings")
                + ". Not a report."
                + (written.late() ? " It came after the deadline for reading with it." : "");
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        written.operatingPoint()
                .ifPresent(point -> parameters.add(
                        "operating point: score " + ReportedNumber.of(point).toPlainString()));
        if (!written.run().provider().isBlank()) {
            parameters.add("execution provider " + written.run().provider());
        }
        return parameters;
    }
}
