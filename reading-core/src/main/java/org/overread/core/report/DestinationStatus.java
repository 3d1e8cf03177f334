package org.overread.core.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How deliveries to one destination stand.
 *
 * @param nextAttemptAt of the pending entry that is due first
 * @param lastError of the latest entry that is not delivered
 */
public record DestinationStatus(
        String destination,
        int pending,
        int delivered,
        int deadLettered,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError) {

    /** One for each destination, in order of first appearance. */
    public static List<DestinationStatus> of(Collection<OutboxEntry> entries) {
        Map<String, List<OutboxEntry>> byDestination = new LinkedHashMap<>();
        entries.forEach(entry -> byDestination
                .computeIfAbsent(entry.destination(), name -> new ArrayList<>())
                .add(entry));
        return byDestination.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DestinationStatus of(String destination, List<OutboxEntry> entries) {
        return new DestinationStatus(
                destination,
                count(entries, OutboxEntry.State.PENDING),
                count(entries, OutboxEntry.State.DELIVERED),
                count(entries, OutboxEntry.State.DEAD_LETTERED),
                entries.stream()
                        .filter(entry -> entry.state() == OutboxEntry.State.PENDING)
                        .flatMap(entry -> entry.nextAttemptAt().stream())
                        .min(Comparator.naturalOrder()),
                entries.reversed().stream()
                        .filter(entry -> entry.state() != OutboxEntry.State.DELIVERED)
                        .flatMap(entry -> entry.lastError().stream())
                        .findFirst());
    }

    private static int count(List<OutboxEntry> entries, OutboxEntry.State state) {
        return (int) entries.stream().filter(entry -> entry.state() == state).count();
    }
}
