package org.overread.ai.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.overread.core.store.NoRoomException;

/** Folders in the system's folder for temporary files, for the account alone. */
final class TemporaryFolder {

    static Path make(String prefix) throws IOException {
        try {
            Path root = Path.of(System.getProperty("java.io.tmpdir"));
            return Files.createTempDirectory(root, prefix, InstalledPackages.ownerAlone())
                    .toRealPath();
        } catch (IOException e) {
            throw cause(e);
        }
    }

    /** What kept a file from being written there; to be asked before what was written in vain is removed. */
    static IOException cause(IOException thrown) {
        return thrown instanceof PackageFiles.Refused ? thrown : NoRoomException.ofTemporary(thrown);
    }

    private TemporaryFolder() {}
}
