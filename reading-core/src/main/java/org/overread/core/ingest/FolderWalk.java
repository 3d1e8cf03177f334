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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.overread.core.dicom.DicomException.Kind;

/** Finds the files below some folders, each once; links followed, loops of links passed over. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Set<Path> files = new HashSet<>();
    private final ObjLongConsumer<Path> found;
    private final List<Quarantined> unreadable = new ArrayList<>();

    private FolderWalk(ObjLongConsumer<Path> found) {
        this.found = found;
    }

    /**
     * @param found takes each file and its length as soon as it is met
     * @return what could not be opened or listed
     */
    static List<Quarantined> of(List<Path> roots, ObjLongConsumer<Path> found) throws IOException {
        FolderWalk walk = new FolderWalk(found);
        for (Path root : roots) {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        }
        return walk.unreadable;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && files.add(file)) {
            found.accept(file, attributes.size());
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
