package org.overread.core.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;

/** A signed report as it is kept: who signed what and when. Its wording stands in its documents. */
public record StoredReport(
        ReportIds ids,
        String studyInstanceUid,
        ReaderIdentity reader,
        Instant signedAt,
        ZoneId zone,
        List<TrackingUid> stated,
        List<TrackingUid> rejected,
        List<TrackingUid> notAssessed) {
    public StoredReport {
        stated = List.copyOf(stated);
        rejected = List.copyOf(rejected);
        notAssessed = List.copyOf(notAssessed);
    }
}
