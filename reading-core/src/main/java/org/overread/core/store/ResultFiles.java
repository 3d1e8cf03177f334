package org.overread.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.inference.ResultCache;
import org.overread.core.inference.ResultKey;

/**
 * Results of earlier runs as files of one folder, which their owner alone can read. A file that is damaged, too large or of
 * another key is passed over and removed; where a file cannot be written that is told. Beyond the quota those
 * used longest ago go first.
 *
 * <p>Thread: any.
 */
public final class ResultFiles implements ResultCache {
    private static final System.Logger LOG = System.getLogger(ResultFiles.class.getName());
    private static final String SUFFIX = ".result";
    private static final int LARGEST = 64 << 20;

    private final Path folder;
    private final long quotaBytes;

    public ResultFiles(Path folder, long quotaBytes) {
        this.folder = folder;
        this.quotaBytes = quotaBytes;
    }

    @Override
    public synchronized Optional<Kept> find(ResultKey key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Kept kept = read(file, key);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(kept);
        } catch (IOException | StoreException e) {
            passOver(file, e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized Optional<String> keep(ResultKey key, Kept result) {
        Optional<byte[]> form = KeptForm.write(key, result, Math.min(LARGEST, quotaBytes));
        if (form.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = form.get();
        try {
            OwnerOnly.folder(folder);
            makeRoom(content.length);
            OwnerOnly.replace(file(key), content);
            return Optional.empty();
        } catch (IOException e) {
            String cause = cause(NoRoomException.of(e, "the disk", folder));
            removeParts();
            LOG.log(System.Logger.Level.WARNING, "a result was not kept for the next time: {0}", cause);
            return Optional.of(cause);
        }
    }

    /** Without the file's name, which messages have. */
    private static String cause(IOException e) {
        return e instanceof NoRoomException ? e.getMessage() : e.getClass().getSimpleName();
    }

    private Kept read(Path file, ResultKey key) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST + 1);
        }
        if (content.length > LARGEST) {
            throw StoreException.corrupt("kept result", "of a size that none has");
        }
        return KeptForm.read(content, key);
    }

    /** Lets the files go that were used longest ago, until the new one fits. */
    private void makeRoom(long bytes) throws IOException {
        List<Path> files = new ArrayList<>();
        long taken = 0;
        try (Stream<Path> all = Files.list(folder)) {
            files.addAll(all.filter(file -> file.getFileName().toString().contains(SUFFIX))
                    .toList());
        }
        for (Path file : files) {
            taken += Files.size(file);
        }
        files.sort(Comparator.comparing(ResultFiles::used));
        for (Path oldest : files) {
            if (taken + bytes <= quotaBytes) {
                return;
            }
            taken -= Files.size(oldest);
            Files.delete(oldest);
        }
    }

    /** What a write left that ended early. */
    private void removeParts() {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path part : all.filter(file -> file.toString().endsWith(SUFFIX + ".next"))
                    .toList()) {
                Files.delete(part);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "parts of a result that was not kept could not be removed");
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.from(Instant.EPOCH);
        }
    }

    private static void passOver(Path file, Exception why) {
        String reason = why instanceof StoreException
                ? why.getMessage()
                : why.getClass().getSimpleName();
        LOG.log(System.Logger.Level.WARNING, "an earlier result is not used: {0}", reason);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an unusable earlier result could not be removed");
        }
    }

    private Path file(ResultKey key) {
        return folder.resolve(key.digest() + SUFFIX);
    }
}
