package org.overread.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable queue of deliveries. Blocking: not on the JavaFX thread. */
public interface Outbox {

    /** Every entry, oldest first. */
    List<OutboxEntry> entries();

    /** Pending entries whose time has come, oldest first. */
    List<OutboxEntry> due(Instant now);

    /** When the next pending entry of a destination comes due (a time in the past where one is); empty where none waits. */
    Optional<Instant> nextDue(String destination);

    /** The frozen bytes of an entry. */
    FrozenDocument document(OutboxEntry entry);

    /**
     * Audits that a document is about to be sent and counts the attempt: nothing may leave without (invariant I5).
     *
     * @return the entry as it stands then; empty where it is no longer pending, and must not be sent
     * @throws RuntimeException where that cannot be written
     */
    Optional<OutboxEntry> begin(OutboxEntry entry);

    /** Records what came of an attempt, with its audit record, in one transaction. */
    void record(OutboxEntry entry, DeliveryOutcome outcome, Instant nextAttemptAt);

    /** Makes dead-lettered entries pending again; how many. */
    int retryDeadLettered();
}
