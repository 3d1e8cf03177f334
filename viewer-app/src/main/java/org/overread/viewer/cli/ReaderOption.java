package org.overread.viewer.cli;

import java.util.Optional;
import org.overread.core.review.ReaderIdentity;
import org.overread.viewer.station.Readers;
import org.overread.viewer.station.SettingsException;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Option;

/** {@code --reader}: who reads and signs. */
final class ReaderOption {
    @Option(
            names = "--reader",
            paramLabel = "NAME[|ORGANIZATION[|ID[|SCHEME]]]",
            description = "who reads and signs (default: the settings' reader, else the OS account)")
    private String reader;

    ReaderIdentity identity(StationSettings settings) {
        try {
            return Readers.resolve(Optional.ofNullable(reader), settings);
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
