package org.overread.viewer.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.store.StoreException;
import org.overread.viewer.station.ScreenUnavailableException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one root command, a class for each of its commands. */
@Command(
        name = "overread",
        version = "Overread 0.1.0",
        mixinStandardHelpOptions = true,
        description = "A radiology reading station with AI findings verified by the radiologist.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "In a source checkout, 'overread test' runs the whole test suite."})
public final class Overread implements Runnable {
    /** In the order in which they are told of. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("demo", DemoCommand.class),
            Map.entry("view", ViewCommand.class),
            Map.entry("index", IndexCommand.class),
            Map.entry("dump", DumpCommand.class),
            Map.entry("decode", DecodeCommand.class),
            Map.entry("show", ShowCommand.class),
            Map.entry("analyze", AnalyzeCommand.class),
            Map.entry("models", ModelsCommand.class),
            Map.entry("deliver", DeliverCommand.class),
            Map.entry("audit", AuditCommand.class),
            Map.entry("doctor", DoctorCommand.class),
            Map.entry("settings", SettingsCommand.class),
            Map.entry("bench", BenchCommand.class));

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private DataOption data;

    /**
     * Runs one command.
     *
     * @return the exit status of {@link ExitCode}
     */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = commandLine(List.of(arguments));
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(FrameChoice.class, Overread::frames);
        line.setParameterExceptionHandler((failure, given) -> {
            err.println("overread: " + firstLine(failure.getMessage()));
            return ExitCode.USAGE.status();
        });
        line.setExecutionExceptionHandler((failure, command, result) -> refuse(failure, err));
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    /** With the commands that are named; with all where none is. Each takes its time to be made, and one is run. */
    private static CommandLine commandLine(List<String> words) {
        CommandLine line = new CommandLine(new Overread());
        boolean named = COMMANDS.stream().anyMatch(command -> words.contains(command.getKey()));
        COMMANDS.stream()
                .filter(command -> !named || words.contains(command.getKey()))
                .forEach(command -> line.addSubcommand(command.getKey(), command.getValue()));
        return line;
    }

    /** As {@link #run(String[], PrintWriter, PrintWriter)}, on the process's own streams. */
    public static int run(String[] arguments) {
        return run(
                arguments,
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    DataOption data() {
        return data;
    }

    private static FrameChoice frames(String text) {
        try {
            return FrameChoice.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    private static int refuse(Exception failure, PrintWriter err) {
        Optional<CommandFailure> refusal = refusal(failure);
        if (refusal.isPresent()) {
            err.println("overread: " + firstLine(refusal.get().getMessage()));
            return refusal.get().exitCode().status();
        }
        LoggerFactory.getLogger(Overread.class).error("a command ended with an unexpected error", failure);
        err.println("overread: unexpected error (" + failure.getClass().getSimpleName() + ")");
        return ExitCode.FAILED.status();
    }

    /** What can be said of a failure that a command left to its caller; empty where it is not an expected one. */
    private static Optional<CommandFailure> refusal(Exception failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case CommandFailure known -> known;
                    case StoreException store -> StoreAccess.refusal(store);
                    case ScreenUnavailableException screen ->
                        new CommandFailure(ExitCode.UNAVAILABLE, screen.getMessage(), screen);
                    case FileSystemException file ->
                        new CommandFailure(ExitCode.FAILED, "cannot use " + file.getFile() + ": " + why(file), file);
                    default -> null;
                });
    }

    private static String why(FileSystemException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "access is denied";
            case NoSuchFileException missing -> "its folder does not exist";
            case FileAlreadyExistsException there -> "there is a file of that name";
            default -> failure.getReason() == null ? "it cannot be read or written" : failure.getReason();
        };
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    @Override
    public void run() {
        commandLine(List.of()).usage(spec.commandLine().getOut());
    }
}
