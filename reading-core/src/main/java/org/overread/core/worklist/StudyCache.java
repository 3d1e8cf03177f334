package org.overread.core.worklist;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.overread.core.audit.OwnerOnly;

/**
 * Fetched studies on this machine's disk, a folder each, readable by the account alone; the one not used for longest goes
 * first when there are too many. Thread: any; blocking.
 */
public final class StudyCache {
    private final Path folder;
    private final long quotaBytes;
    private final InstantSource clock;

    /** @param quotaBytes what the studies may take together; a single study larger than that stays while it is read */
    public StudyCache(Path folder, long quotaBytes, InstantSource clock) throws IOException {
        OwnerOnly.folder(folder);
        this.folder = folder;
        this.quotaBytes = quotaBytes;
        this.clock = clock;
    }

    /**
     * Where a study's files are, or are to be put.
     *
     * @throws IllegalArgumentException for what is no UID: it would name another place
     */
    public Path folderOf(String studyInstanceUid) {
        if (studyInstanceUid.length() > 64 || !studyInstanceUid.matches("[0-9]+(\\.[0-9]+)*")) {
            throw new IllegalArgumentException("no Study Instance UID");
        }
        return folder.resolve(studyInstanceUid);
    }

    /** The study is in use now. */
    public void touch(String studyInstanceUid) throws IOException {
        Path study = folderOf(studyInstanceUid);
        OwnerOnly.folder(study);
        Files.setLastModifiedTime(study, FileTime.from(clock.instant()));
    }

    public long bytes() throws IOException {
        long bytes = 0;
        for (Path study : studies()) {
            bytes += bytes(study);
        }
        return bytes;
    }

    /**
     * Removes studies until the rest fits, those not used for longest first.
     *
     * @param mayGo whether a study (by UID) is neither open nor waits for anything to be delivered
     * @return the UIDs of those removed
     */
    public List<String> evict(Predicate<String> mayGo) throws IOException {
        List<String> removed = new ArrayList<>();
        long bytes = bytes();
        for (Path study : studies()) {
            String uid = study.getFileName().toString();
            if (bytes > quotaBytes && mayGo.test(uid)) {
                bytes -= bytes(study);
                delete(study);
                removed.add(uid);
            }
        }
        return removed;
    }

    /** The least recently used first. */
    private List<Path> studies() throws IOException {
        record Used(Path study, FileTime at) {}
        List<Used> used = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path study : all.filter(Files::isDirectory).toList()) {
                used.add(new Used(study, Files.getLastModifiedTime(study)));
            }
        }
        used.sort(Comparator.comparing(Used::at));
        return used.stream().map(Used::study).toList();
    }

    private static long bytes(Path study) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void delete(Path study) throws IOException {
        Files.walkFileTree(study, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
