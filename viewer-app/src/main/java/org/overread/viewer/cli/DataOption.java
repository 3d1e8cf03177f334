package org.overread.viewer.cli;

import java.nio.file.Path;
import org.overread.viewer.station.DataFolder;
import org.overread.viewer.station.SettingsException;
import org.overread.viewer.station.SettingsFile;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --data DIR}: the station's data folder and the settings in it. Given before or after the command's name. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the station's data folder (default: the platform's user data folder)")
    private Path folder;

    /** As it was given to the whole command line. */
    static DataOption of(CommandSpec command) {
        return ((Overread) command.root().userObject()).data();
    }

    boolean given() {
        return folder != null;
    }

    Path folder() {
        return folder == null ? DataFolder.ofThisAccount() : folder.toAbsolutePath();
    }

    StationSettings settings() {
        try {
            return SettingsFile.read(folder());
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
