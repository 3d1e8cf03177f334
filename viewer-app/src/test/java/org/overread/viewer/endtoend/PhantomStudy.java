package org.overread.viewer.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.viewer.station.Phantom;

/** The station's phantom, written once for all tests of this JVM; not to be changed by any. */
public final class PhantomStudy {
    private static final long SEED = 1;

    private static final class Written {
        static final Path FOLDER = write();
    }

    /** The folder that holds its images and nothing else. */
    public static Path folder() {
        return Written.FOLDER;
    }

    /** One of its images. */
    public static Path image() {
        return folder().resolve("phantom-050.dcm");
    }

    public static String studyInstanceUid() {
        return ChestPhantom.of(SEED).studyInstanceUid();
    }

    /** What was put into it, largest first. */
    public static List<PhantomNodule> nodules() {
        return ChestPhantom.of(SEED).nodules().stream()
                .sorted(Comparator.comparingDouble(PhantomNodule::diameterMm).reversed())
                .toList();
    }

    private static Path write() {
        try {
            Path folder = Path.of("target", "test-studies", "phantom").toAbsolutePath();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> old = Files.list(folder)) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
            }
            Phantom.write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhantomStudy() {}
}
