package org.overread.core.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Delivers what is due: at least once, always the same bytes under the same key. An attempt is audited before anything is
 * sent; where that fails, nothing leaves (invariant I5). Blocking.
 */
public final class ReportDelivery {
    private final Outbox outbox;
    private final Map<String, ReportTransport> transports = new LinkedHashMap<>();
    private final RetrySchedule schedule;
    private final Clock clock;

    /** @throws IllegalArgumentException where two transports share a destination's name */
    public ReportDelivery(Outbox outbox, List<ReportTransport> transports, RetrySchedule schedule, Clock clock) {
        this.outbox = outbox;
        this.schedule = schedule;
        this.clock = clock;
        for (ReportTransport transport : transports) {
            if (this.transports.put(transport.destination(), transport) != null) {
                throw new IllegalArgumentException("two destinations are called " + transport.destination());
            }
        }
    }

    /** The destinations that can be delivered to. */
    public Set<String> destinations() {
        return Set.copyOf(transports.keySet());
    }

    /**
     * Tries everything that is due, each destination by itself: one that is down or slow delays no other's entries.
     *
     * @throws RuntimeException where the outbox failed for one of them, after the others have been tried
     */
    public List<DeliveryReceipt> deliverDue(Instant now) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<DeliveryReceipt>>> deliveries = transports.keySet().stream()
                    .map(name -> CompletableFuture.supplyAsync(() -> deliverDue(name, now), executor))
                    .toList();
            List<DeliveryReceipt> receipts = new ArrayList<>();
            deliveries.forEach(delivery -> receipts.addAll(delivery.join()));
            return receipts;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Tries what is due at one destination, oldest first. */
    public List<DeliveryReceipt> deliverDue(String destination, Instant now) {
        ReportTransport transport = transports.get(destination);
        List<DeliveryReceipt> receipts = new ArrayList<>();
        for (OutboxEntry entry : outbox.due(now)) {
            if (entry.destination().equals(destination) && transport.carries(entry.kind())) {
                outbox.begin(entry).map(begun -> attempt(transport, begun)).ifPresent(receipts::add);
            }
        }
        return receipts;
    }

    private DeliveryReceipt attempt(ReportTransport transport, OutboxEntry entry) {
        DeliveryOutcome outcome = send(transport, entry);
        Instant at = clock.instant();
        Instant next = at.plus(schedule.pauseAfter(entry.attempts()));
        outbox.record(entry, outcome, next);
        boolean again = outcome instanceof DeliveryOutcome.Retry;
        return new DeliveryReceipt(entry, outcome, at, again ? Optional.of(next) : Optional.empty());
    }

    private DeliveryOutcome send(ReportTransport transport, OutboxEntry entry) {
        try {
            FrozenDocument document = outbox.document(entry);
            return document.intact()
                    ? transport.send(document)
                    : new DeliveryOutcome.Refused("the stored document is not the one that was signed");
        } catch (RuntimeException e) {
            // its message may name a patient
            return new DeliveryOutcome.Retry(
                    "sending failed unexpectedly: " + e.getClass().getSimpleName());
        }
    }
}
