package org.overread.viewer.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.OutboxEntry.State;
import org.overread.viewer.theme.Texts;

/** Where the deliveries stand, a word for each destination: "PACS ✓ · EHR retry in 12 s". */
final class DeliveryWriting {

    static String line(List<OutboxEntry> entries, Instant now) {
        Map<String, List<OutboxEntry>> byDestination = new LinkedHashMap<>();
        for (OutboxEntry entry : entries) {
            byDestination
                    .computeIfAbsent(entry.destination(), any -> new ArrayList<>())
                    .add(entry);
        }
        List<String> parts = new ArrayList<>();
        byDestination.forEach((destination, all) -> parts.add(destination + " " + state(all, now)));
        return String.join("  ·  ", parts);
    }

    static boolean failed(List<OutboxEntry> entries) {
        return entries.stream().anyMatch(entry -> entry.state() == State.DEAD_LETTERED);
    }

    static boolean pending(List<OutboxEntry> entries) {
        return entries.stream().anyMatch(entry -> entry.state() == State.PENDING);
    }

    private static String state(List<OutboxEntry> entries, Instant now) {
        if (failed(entries)) {
            return Texts.of("delivery.failed");
        }
        if (!pending(entries)) {
            return Texts.of("delivery.done");
        }
        Optional<Instant> next = entries.stream()
                .filter(entry -> entry.state() == State.PENDING && entry.attempts() > 0)
                .flatMap(entry -> entry.nextAttemptAt().stream())
                .min(Instant::compareTo);
        return next.map(at -> Texts.of(
                        "delivery.retry",
                        Long.toString(Math.max(0, Duration.between(now, at).toSeconds()))))
                .orElse(Texts.of("delivery.sending"));
    }

    private DeliveryWriting() {}
}
