package org.overread.core.report;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.core.inference.InferenceStatus;

/** Where signed reports are kept with their frozen documents. */
public interface ReportStore {

    /**
     * Stores a report, its documents, an outbox entry for each document and each destination that carries its kind, and
     * the audit record of the signature, all or nothing. Returns at once.
     *
     * @param notShown runs whose findings the reader did not see: late ones never taken up, silent ones
     * @return completes with false, and nothing stored, where the study has a signed report already
     */
    CompletableFuture<Boolean> signed(
            SignedReport report, List<ReportDestination> destinations, List<InferenceStatus> notShown);

    /** The signed report of a study. Blocking. */
    Optional<StoredReport> reportOf(String studyInstanceUid);

    /** The frozen documents of a report. Blocking. */
    List<FrozenDocument> documents(String reportUid);
}
