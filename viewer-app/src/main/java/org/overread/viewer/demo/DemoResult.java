package org.overread.viewer.demo;

import java.util.List;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.ReviewState;

/** What a demo did: the run, what was decided, where the documents went. */
public record DemoResult(
        String studyInstanceUid,
        List<InferenceStatus> runs,
        ReviewState review,
        List<OutboxEntry> deliveries,
        DemoSeconds seconds) {
    public DemoResult {
        runs = List.copyOf(runs);
        deliveries = List.copyOf(deliveries);
    }
}
