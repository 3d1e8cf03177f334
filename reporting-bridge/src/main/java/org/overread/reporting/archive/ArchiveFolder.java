package org.overread.reporting.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.Uids;

/** Instances as files, one for each SOP Instance UID; a file is there whole or not at all. */
final class ArchiveFolder {
    private static final String SUFFIX = ".dcm";

    /** What became of an instance. */
    enum Kept {
        STORED,
        /** The same bytes were there already. */
        REPEATED,
        /** Other bytes are there under this UID; they stay. */
        CONFLICTING
    }

    private final Path folder;

    ArchiveFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** A file to receive into; give it to {@link #keep}, or delete it. */
    Path newPartial() throws IOException {
        return Files.createTempFile(folder, "receiving-", ".partial");
    }

    /** Takes a received file in under its UID; the partial file is gone afterwards. */
    synchronized Kept keep(Path partial, String sopInstanceUid) throws IOException {
        Path target = path(sopInstanceUid);
        try {
            if (Files.exists(target)) {
                return Files.mismatch(partial, target) < 0 ? Kept.REPEATED : Kept.CONFLICTING;
            }
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return Kept.STORED;
        } catch (FileAlreadyExistsException e) {
            return Kept.CONFLICTING;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    Optional<Path> find(String sopInstanceUid) {
        return Uids.isValid(sopInstanceUid)
                ? Optional.of(path(sopInstanceUid)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    List<String> sopInstanceUids() throws IOException {
        List<String> uids = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                uids.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        }
        uids.sort(null);
        return uids;
    }

    /** A valid UID is digits and dots: it cannot lead out of the folder. */
    private Path path(String sopInstanceUid) {
        if (!Uids.isValid(sopInstanceUid)) {
            throw new IllegalArgumentException("not a UID");
        }
        return folder.resolve(sopInstanceUid + SUFFIX);
    }
}
