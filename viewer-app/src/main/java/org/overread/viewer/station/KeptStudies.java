package org.overread.viewer.station;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.StoredReview;
import org.overread.core.store.StationStore;

/** Studies whose images may not be let go: open, begun and not signed, or with reports on their way. Blocking. */
record KeptStudies(StationStore store, Set<String> undeliveredReports, Optional<String> open) {

    static KeptStudies of(StationStore store, Optional<String> open) {
        Set<String> undelivered = store.outbox().entries().stream()
                .filter(entry -> entry.state() != OutboxEntry.State.DELIVERED)
                .map(OutboxEntry::reportUid)
                .collect(Collectors.toSet());
        return new KeptStudies(store, undelivered, open);
    }

    boolean contains(String studyInstanceUid) {
        return open.filter(studyInstanceUid::equals).isPresent()
                || waitsForSignature(studyInstanceUid)
                || store.reports()
                        .reportOf(studyInstanceUid)
                        .filter(report ->
                                undeliveredReports.contains(report.ids().reportUid()))
                        .isPresent();
    }

    private boolean waitsForSignature(String studyInstanceUid) {
        StoredReview review = store.findings().review(studyInstanceUid);
        boolean begun = !review.entries().isEmpty()
                || !store.annotations().entries(studyInstanceUid).isEmpty()
                || !store.keyImages().entries(studyInstanceUid).isEmpty();
        return begun && !review.signed();
    }
}
