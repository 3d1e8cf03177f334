package org.overread.core.review;

import java.util.List;
import java.util.Set;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;

/**
 * The review of a study as it is kept.
 *
 * @param runs every run, oldest first; a silent run's findings are left out (invariant I4), a late run's are there to be
 *     asked for
 * @param takenUp the runs whose results came before a reader, by their UIDs
 * @param findings the models' findings that are before the reader, in the order in which they came
 * @param entries oldest first; they bring the reader's own findings
 * @param signed whether a report has been signed
 */
public record StoredReview(
        String studyInstanceUid,
        List<InferenceStatus> runs,
        Set<String> takenUp,
        List<Finding> findings,
        List<ReviewEntry> entries,
        boolean signed) {
    public StoredReview {
        runs = List.copyOf(runs);
        takenUp = Set.copyOf(takenUp);
        findings = List.copyOf(findings);
        entries = List.copyOf(entries);
    }
}
