package org.overread.viewer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.overread.core.audit.AuditExport;
import org.overread.core.store.StationStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the trail as JSON lines that verify without a database. Exporting is itself recorded.")
final class AuditExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReaderOption reader;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "where to (default: standard output)")
    private Path file;

    @Override
    public Integer call() throws IOException {
        StoreAccess.requireStation(DataOption.of(spec).folder());
        String actor = reader.identity(DataOption.of(spec).settings()).id();
        try (StationStore store = StoreAccess.open(DataOption.of(spec).folder())) {
            if (file != null) {
                export(store, file, actor);
            } else {
                print(store, actor);
            }
        }
        return ExitCode.DONE.status();
    }

    private void print(StationStore store, String actor) throws IOException {
        Path folder = Files.createTempDirectory("overread-audit");
        Path written = folder.resolve("audit.jsonl");
        try {
            export(store, written, actor);
            PrintWriter out = spec.commandLine().getOut();
            try (Stream<String> lines = Files.lines(written)) {
                lines.forEach(out::println);
            }
        } finally {
            Files.deleteIfExists(written);
            Files.delete(folder);
        }
    }

    private static void export(StationStore store, Path to, String actor) {
        try {
            new AuditExport(store.audit(), store.audit(), store.auditKey(), Clock.systemUTC()).write(to, actor);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot export to " + to + ": " + e.getMessage(), e);
        }
    }
}
