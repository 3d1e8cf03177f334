package org.overread.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.overread.core.audit.OwnerOnly;

/** A station's data folder, held: no other station writes there until it is closed. */
final class StationFolder implements AutoCloseable {
    private static final String LOCK = "station.lock";
    private static final String DATABASE = "station.db";

    private final Path folder;
    private final FileChannel lockFile;

    private StationFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder where there is none, and holds it.
     *
     * @throws StoreException IN_USE where another station holds it, FOLDER_REFUSED where it cannot be a data folder
     */
    static StationFolder hold(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        refuseSharedPlaces(absolute);
        try {
            OwnerOnly.folder(absolute);
            OwnerOnly.file(absolute.resolve(LOCK));
            FileChannel lockFile = FileChannel.open(absolute.resolve(LOCK), StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new StoreException(
                        StoreException.Kind.IN_USE,
                        "another station has the data folder " + absolute
                                + " open; close it, or choose another folder with --data");
            }
            name(lockFile);
            return new StationFolder(absolute, lockFile);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.FOLDER_REFUSED, "the data folder cannot be used: " + absolute, e);
        }
    }

    Path path() {
        return folder;
    }

    Path database() {
        return database(folder);
    }

    static Path database(Path folder) {
        return folder.resolve(DATABASE);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.IO, "the data folder's lock cannot be released", e);
        }
    }

    /** A data folder is made private to its owner, which would lock others out of a folder that is theirs too. */
    private static void refuseSharedPlaces(Path folder) {
        boolean shared = Stream.of("user.home", "java.io.tmpdir")
                .map(name -> Path.of(System.getProperty(name)).toAbsolutePath().normalize())
                .anyMatch(place -> place.startsWith(folder));
        if (shared || Files.isRegularFile(folder)) {
            throw new StoreException(
                    StoreException.Kind.FOLDER_REFUSED, "not a folder for the station's data alone: " + folder);
        }
        if (folder.toString().contains("?")) {
            throw new StoreException(
                    StoreException.Kind.FOLDER_REFUSED, "a data folder's name may not hold a question mark: " + folder);
        }
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The holder's process, for whoever looks for it. */
    private static void name(FileChannel lockFile) throws IOException {
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
}
