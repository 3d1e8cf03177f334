package org.overread.core.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDestination;
import org.overread.core.report.ReportIds;
import org.overread.core.report.SignedReport;
import org.overread.core.review.SampleReview;

/** Signed reports in a store, and ways to break what the store keeps of them; for tests. */
public final class SignedSample {

    /** Signs a report without findings, of two documents. */
    public static SignedReport sign(StationStore store, String study, List<ReportDestination> destinations) {
        ReportContent content = new ReportContent(
                ReportIds.create(),
                SampleReview.study(study),
                SampleReview.READER,
                SampleReview.NOW,
                SampleReview.CLOCK.getZone(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.<InferenceStatus>of());
        byte[] bytes = ("report of " + study).getBytes(StandardCharsets.UTF_8);
        SignedReport report = new SignedReport(
                content,
                List.of(
                        FrozenDocument.freeze(
                                DocumentKind.SR, content.ids().srSopInstanceUid(), "application/dicom", bytes),
                        FrozenDocument.freeze(
                                DocumentKind.FHIR, content.ids().bundleUid(), "application/fhir+json", bytes)));
        store.reports().signed(report, destinations, List.of()).join();
        return report;
    }

    /** From now on no audit record can be written. */
    public static void failAudit(StationStore store) {
        change(
                store,
                "CREATE TRIGGER planted BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'planted failure'); END");
    }

    /** Changes every stored document behind the store's back. */
    public static void tamperWithDocuments(StationStore store) {
        change(store, "DROP TRIGGER document_is_not_changed");
        change(store, "UPDATE document SET bytes = CAST(bytes || x'20' AS BLOB)");
    }

    private static void change(StationStore store, String statement) {
        store.writer().submit(tx -> tx.update(statement)).join();
    }

    private SignedSample() {}
}
