package org.overread.viewer.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.overread.core.audit.AuditExport;
import org.overread.reporting.archive.EmbeddedArchive;
import org.overread.viewer.demo.Demo;
import org.overread.viewer.demo.DemoException;
import org.overread.viewer.demo.DemoResult;
import org.overread.viewer.station.Credentials;
import org.overread.viewer.station.Destination;
import org.overread.viewer.station.Phantom;
import org.overread.viewer.station.ReadingStation;
import org.overread.viewer.station.Screen;
import org.overread.viewer.station.Station;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The main job, scripted: read a CT, run the reference model, decide by key, sign, deliver.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReaderOption reader;

    @Option(names = "--headless", description = "needs no display")
    private boolean headless;

    @Option(names = "--out", paramLabel = "DIR", description = "where results go (default: overread-demo)")
    private Path out = Path.of("overread-demo");

    @Option(names = "--study", paramLabel = "PATH", description = "a study (default: a CT phantom that is generated)")
    private Path study;

    @Override
    public Integer call() throws IOException {
        // of the JVM: the process may have been the launcher's before, building
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        if (study != null && !Files.exists(study)) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such file or folder: " + study);
        }
        if (!headless && !Screen.available()) {
            spec.commandLine().getErr().println("overread: no display: going on without one, as by --headless");
            headless = true;
        }
        Files.createDirectories(out);
        try (EmbeddedArchive archive = new EmbeddedArchive(out.resolve("archive"));
                ReadingStation station =
                        ReadingStation.start(options(archive), List.of(images()), Optional.empty(), headless)) {
            DemoResult result = demonstrate(station, started);
            if (!headless) {
                spec.commandLine().getErr().println("overread: done; the window stays open to play with");
                station.untilClosed();
            }
            return DemoDocuments.allDelivered(result) ? ExitCode.DONE.status() : ExitCode.UNAVAILABLE.status();
        }
    }

    private DemoResult demonstrate(ReadingStation station, Instant started) throws IOException {
        try {
            DemoResult result = new Demo(station, out.resolve("screens"), started).run();
            Station open = station.desk().station().join();
            DemoDocuments documents = new DemoDocuments(out);
            documents.write(open, result);
            new AuditExport(
                            open.store().audit(),
                            open.store().audit(),
                            open.store().auditKey(),
                            Clock.systemUTC())
                    .write(out.resolve("audit.jsonl"), open.options().reader().id());
            spec.commandLine().getOut().println(Json.text(documents.summary(result)));
            return result;
        } catch (DemoException e) {
            throw new CommandFailure(ExitCode.FAILED, e.getMessage(), e);
        }
    }

    private Path images() throws IOException {
        if (study != null) {
            return study;
        }
        Path phantom = out.resolve("phantom");
        Phantom.write(phantom);
        return phantom;
    }

    /** A data folder of its own for each demo, unless one is named; the archive is the only receiver. */
    private StationOptions options(EmbeddedArchive archive) throws IOException {
        DataOption data = DataOption.of(spec);
        StationSettings settings = data.given() ? data.settings() : StationSettings.DEFAULTS;
        Path folder = data.given() ? data.folder() : Files.createTempDirectory(out.toAbsolutePath(), "station-");
        Destination receiver = new Destination("Demo archive", archive.studiesUrl(), Credentials.NONE, false);
        Duration deadline = settings.deadline();
        return new StationOptions(
                folder,
                reader.identity(settings),
                deadline,
                settings.models(),
                List.of(receiver),
                settings.sources(),
                settings.inference(),
                settings.screen());
    }
}
