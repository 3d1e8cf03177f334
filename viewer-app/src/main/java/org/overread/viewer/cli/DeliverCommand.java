package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.overread.core.report.OutboxEntry;
import org.overread.viewer.station.SettingsException;
import org.overread.viewer.station.Station;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "deliver", mixinStandardHelpOptions = true, description = "Shows and works the outbox.")
final class DeliverCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say what: deliver status, deliver run, or deliver retry");
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Lists what waits, what arrived, what was refused.")
    int status(@Option(names = "--json", description = "print one JSON document") boolean json) {
        StoreAccess.requireStation(DataOption.of(spec).folder());
        try (var store = StoreAccess.open(DataOption.of(spec).folder())) {
            print(store.outbox().entries(), json);
        }
        return ExitCode.DONE.status();
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Tries once to deliver everything that is due.")
    int run(
            @Mixin ReaderOption reader,
            @Option(names = "--json", description = "print one JSON document") boolean json) {
        try (Station station = open(reader)) {
            station.deliverOnce();
            List<OutboxEntry> entries = station.store().outbox().entries();
            print(entries, json);
            return waiting(entries) ? ExitCode.UNAVAILABLE.status() : ExitCode.DONE.status();
        }
    }

    @Command(name = "retry", mixinStandardHelpOptions = true, description = "Makes refused deliveries pending again.")
    int retry(@Option(names = "--json", description = "print one JSON document") boolean json) {
        StoreAccess.requireStation(DataOption.of(spec).folder());
        try (var store = StoreAccess.open(DataOption.of(spec).folder())) {
            int retried = store.outbox().retryDeadLettered();
            spec.commandLine().getErr().println("overread: " + retried + " deliveries made pending again");
            print(store.outbox().entries(), json);
        }
        return ExitCode.DONE.status();
    }

    private Station open(ReaderOption reader) {
        StoreAccess.requireStation(DataOption.of(spec).folder());
        StationSettings settings = DataOption.of(spec).settings();
        try {
            return Station.open(StationOptions.of(DataOption.of(spec).folder(), settings, reader.identity(settings)));
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        } catch (org.overread.core.store.StoreException e) {
            throw StoreAccess.refusal(e);
        }
    }

    private static boolean waiting(List<OutboxEntry> entries) {
        return entries.stream().anyMatch(entry -> entry.state() != OutboxEntry.State.DELIVERED);
    }

    private void print(List<OutboxEntry> entries, boolean json) {
        if (json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("deliveries");
            entries.forEach(entry -> array.add(document(entry)));
            spec.commandLine().getOut().println(Json.text(root));
            return;
        }
        entries.forEach(entry -> spec.commandLine()
                .getOut()
                .printf(
                        "%-12s %-4s %-10s attempts %d  %s  %s%n",
                        entry.destination(),
                        entry.kind(),
                        state(entry),
                        entry.attempts(),
                        entry.documentUid(),
                        entry.lastError().orElse("")));
    }

    /** One delivery, as {@code deliver status} and the demo's summary print it. */
    static ObjectNode document(OutboxEntry entry) {
        return Json.object()
                .put("destination", entry.destination())
                .put("document", entry.kind().name().toLowerCase(Locale.ROOT))
                .put("state", state(entry))
                .put("documentUid", entry.documentUid())
                .put("reportUid", entry.reportUid())
                .put("attempts", entry.attempts())
                .put(
                        "nextAttemptAt",
                        entry.nextAttemptAt().map(Object::toString).orElse(null))
                .put("lastError", entry.lastError().orElse(null));
    }

    private static String state(OutboxEntry entry) {
        return switch (entry.state()) {
            case PENDING -> entry.attempts() == 0 ? "pending" : "retry";
            case DELIVERED -> "delivered";
            case DEAD_LETTERED -> "refused";
        };
    }
}
