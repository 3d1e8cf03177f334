package org.overread.core.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signed head kept outside the database, so that an older copy of the database put back is noticed. It may lag behind
 * the database, since it is written after a commit; it is never ahead of it.
 */
public final class AuditHeadFile {
    private static final String NAME = "audit-head.json";
    private static final String CONFLICTS = "audit-head.conflict-*.json";
    private static final long MOST_BYTES = 10_000;

    private final Path folder;

    public AuditHeadFile(Path folder) {
        this.folder = folder;
    }

    public boolean exists() {
        return Files.exists(folder.resolve(NAME));
    }

    /** The head; empty where there is no file or it is not a head. */
    public Optional<SignedHead> read() throws IOException {
        return exists() ? read(folder.resolve(NAME)) : Optional.empty();
    }

    public void write(SignedHead head) throws IOException {
        OwnerOnly.replace(folder.resolve(NAME), head.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Every head kept outside the database, the current one and conflicting ones; unsigned ones for those not readable. */
    public List<SignedHead> all() throws IOException {
        List<SignedHead> heads = new ArrayList<>();
        heads.add(read().orElseGet(SignedHead::unsigned));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, CONFLICTS)) {
            for (Path file : files) {
                heads.add(read(file).orElseGet(SignedHead::unsigned));
            }
        }
        return heads;
    }

    /**
     * Puts aside a head file that does not agree with the trail, as evidence: verification fails until a person has
     * removed it.
     */
    public void putAside() throws IOException {
        int number = 1;
        while (Files.exists(conflict(number))) {
            number++;
        }
        Files.move(folder.resolve(NAME), conflict(number), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path conflict(int number) {
        return folder.resolve(CONFLICTS.replace("*", Integer.toString(number)));
    }

    private static Optional<SignedHead> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        return SignedHead.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
