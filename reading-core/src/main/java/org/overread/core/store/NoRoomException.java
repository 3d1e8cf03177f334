package org.overread.core.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file could not be written since there is no room for it. The message says where, and names no file. */
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A disk with less room than this, what was written in vain included, is full. */
    private static final long FULL_BYTES = 1 << 20;

    /** As systems say it in English; those that say it otherwise are asked for the room that is left. */
    private static final List<String> SAID =
            List.of("No space left", "not enough space", "disk is full", "quota exceeded");

    private NoRoomException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * What kept a file from being written: this, where there was no room, else what was thrown. To be asked before what was
     * written in vain is removed.
     *
     * @param where in the words of a sentence, such as "the temporary folder"
     * @param folder that was written to, or one above it
     */
    public static IOException of(IOException thrown, String where, Path folder) {
        String said = String.valueOf(thrown.getMessage());
        if (said.contains("File too large")) {
            return new NoRoomException(where + " takes no file that large", thrown);
        }
        boolean full = SAID.stream().anyMatch(said::contains) || hasLessThan(FULL_BYTES, folder);
        return full ? new NoRoomException(where + " is full", thrown) : thrown;
    }

    /** The same, of the system's folder for temporary files. */
    public static IOException ofTemporary(IOException thrown) {
        return of(thrown, "the temporary folder", Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Whether the system's folder for temporary files has less room; false where that cannot be told. */
    public static boolean temporaryFolderHasLessThan(long bytes) {
        return hasLessThan(bytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static boolean hasLessThan(long bytes, Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.getTotalSpace() > 0 && disk.getUsableSpace() < bytes;
        } catch (IOException e) {
            return false;
        }
    }
}
