package org.overread.viewer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.overread.viewer.reading.ScreenPicture;
import org.overread.viewer.station.ReadingStation;
import org.overread.viewer.station.Screen;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "view", mixinStandardHelpOptions = true, description = "Opens the viewer.")
final class ViewCommand implements Callable<Integer> {
    private static final long PICTURE_SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files or folders to open")
    private List<Path> paths = List.of();

    @Mixin
    private ReaderOption reader;

    @Option(names = "--study", paramLabel = "UID", description = "which study to open of those found")
    private String study;

    @Option(
            names = "--screenshot",
            paramLabel = "FILE",
            description = "write a picture of the window as PNG once the study is shown, and end; needs no display")
    private Path screenshot;

    @Override
    public Integer call() throws Exception {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such file or folder: " + path);
            }
        }
        boolean headless = !Screen.available();
        if (headless && screenshot == null) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, "no display: DISPLAY is not set");
        }
        StationSettings settings = DataOption.of(spec).settings();
        StationOptions options = StationOptions.of(DataOption.of(spec).folder(), settings, reader.identity(settings));
        try (ReadingStation station = ReadingStation.start(options, paths, Optional.ofNullable(study), headless)) {
            if (Boolean.getBoolean("overread.bench.shown")) {
                station.firstImage().join();
                spec.commandLine().getOut().println("overread-bench: shown");
                spec.commandLine().getOut().flush();
            }
            if (screenshot == null) {
                station.untilClosed();
            } else {
                picture(station);
            }
        }
        return ExitCode.DONE.status();
    }

    private void picture(ReadingStation station) throws Exception {
        boolean refused = false;
        try {
            if (!paths.isEmpty()) {
                station.desk().settled().get(PICTURE_SECONDS, TimeUnit.SECONDS);
                refused = station.desk().session().isEmpty();
            }
            station.window().robot().whenPainted().get(PICTURE_SECONDS, TimeUnit.SECONDS);
            ScreenPicture.write(
                    station.window().robot().screenshot().get(PICTURE_SECONDS, TimeUnit.SECONDS), screenshot);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot write " + screenshot, e);
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "the screen was not complete within " + PICTURE_SECONDS + " s", e);
        }
        if (refused) {
            boolean noStore = station.desk().station().isCompletedExceptionally();
            throw new CommandFailure(
                    noStore ? ExitCode.UNAVAILABLE : ExitCode.INPUT_REFUSED,
                    "no study was opened; the picture says why");
        }
    }
}
