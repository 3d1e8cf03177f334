package org.overread.core.report;

import java.util.List;

/** A report after signing: its content and its documents, frozen. */
public record SignedReport(ReportContent content, List<FrozenDocument> documents) {
    public SignedReport {
        documents = List.copyOf(documents);
    }
}
