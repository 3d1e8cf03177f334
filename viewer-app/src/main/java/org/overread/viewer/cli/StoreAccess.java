package org.overread.viewer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.overread.core.store.StationStore;
import org.overread.core.store.StoreException;

/** Opens a station's data folder for a command. */
final class StoreAccess {

    /** @throws CommandFailure where it is in use or cannot be opened */
    static StationStore open(Path dataFolder) {
        try {
            return StationStore.open(dataFolder);
        } catch (StoreException e) {
            throw refusal(e);
        }
    }

    /** A folder that no station has written to is not made into one by asking about it. */
    static void requireStation(Path dataFolder) {
        if (!Files.isRegularFile(dataFolder.resolve("station.db"))) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no station's data in " + dataFolder);
        }
    }

    static CommandFailure refusal(StoreException e) {
        return new CommandFailure(
                switch (e.kind()) {
                    case IN_USE, UNAVAILABLE -> ExitCode.UNAVAILABLE;
                    case FOLDER_REFUSED, NEWER_SCHEMA, CORRUPT -> ExitCode.INPUT_REFUSED;
                    case DISK_FULL, IO, CONFLICT -> ExitCode.FAILED;
                },
                e.getMessage(),
                e);
    }

    private StoreAccess() {}
}
