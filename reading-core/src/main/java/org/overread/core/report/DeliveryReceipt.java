package org.overread.core.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of one attempt to deliver.
 *
 * @param entry as it stood during the attempt, which its {@code attempts} count
 * @param nextAttemptAt where it is tried again
 */
public record DeliveryReceipt(
        OutboxEntry entry, DeliveryOutcome outcome, Instant at, Optional<Instant> nextAttemptAt) {}
