package org.overread.core.report;

import java.time.Instant;
import java.util.List;

/** The durable queue of deliveries. Blocking: not on the JavaFX thread. */
public interface Outbox {

    /** Every entry, oldest first. */
    List<OutboxEntry> entries();

    /** Pending entries whose time has come, oldest first. */
    List<OutboxEntry> due(Instant now);

    /** The frozen bytes of an entry. */
    FrozenDocument document(OutboxEntry entry);

    /** Records what came of an attempt, with its audit record, in one transaction. */
    void record(OutboxEntry entry, DeliveryOutcome outcome, Instant nextAttemptAt);

    /** Makes dead-lettered entries pending again; how many. */
    int retryDeadLettered();
}
