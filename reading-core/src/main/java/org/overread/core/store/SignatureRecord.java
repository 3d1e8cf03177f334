package org.overread.core.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDestination;
import org.overread.core.report.SignedReport;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/** What the audit trail says of a signature: who, what was decided on each finding, what not, and the documents' hashes. */
final class SignatureRecord {
    private SignatureRecord() {}

    static AuditEvent of(SignedReport report, List<ReportDestination> destinations, List<InferenceStatus> notShown) {
        ReportContent content = report.content();
        Map<String, String> details = decisions(content);
        notShown.forEach(run -> details.put("notShown." + run.runUid(), notShown(run)));
        report.documents()
                .forEach(document ->
                        details.put("document." + document.kind() + "." + document.uid(), document.sha256()));
        String names = destinations.stream().map(ReportDestination::name).collect(Collectors.joining(" "));
        details.put("destinations", names);
        details.put("idScheme", content.reader().idScheme());
        return new AuditEvent(
                content.signedAt(),
                AuditEvent.Type.SIGNATURE,
                content.reader().id(),
                content.study().studyInstanceUid(),
                content.ids().reportUid(),
                details);
    }

    private static Map<String, String> decisions(ReportContent content) {
        Map<String, String> details = new HashMap<>();
        for (AssessmentDecision decision : AssessmentDecision.values()) {
            boolean rejected = decision == AssessmentDecision.REJECTED;
            List<ReviewedFinding> decided = (rejected ? content.rejected() : content.stated())
                    .stream()
                            .filter(finding -> finding.decision().equals(Optional.of(decision)))
                            .toList();
            count(
                    details,
                    decision.name().toLowerCase(Locale.ROOT),
                    decided.size(),
                    AuditUids.of(decided, ReviewedFinding::trackingUid));
        }
        count(
                details,
                "notAssessed",
                content.notAssessed().size(),
                AuditUids.of(content.notAssessed(), Finding::trackingUid));
        count(
                details,
                "measurements",
                content.measurements().size(),
                AuditUids.of(
                        content.measurements(),
                        measured -> measured.annotation().trackingUid()));
        count(
                details,
                "keyImages",
                content.keyImages().size(),
                AuditUids.of(content.keyImages(), KeyImage::trackingUid));
        return details;
    }

    private static void count(Map<String, String> details, String name, int count, String uids) {
        details.put(name, Integer.toString(count));
        if (count > 0) {
            details.put(name + ".trackingUids", uids);
        }
    }

    /** A silent run is named, and not what it found (invariant I4). */
    private static String notShown(InferenceStatus run) {
        return run.state() == RunState.SILENT
                ? run.state().name()
                : run.state().name() + " " + AuditUids.of(run.findings(), Finding::trackingUid);
    }
}
