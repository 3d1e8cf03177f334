package org.overread.core.ingest;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.overread.core.dicom.DicomException.Kind;

/** The files below some folders, links followed, loops of links passed over; in the order of their paths. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final TreeSet<Path> files = new TreeSet<>();
    private final List<Quarantined> unreadable = new ArrayList<>();

    static FolderWalk of(List<Path> roots) throws IOException {
        FolderWalk walk = new FolderWalk();
        for (Path root : roots) {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        }
        return walk;
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    /** What could not be opened or listed. */
    List<Quarantined> unreadable() {
        return unreadable;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (!(e instanceof FileSystemLoopException)) {
            String reason = e instanceof NoSuchFileException ? "there is no such file" : "cannot be opened";
            unreadable.add(new Quarantined(file, Kind.UNREADABLE, reason));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
        if (e != null) {
            unreadable.add(new Quarantined(directory, Kind.UNREADABLE, "the folder cannot be listed to its end"));
        }
        return FileVisitResult.CONTINUE;
    }
}
