package org.overread.core.report;

import java.time.Instant;
import java.util.Optional;

/** One document on its way to one destination. */
public record OutboxEntry(
        long id,
        String reportUid,
        DocumentKind kind,
        String documentUid,
        String destination,
        State state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError) {

    /** Where it stands. */
    public enum State {
        PENDING,
        DELIVERED,
        DEAD_LETTERED
    }
}
